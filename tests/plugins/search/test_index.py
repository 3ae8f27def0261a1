"""Pagefind itself, on pages that nobody published."""

import gzip
import json
from pathlib import Path

import pytest

from presskit_search.index import index_of, language_of

PAGE = (
    '<!DOCTYPE html><html lang="{language}"><head><title>x</title></head><body><nav>Menu</nav><article data-pagefind-body=""'
    ' data-pagefind-filter="language:{language}"><p><a data-pagefind-filter="section">{section}</a></p><h1>{title}</h1>'
    '<p>Text of {title}.</p><aside aria-hidden="true">Quoted once more</aside></article><aside>Beside</aside></body></html>'
)


def pages(*titles: str, language: str = "en") -> dict[str, bytes]:
    return {
        f"{number}/index.html": PAGE.format(
            language=language, section=f"Section {number % 7}", title=title
        ).encode()
        for number, title in enumerate(titles)
    }


def fragments(index: dict[str, bytes]) -> list[dict[str, object]]:
    contents = [gzip.decompress(content) for path, content in index.items() if path.startswith("fragment/")]
    return [json.loads(content.removeprefix(b"pagefind_dcd")) for content in contents]


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    given = pages(*(f"Article {number}" for number in range(60)))
    turned = dict(reversed(given.items()))
    assert index_of(given, "en") == index_of(turned, "en") == index_of(given, "en")


def test_only_the_article_is_in_it() -> None:
    (found,) = fragments(index_of(pages("Harbour"), "en"))
    assert found["url"] == "/0/"
    assert found["content"] == "Section 0. Harbour. Text of Harbour."
    assert found["filters"] == {"section": ["Section 0"], "language": ["en"]}


def test_languages_share_an_index_so_that_one_page_can_ask_it() -> None:
    mixed = {**pages("Harbour"), "de/index.html": next(iter(pages("Hafen", language="de").values()))}
    index = index_of(mixed, "en-gb")
    assert list(json.loads(index["pagefind-entry.json"])["languages"]) == ["en-gb"]
    assert {str(found["content"])[:3] for found in fragments(index)} == {"Sec"}
    assert len(fragments(index)) == 2


def test_of_no_pages_there_is_no_index() -> None:
    """Pagefind calls that an error, but a new site has nothing yet."""
    assert index_of({}, "en") == {}


def test_interfaces_that_nothing_uses_are_left_out() -> None:
    names = {path for path in index_of(pages("Harbour"), "en") if "/" not in path}
    assert {path.split(".")[0] for path in names} == {"pagefind", "pagefind-entry", "pagefind-worker", "wasm"}


def test_its_options_are_our_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "nav")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.toml").write_text('root_selector = "nav"\n')
    assert [found["url"] for found in fragments(index_of(pages("Harbour"), "en"))] == ["/0/"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("echo no luck >&2; exit 3", "Pagefind ended with 3: no luck"),
        ("kill -9 $$", "Pagefind ended with -9"),
        ("", "No such file"),
    ],
)
def test_what_fails_is_said(code: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    if code:
        program.write_text(f"#!/bin/sh\n{code}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises((RuntimeError, OSError), match=said):
        index_of(pages("Harbour"), "en")


def test_the_language_is_that_of_the_page() -> None:
    assert language_of(b'<!DOCTYPE html>\n<html dir="ltr" lang="en-GB">') == "en-gb"
    assert language_of(b"<html><body lang='de'>") == "unknown"
