"""A book is made anew where one of its pages would come out otherwise; its other pages are not rendered again."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from presskit.model.fragment import Fragment
from presskit.plugins.writer import Piece, Templates, View
from tests.tools.press import Binding, PressSite, article

MakeSite = Callable[..., PressSite]
ONE, TWO, THREE = article("a", "One"), article("b", "Two"), article("c", "Three")
BOOK = "a.book"


@pytest.fixture
def writer() -> Binding:
    return Binding()


@pytest.fixture
def site(press_site: MakeSite, writer: Binding) -> PressSite:
    """A book of three articles, which was built."""
    made = press_site(writer)
    made.bodies = {id: Fragment((f"Body of {id}.",)) for id in "abc"}
    assert made.build(ONE, TWO, THREE) == {BOOK}
    assert (writer.rendered, writer.bound) == (["text/a.xhtml", "text/b.xhtml", "text/c.xhtml"], 1)
    writer.rendered.clear()
    return made


def test_a_book_is_its_pages_and_then_their_files(site: PressSite) -> None:
    lines = site.published[BOOK].decode().split("--- ")[1:]
    assert [line.split("\n")[0] for line in lines] == [
        "text/a.xhtml True One",
        "text/b.xhtml True Two",
        "text/c.xhtml True Three",
        f"text/logo.{site.published[BOOK].decode().partition('logo.')[2][:8]}.svg False ",
    ]
    assert "Body of b." in lines[1]
    assert lines[3].endswith("<svg/>")


def test_a_book_of_which_nothing_changed_is_not_made(site: PressSite, writer: Binding) -> None:
    assert site.build(ONE, TWO, THREE) == set()
    assert (writer.rendered, writer.bound) == ([], 1)
    assert BOOK in site.published


def test_one_chapter_changes_and_the_others_are_taken_from_the_store(
    site: PressSite, writer: Binding
) -> None:
    before = site.published[BOOK]
    site.bodies["b"] = Fragment(("Other words.",))
    assert site.build(ONE, TWO, THREE) == {BOOK}
    assert (writer.rendered, writer.bound) == (["text/b.xhtml"], 2)
    assert site.published[BOOK] == before.replace(b"Body of b.", b"Other words.")


def test_a_chapter_more_and_one_less(site: PressSite, writer: Binding) -> None:
    for articles in ([ONE, TWO], [ONE, TWO, THREE, article("d", "Four")], [THREE, TWO]):
        assert site.build(*articles) == {BOOK}
        assert site.published == site.clean(*articles)
    assert writer.bound == 7, "each of the three, its clean build, and the first"


def test_a_picture_changes(site: PressSite, writer: Binding) -> None:
    site.files["static/logo.svg"] = b"<svg>new</svg>"
    assert site.build(ONE, TWO, THREE) == {BOOK}
    assert b"<svg>new</svg>" in site.published[BOOK]
    assert site.published == site.clean(ONE, TWO, THREE)
    assert writer.bound == 3


@pytest.mark.parametrize("content", [None, b"something else"], ids=["gone", "edited"])
def test_a_book_that_is_not_as_it_was_published_is_made_of_what_the_store_has(
    site: PressSite, writer: Binding, content: bytes | None
) -> None:
    expected = site.published.pop(BOOK)
    if content is not None:
        site.published[BOOK] = content
    assert site.build(ONE, TWO, THREE) == {BOOK}
    assert site.published[BOOK] == expected
    assert (writer.rendered, writer.bound) == ([], 2)


def test_a_chapter_that_the_store_has_not_is_rendered(site: PressSite, writer: Binding) -> None:
    site.store = type(site.store)()
    site.build(ONE, TWO, THREE)
    assert writer.rendered == ["text/a.xhtml", "text/b.xhtml", "text/c.xhtml"]
    assert writer.bound == 1, "they came out as they were"


class Failing(Binding):
    """One of its chapters, or the book, can't be made."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where

    def render(self, view: View, templates: Templates) -> bytes:
        if view.page.path == self.where:
            raise KeyError(self.where)
        return super().render(view, templates)

    def assemble(self, container: str, pieces: Sequence[Piece], templates: Templates) -> Iterator[bytes]:
        if container == self.where:
            raise KeyError(self.where)
        return super().assemble(container, pieces, templates)


@pytest.mark.parametrize(
    ("where", "named"), [("text/b.xhtml", "content/b.rst"), (BOOK, "content/a.rst")], ids=["chapter", "book"]
)
def test_a_book_that_lacks_something_is_no_book(press_site: MakeSite, where: str, named: str) -> None:
    writer = Failing(where)
    site = press_site(writer)
    assert site.build(ONE, TWO, THREE) == set()
    assert [(each.code, each.span.path) for each in site.findings] == [("PK504", named)]
    assert site.published == {}
    writer.where = ""
    writer.rendered.clear()
    assert site.build(ONE, TWO, THREE) == {BOOK}
    assert site.findings == []
    assert writer.rendered == (["text/b.xhtml"] if where != BOOK else [])
    assert site.published == site.clean(ONE, TWO, THREE)
