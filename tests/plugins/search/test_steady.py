import gzip

import pytest

from presskit_search import cbor
from presskit_search.steady import steady

MARK = b"pagefind_dcd"


def packed(value: object) -> bytes:
    return gzip.compress(MARK + cbor.encoded(value))


def index(*values: tuple[str, list[int]], turned: bool = False) -> dict[str, bytes]:
    """An index with two filters, as one run or another of Pagefind writes it."""
    filters = [["section", "en_1111111"], ["tag", "en_2222222"]]
    meta = [
        "1.5.2",
        [["en_aaaaaaa", 4]],
        [],
        filters[::-1] if turned else filters,
        [["date", [0]]],
        ["title"],
    ]
    return {
        "pagefind-entry.json": b'{"version":"1.5.2","languages":{"en":{"hash":"en_33333","wasm":"en","page_count":2}}}',
        "pagefind.en_33333.pf_meta": packed(meta),
        "filter/en_1111111.pf_filter": packed(["section", [list(value) for value in values]]),
        "filter/en_2222222.pf_filter": packed(["tag", [["x", [1]]]]),
        "fragment/en_aaaaaaa.pf_fragment": b"as it is",
    }


ONE = index(("News", [0, 1]), ("Town", [2]))
TURNED = index(("Town", [2]), ("News", [0, 1]), turned=True)


def test_the_order_of_a_run_does_not_matter() -> None:
    assert ONE != TURNED
    assert steady(ONE) == steady(TURNED)


def test_another_content_has_another_name() -> None:
    other = index(("News", [0, 1, 2]), ("Town", [2]))
    assert steady(other)["pagefind-entry.json"] != steady(ONE)["pagefind-entry.json"]


def test_every_name_that_is_mentioned_is_there() -> None:
    files = steady(ONE)
    assert files["fragment/en_aaaaaaa.pf_fragment"] == b"as it is"
    (meta,) = (content for path, content in files.items() if path.endswith(".pf_meta"))
    filters = cbor.decoded(gzip.decompress(meta).removeprefix(MARK))[3]
    assert [name for name, _ in filters] == ["section", "tag"]
    assert {f"filter/{known}.pf_filter" for _, known in filters} < files.keys()
    assert len(files) == len(ONE)


@pytest.mark.parametrize(
    "damage",
    [
        {"pagefind-entry.json": b"{}"},
        {"pagefind.en_33333.pf_meta": b"nothing"},
        {"pagefind.en_33333.pf_meta": gzip.compress(b"other" + cbor.encoded([]))},
        {"pagefind.en_33333.pf_meta": packed(["2.0", 7])},
        {"filter/en_1111111.pf_filter": packed(7)},
    ],
)
def test_an_index_of_another_form_is_an_error(damage: dict[str, bytes]) -> None:
    with pytest.raises(RuntimeError, match="not as expected"):
        steady({**ONE, **damage})
