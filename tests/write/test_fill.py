import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from presskit.link.site import Linked
from presskit.model.fragment import Anchor, Asset, Block, Body, Fragment, Link, Mark, Measure, Message
from presskit.write.answers import Answers, Memos
from presskit.write.fill import Filler
from presskit.write.templates import SiteTemplates
from tests.write.conftest import WRITERS, probe

Make = Callable[..., Linked]
MakeFiller = Callable[..., Filler]


@pytest.fixture
def make_filler(make_linked: Make, tmp_path: Path) -> MakeFiller:
    """``make_filler(*parts, writer=…)``: a filler for the first page of ``writer``, with ``parts`` as an article's body."""
    blocks = tmp_path / "blocks"
    blocks.mkdir()
    (blocks / "box.html").write_text("<b>{{ block.data.say }}|{{ block.content }}|{{ page.site_title }}</b>")
    (blocks / "footnote.html").write_text('<li id="{{ block.data.id }}">{{ block.content }}</li>')

    def make(*parts: Any, writer: str = "plain", base_url: str = "https://example.org/") -> Filler:
        linked = make_linked(base_url=base_url)
        page = linked.values.page(linked.plan[writer][0])
        answers = Answers(linked, WRITERS[writer], WRITERS, page, probe, Memos())
        templates = SiteTemplates(tmp_path, [])
        return Filler(page, WRITERS[writer], answers, templates, lambda _id, _form: Fragment(parts), "Paper")

    return make


def html(filler: Filler, *parts: Any) -> str:
    return filler.fragment(Fragment(parts), "news/here", form="html")


def test_titles_and_urls_are_escaped_by_where_they_stand(make_filler: MakeFiller) -> None:
    filler = make_filler()
    link = ('<a href="', Link("article:there"), '">', Link("article:there", "title"), "</a>")
    assert html(filler, *link) == '<a href="news/there/#spot">The &lt;there&gt;</a>'
    assert (
        filler.fragment(Fragment(('"', Link('article:a"b\\', "title"), '"')), "", form="tree")
        == '"a\\"b\\\\"'
    )


def test_an_unknown_measure_takes_its_attribute_with_it(make_filler: MakeFiller) -> None:
    def image(uri: str) -> tuple[Any, ...]:
        measures = (' width="', Asset(uri, "width"), '" height="', Asset(uri, "height"), '"')
        return ('<img src="', Asset(uri), '" alt=""', *measures, "/>")

    filler = make_filler()
    assert (
        html(filler, *image("map.svg"))
        == '<img src="news/here/map.01234567.svg" alt="" width="12" height="7"/>'
    )
    assert html(filler, *image("https://e.org/a.png")) == '<img src="https://e.org/a.png" alt=""/>'
    text = ('<p>say width="', Link("article:there", "title"), '"</p>')
    assert html(filler, *text) == '<p>say width="The &lt;there&gt;"</p>'


def test_anchors_are_prefixed_in_bodies_that_share_a_page(make_filler: MakeFiller) -> None:
    filler = make_filler('<h2 id="', Anchor("a"), '"><a href="#', Anchor("a"), '">')
    assert filler.body(Body("news/here", prefix="x-")).text == '<h2 id="x-a"><a href="#x-a">'


GERMAN = 'msgid "As {title} says"\nmsgstr "Wie „{title}“ sagt"\n\nmsgid "Table"\nmsgstr "\\"Tabelle\\""\n'


def test_words_are_in_the_language_of_the_page_with_their_values(
    make_filler: MakeFiller, tmp_path: Path
) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "en.po").write_text(GERMAN, encoding="utf-8")
    filler = make_filler()
    message = Message("As {title} says", {"title": Link("article:there", "title")})
    assert filler.data({"say": [message]}, "news/here") == {"say": ["Wie „The <there>“ sagt"]}
    assert (
        html(filler, '<div aria-label="', Message("Table"), '">') == '<div aria-label="&quot;Tabelle&quot;">'
    )
    assert filler.fragment(Fragment((Message("Table"),)), "", form="tree") == '\\"Tabelle\\"'


def test_marks_are_of_one_writer(make_filler: MakeFiller) -> None:
    parts = ("<a", Mark("noteref"), ">")
    assert html(make_filler(), *parts) == "<a>"
    assert html(make_filler(writer="book"), *parts) == '<a epub:type="noteref">'


def test_a_block_is_its_template_with_escaped_data_and_finished_content(make_filler: MakeFiller) -> None:
    block = Block("box", {"say": Link("article:there", "title")}, Fragment(("<i>in</i>",)))
    assert html(make_filler(), block) == "<b>The &lt;there&gt;|<i>in</i>|Paper</b>"


def test_a_block_without_a_template_is_its_content_or_nothing(make_filler: MakeFiller) -> None:
    assert html(make_filler(), "[", Block("unknown", {}, Fragment(("in",))), Block("unknown"), "]") == "[in]"


def test_gathered_blocks_leave_the_body(make_filler: MakeFiller) -> None:
    note = Block("footnote", {"id": Fragment((Anchor("n1"),))}, Fragment(("Note.",)))
    filled = make_filler("<p>Text.</p>", note, "<p>More.</p>").body(Body("news/here", prefix="p-"))
    assert filled.text == "<p>Text.</p><p>More.</p>"
    assert filled.gathered == {"footnote": [Markup('<li id="p-n1">Note.</li>')]}


def test_a_block_in_a_tree_is_an_object_with_its_data(make_filler: MakeFiller) -> None:
    block = Block("box", {"at": Link("article:there")}, Fragment(('[{"type":"paragraph"}]',)))
    filler = make_filler(writer="api", base_url="https://example.org/")
    assert json.loads(filler.fragment(Fragment(("[", block, "]")), "news/here", form="tree")) == [
        {
            "type": "block",
            "kind": "box",
            "data": {"at": "https://example.org/news/there/#spot"},
            "children": [{"type": "paragraph"}],
        }
    ]


def test_data_is_filled_at_any_depth_and_left_unescaped(make_filler: MakeFiller) -> None:
    value = {
        "a": [Link("article:news/there", "title"), {"b": (Asset("/img/logo.svg"), 3, None)}],
        "c": "<plain>",
    }
    assert make_filler().data(value) == {
        "a": ["The <there>", {"b": ["img/logo.svg", 3, None]}],
        "c": "<plain>",
    }


def test_a_link_without_a_url_is_no_link(make_filler: MakeFiller) -> None:
    filler = make_filler(writer="book", base_url="")
    assert html(filler, '<a href="', Link("article:sport/far"), '">', "far", "</a>") == "<a>far</a>"


def placed(filler: Filler, block: Block) -> tuple[str, frozenset[str]]:
    return filler.placed(block.kind.encode(), lambda _digest: block)


def test_a_block_of_a_slot_says_what_it_needs_and_the_page_does_not(make_filler: MakeFiller) -> None:
    filler = make_filler()
    block = Block("box", {"say": [Link("article:news/there"), Measure("news/there", "words")]})
    text, needs = placed(filler, block)
    assert text == "<b>[&#39;news/there/&#39;, 0]||Paper</b>"
    assert needs == {"article:news/there", "words news/there"}
    assert not filler.is_own(b"box")
    assert filler.noted.needs == set()


def test_a_block_of_a_slot_that_renders_to_nothing_is_empty(make_filler: MakeFiller) -> None:
    assert placed(make_filler(), Block("unknown")) == ("", frozenset())
    assert placed(make_filler(), Block("unknown", {}, Fragment((" \n",)))) == ("", frozenset())


@pytest.mark.parametrize(
    ("hole", "needs"),
    [
        (Asset("/img/logo.svg"), {"file /img/logo.svg"}),
        (Asset("/img/logo.svg", "width"), {"file /img/logo.svg"}),
        (Asset("article:news/here!map.svg"), {"files news/here"}),
        (Link("article:news/there#spot"), {"article:news/there"}),
    ],
    ids=str,
)
def test_a_block_of_a_slot_that_depends_on_the_page_is_its_own(
    make_filler: MakeFiller, hole: Asset | Link, needs: set[str]
) -> None:
    filler = make_filler()
    assert placed(filler, Block("box", {"say": hole}))[1] == frozenset()
    assert filler.is_own(b"box")
    assert filler.noted.needs == needs


def test_a_block_of_a_slot_is_rendered_once_for_pages_of_which_it_sees_the_same(
    make_linked: Make, tmp_path: Path
) -> None:
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks/box.html").write_text("{{ block.data.say }}{{ page.language }}")
    (tmp_path / "blocks/title.html").write_text("{{ page.title }}")
    (tmp_path / "blocks/spot.html").write_text("{{ block.data.at }}")
    linked, memos, templates = make_linked(), Memos(), SiteTemplates(tmp_path, [])
    writer = WRITERS["plain"]
    blocks = {kind.encode(): Block(kind, {"say": kind}) for kind in ("box", "title")}
    blocks[b"spot"] = Block("spot", {"at": Link("article:news/there#spot")})

    def texts(path: str) -> list[str]:
        page = linked.values.page(next(each for each in linked.plan["plain"] if each.path == path))
        answers = Answers(linked, writer, WRITERS, page, probe, memos)
        filler = Filler(page, writer, answers, templates, lambda _id, _form: Fragment(), "Paper")
        return [filler.placed(digest, blocks.__getitem__)[0] for digest in blocks]

    here, there = texts("news/here/index.html"), texts("news/there/index.html")
    assert here == ["boxen", "The &lt;here&gt;", "../../news/there/#spot"]
    assert there == ["boxen", "The &lt;there&gt;", "#spot"]
    assert here[0] is there[0]


def test_a_block_with_words_is_rendered_for_each_language(make_linked: Make, tmp_path: Path) -> None:
    for name, content in {
        "blocks/box.html": "{{ block.data.say }}",
        "locale/de.po": 'msgid "a"\nmsgstr "ä"',
    }.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(content, encoding="utf-8")
    linked, memos, templates = make_linked(), Memos(), SiteTemplates(tmp_path, [])
    writer, block = WRITERS["plain"], Block("box", {"say": Message("a")})
    page = linked.values.page(linked.plan["plain"][0])

    def text(language: str) -> str:
        other = replace(page, subject=replace(page.subject, language=language))
        answers = Answers(linked, writer, WRITERS, other, probe, memos)
        filler = Filler(other, writer, answers, templates, lambda _id, _form: Fragment(), "Paper")
        return filler.placed(b"box", lambda _digest: block)[0]

    assert [text(language) for language in ("en", "de", "de-AT", "en")] == ["a", "ä", "ä", "a"]
