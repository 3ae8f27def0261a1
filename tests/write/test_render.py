"""Pages are rendered where they would come out otherwise, and only there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from presskit.model.article import Article, Picture, Reference
from presskit.model.diagnostic import Span
from presskit.model.fragment import Fragment
from presskit.model.source import digest
from presskit.plugins.writer import Templates, View
from tests.tools.press import Binding, Counting, PressSite, article, shown

MakeSite = Callable[..., PressSite]
MAP_FILE = b'<svg id="m"/>'
OLD, NEW = article("a", "Old news"), article("b", "New news")
MAP = f"m.{digest(MAP_FILE)[:8]}.svg"


@pytest.fixture
def writer() -> Counting:
    return Counting()


@pytest.fixture
def site(press_site: MakeSite, writer: Counting) -> PressSite:
    """A site of two articles, which was built."""
    made = press_site(writer)
    made.bodies = {"a": Fragment(("The body.",)), "b": Fragment(("Another.",))}
    assert made.build(OLD, NEW) == {"index.html", "a.html", "b.html", "logo.svg"}
    assert writer.rendered == ["index.html", "a.html", "b.html"]
    writer.rendered.clear()
    return made


def test_a_page_is_its_data_and_the_blocks_in_its_slots(site: PressSite) -> None:
    newest = '<a href="a.html">Old news</a>'
    assert site.published["b.html"].decode() == (
        f'{newest}<img src="logo.svg"><title>New news<body>Another.<words>3<div>{newest}|New news</div>'
    )


def test_where_nothing_changed_nothing_is_rendered_or_made(site: PressSite, writer: Counting) -> None:
    before = dict(site.published)
    assert site.build(OLD, NEW) == set()
    assert (site.published, writer.rendered) == (before, [])


def test_a_new_body_is_one_page(site: PressSite, writer: Counting) -> None:
    site.bodies["b"] = Fragment(("Other words.",))
    assert site.build(OLD, NEW) == {"b.html"}
    assert writer.rendered == ["b.html"]
    assert b"Other words." in site.published["b.html"]


def test_a_new_body_gets_the_blocks_that_stand_on_its_page(site: PressSite, tmp_path: Path) -> None:
    """Their templates are not looked at: those of another environment would be seen by it."""
    for name in ("newest", "title"):
        (tmp_path / f"blocks/{name}.html").write_text("rendered again")
    site.bodies["b"] = Fragment(("Other words, and more of them.",))
    assert site.build(OLD, NEW) == {"b.html"}
    newest = '<a href="a.html">Old news</a>'
    assert site.published["b.html"].decode() == (
        f'{newest}<img src="logo.svg"><title>New news<body>Other words, and more of them.<words>3'
        f"<div>{newest}|New news</div>"
    )


def test_a_new_length_is_one_page(site: PressSite, writer: Counting) -> None:
    assert site.build(OLD, replace(NEW, words=9)) == {"b.html"}
    assert writer.rendered == ["b.html"]
    assert b"<words>9" in site.published["b.html"]


def test_a_new_block_is_put_into_pages_without_rendering_them(site: PressSite, writer: Counting) -> None:
    newest = article("0", "Newest & longest news")
    assert site.build(OLD, NEW, newest) == {"index.html", "0.html", "a.html", "b.html"}
    assert writer.rendered == ["index.html", "0.html"]
    assert site.published == site.clean(OLD, NEW, newest)
    assert site.build(OLD, NEW) == {"index.html", "a.html", "b.html"}
    assert site.published == site.clean(OLD, NEW)


def test_a_block_is_put_into_pages_that_themselves_were_spliced(site: PressSite, writer: Counting) -> None:
    writer.rendered.clear()
    for number in (9, 8, 7):
        newest = article(str(number), "N" * number)
        site.build(OLD, NEW, newest)
        assert "b.html" not in writer.rendered
        assert site.published == site.clean(OLD, NEW, newest)
        writer.rendered.clear()


def test_a_new_title_of_what_a_block_links_to(site: PressSite, writer: Counting) -> None:
    old = article("a", "Older news")
    assert site.build(old, NEW) == {"index.html", "a.html", "b.html"}
    assert writer.rendered == ["index.html", "a.html"]
    assert site.published == site.clean(old, NEW)


def test_another_environment_renders_everything(site: PressSite, writer: Counting) -> None:
    assert site.build(OLD, NEW, environment="other code") == set()
    assert writer.rendered == ["index.html", "a.html", "b.html"]


@pytest.mark.parametrize("content", [None, b"", b"<b>not ours</b>"], ids=["gone", "empty", "edited"])
def test_a_page_that_is_not_as_it_was_published_is_rendered_anew(
    site: PressSite, writer: Counting, content: bytes | None
) -> None:
    expected = dict(site.published)
    del site.published["a.html"]
    if content is not None:
        site.published["a.html"] = content
    assert site.build(OLD, NEW) == {"a.html"}
    assert writer.rendered == ["a.html"]
    site.published["a.html"] = content or b""
    newest = article("0", "Newest")
    site.build(OLD, NEW, newest)
    assert site.published == site.clean(OLD, NEW, newest)
    site.build(OLD, NEW)
    assert site.published == expected


def test_a_block_with_a_file_belongs_to_its_pages(site: PressSite, writer: Counting) -> None:
    site.files["static/logo.svg"] = b'<svg id="new"/>'
    assert site.build(OLD, NEW) == {"logo.svg"}
    assert writer.rendered == ["index.html", "a.html", "b.html"]
    del site.files["static/logo.svg"]
    site.build(OLD, NEW)
    assert 'src=""' in site.published["a.html"].decode()
    assert site.published == site.clean(OLD, NEW)


def pictured(id: str) -> Article:
    reference = Reference("asset:m.svg", Span(f"content/{id}.rst"))
    return article(id, "New news", image=Picture("m.svg"), references=(reference,))


def test_an_article_that_gets_an_image(site: PressSite, writer: Counting) -> None:
    assert site.build(OLD, pictured("b")) == {"b.html", MAP}
    assert writer.rendered == ["b.html"]
    assert site.published == site.clean(OLD, pictured("b"))
    assert site.build(OLD, NEW) == {"b.html"}
    assert MAP not in site.published


class Twice(Counting):
    """It places its slots twice, which no mark allows for."""

    def render(self, view: View, templates: Templates) -> bytes:
        return super().render(view, templates) + shown(view)


class Measuring(Counting):
    """It looks into what it places, where marks are not what they stand for."""

    def render(self, view: View, templates: Templates) -> bytes:  # noqa: ARG002 - it needs none
        self.rendered.append(view.page.path)
        return repr({name: [text.upper() for text in texts] for name, texts in view.slots.items()}).encode()


@pytest.mark.parametrize("kind", [Twice, Measuring])
def test_a_writer_that_does_not_place_blocks_once_gets_them_as_they_are(
    press_site: MakeSite, kind: type[Counting]
) -> None:
    site = press_site(kind())
    for articles in ([OLD, NEW], [OLD, NEW, article("0", "Newest")], [NEW]):
        site.build(*articles)
        assert site.published == site.clean(*articles)
        assert "\ufdd0".encode() not in b"".join(site.published.values())


def test_what_a_writer_raises_costs_one_page(press_site: MakeSite) -> None:
    class Failing(Counting):
        def render(self, view: View, templates: Templates) -> bytes:
            if view.page.path == "a.html":
                raise KeyError("a")
            return super().render(view, templates)

    site = press_site(Failing())
    assert site.build(OLD, NEW) == {"index.html", "b.html", "logo.svg"}
    assert [(each.code, each.span.path) for each in site.findings] == [("PK504", "content/a.rst")]


ids = st.sampled_from("abcd")
edits = st.lists(
    st.tuples(
        st.sampled_from(("title", "body", "words", "order", "drop", "file", "image")), ids, st.integers(0, 9)
    ),
    min_size=1,
    max_size=8,
)


def edited(site: PressSite, articles: dict[str, Article], what: str, id: str, number: int) -> None:
    """One edit; where the article is not there, it is made."""
    values: dict[str, Any] = {}
    if what == "body":
        site.bodies[id] = Fragment((f"Body {number}.",))
    elif what == "file":
        site.files["static/logo.svg"] = str(number).encode()
    elif what == "words":
        values["words"] = number
    elif what == "image":
        articles[id] = pictured(id)
        return
    elif what == "order":
        values["order"] = number
    elif what == "drop" and len(articles) > 1:
        articles.pop(id, None)
        return
    articles[id] = article(id, f"Title {number}" if what == "title" else "", **values)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chain=edits)
def test_whatever_changes_the_pages_are_those_of_a_clean_build(
    press_site: MakeSite, chain: list[tuple[str, str, int]]
) -> None:
    site = press_site(Counting(), Binding())
    articles = {"a": OLD, "b": NEW}
    site.build(*articles.values())
    for what, id, number in chain:
        edited(site, articles, what, id, number)
        site.build(*articles.values())
        assert site.published == site.clean(*articles.values())
