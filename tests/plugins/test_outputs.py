"""What a hook that finishes a site sees, and what is noted of it."""

import pytest

from presskit.plugins.outputs import Outputs
from presskit.write.manifest import Record

FILES = {"b.html": Record("2", 1), "a.html": Record("1", 1), "c.css": Record("3", 1)}
PAGES: dict[str, tuple[str, ...]] = {"article": ("b.html", "a.html")}


def outputs(files: dict[str, Record], pages: dict[str, tuple[str, ...]] = PAGES) -> Outputs:
    return Outputs(files, lambda kind: pages.get(kind, ()), lambda path: path.encode())


def test_it_is_a_mapping_of_all_files_in_the_order_of_their_paths() -> None:
    found = outputs(FILES)
    assert list(found) == ["a.html", "b.html", "c.css"]
    assert len(found) == 3
    assert found["a.html"] == b"a.html"
    assert "d" not in found
    assert found.get("d") is None
    with pytest.raises(KeyError):
        found["d"]
    assert found.pages("article") == ("b.html", "a.html")
    assert found.pages("search") == ()


MORE = {**FILES, "d.html": Record("4", 1)}
OTHER = {**FILES, "a.html": Record("5", 1)}


@pytest.mark.parametrize(
    "look", ["list(seen)", "len(seen)", "seen['a.html']", "'d.html' in seen", "seen.pages('article')"]
)
@pytest.mark.parametrize(
    ("files", "pages", "missed"),
    [
        (FILES, PAGES, set()),
        (MORE, PAGES, {"list(seen)", "len(seen)", "'d.html' in seen"}),
        (OTHER, PAGES, {"seen['a.html']"}),
        (FILES, {"article": ("a.html", "b.html")}, {"seen.pages('article')"}),
        (FILES, {**PAGES, "search": ("c.css",)}, set()),
    ],
    ids=["the same", "one file more", "another content", "another order of pages", "another kind"],
)
def test_another_answer_is_noticed_and_nothing_else(
    look: str, files: dict[str, Record], pages: dict[str, tuple[str, ...]], missed: set[str]
) -> None:
    seen = outputs(FILES)
    eval(look, {"seen": seen})  # noqa: S307 - one of the texts above
    assert outputs(files, pages).would_answer(seen.answers) == (look not in missed)
