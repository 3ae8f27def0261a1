"""The core's roles."""

import pytest

from presskit.model.fragment import Link
from presskit.read.roles import TEXT_ROLES
from tests.tools.articles import Sample, article_of, shown


def links(article: Sample) -> list[Link]:
    return [part for part in article.html.parts if isinstance(part, Link)]


def test_a_reference_without_text_takes_the_title_of_its_target() -> None:
    article = article_of(":article:`pricing`\n")
    assert links(article) == [Link("article:pricing", "url"), Link("article:pricing", "title")]


def test_a_reference_with_text_has_its_own() -> None:
    article = article_of(":article:`our *prices* <pricing>`\n")
    assert links(article) == [Link("article:pricing", "url")]
    assert "our *prices*" in shown(article)


def test_a_file_without_text_shows_its_name() -> None:
    assert ">map.svg</a>" in shown(article_of(":asset:`/maps/map.svg`\n"))


@pytest.mark.parametrize(
    ("written", "uri", "text"),
    [
        (r":article:`a \<b> <c>`", "article:c", "a &lt;b&gt;"),
        (r":article:`a \<b>`", "article:a <b>", ""),
        (":ref:`some\nlabel`", "ref:some label", ""),
        (":ref:`text\nhere <some\nlabel>`", "ref:some label", "text\nhere"),
        (":ref:`spaced  <  label  >`", "ref:label", "spaced"),
        (":ref:`<label>`", "ref:<label>", ""),
        (r":ref:`a\ b`", "ref:ab", ""),
    ],
)
def test_targets_and_texts(written: str, uri: str, text: str) -> None:
    article = article_of(f"x {written} y\n")
    assert article.references[0].uri == uri
    assert text in shown(article)


@pytest.mark.parametrize("name", TEXT_ROLES)
def test_roles_of_html_s_elements(name: str) -> None:
    assert f"<{name}>a &amp; *b*</{name}>" in shown(article_of(f":{name}:`a & *b*`\n"))


def test_roles_can_be_made_from_ours() -> None:
    article = article_of(".. role:: key(kbd)\n\n:key:`Esc`\n")
    assert article.diagnostics == ()
    assert "Esc" in shown(article)


def test_roles_in_headings_and_substitutions() -> None:
    article = article_of("Title :kbd:`Esc`\n================\n\n|x|\n\n.. |x| replace:: :article:`pricing`\n")
    assert article.entry.metadata.title == "Title Esc"
    assert links(article) == [Link("article:pricing", "url"), Link("article:pricing", "title")]
