"""The directive ``.. pull-quote::`` with text of its own."""

from collections.abc import Callable

import pytest

from presskit import Article, Block

Read = Callable[[str], Article]
Content = Callable[[Article], str]
Findings = Callable[[Article], list[tuple[str, int, int]]]


def quote(attribution: str, *options: str) -> str:
    lines = "".join(f"   {option}\n" for option in options)
    return f".. pull-quote::\n{lines}\n   We *were* ready.\n\n   Nobody came.\n\n   {attribution}\n"


def data(article: Article) -> dict[str, object]:
    (block,) = (part for part in article.forms["html"].parts if isinstance(part, Block))
    return block.data


def test_who_said_what_and_where_is_data(read_article: Read) -> None:
    article = read_article(
        quote(
            "-- Ruth Ellingsen, harbour master, Ormswick",
            ":source: The Packet",
            ":link: https://example.org/a",
        )
    )

    assert data(article) == {
        "text": "We were ready.\nNobody came.",
        "name": "Ruth Ellingsen",
        "role": "harbour master, Ormswick",
        "source": "The Packet",
        "link": "https://example.org/a",
        "lifted": False,
    }


def test_the_quotation_is_a_figure_with_its_markup(read_article: Read, content: Content) -> None:
    figure = content(
        read_article(quote("-- Ruth, *harbour* master", ":source: The Packet", ":link: https://e.org/a"))
    )

    assert '<figure class="quote pull-quote">' in figure
    assert "<p>We <em>were</em> ready.</p>\n<p>Nobody came.</p>" in figure
    assert (
        '<figcaption>— Ruth, <em>harbour</em> master, <a href="https://e.org/a"><cite>The Packet</cite></a></figcaption>'
        in figure
    )


@pytest.mark.parametrize("dash", ["--", "---", "—"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["paragraph", "line"])
def test_an_attribution_is_the_last_line_or_paragraph(read_article: Read, dash: str, gap: str) -> None:
    article = read_article(
        f".. pull-quote::\n\n   Ready.{gap}   {dash} Ruth Ellingsen,\n     harbour master\n"
    )

    assert data(article)["text"] == "Ready."
    assert (data(article)["name"], data(article)["role"]) == ("Ruth Ellingsen", "harbour master")


def test_a_quotation_without_attribution(read_article: Read, content: Content) -> None:
    article = read_article(".. pull-quote::\n\n   Ready -- or not.\n")

    assert data(article)["name"] == ""
    assert '<blockquote class="pull-quote">' in content(article)


@pytest.mark.parametrize(
    ("attribution", "options", "caption"),
    [
        ("-- Ruth", [":link: https://e.org/"], '— <a href="https://e.org/">Ruth</a>'),
        ("", [":source: The Packet"], "— <cite>The Packet</cite>"),
        ("", [":link: https://e.org/"], '— <a href="https://e.org/">https://e.org/</a>'),
        (
            "-- `Ruth <https://r.org>`__",
            [":link: https://e.org/"],
            '— <a href="https://r.org">Ruth</a>, <a href="https://e.org/">https://e.org/</a>',
        ),
    ],
)
def test_the_caption_names_and_links_what_there_is(
    read_article: Read, content: Content, attribution: str, options: list[str], caption: str
) -> None:
    assert f"<figcaption>{caption}</figcaption>" in content(read_article(quote(attribution, *options)))


def test_a_link_to_an_article_is_a_reference_with_a_place(read_article: Read, content: Content) -> None:
    article = read_article(quote("-- Ruth", ":link: article:pricing"))

    assert '<a href="{article:pricing}">Ruth</a>' in content(article)
    (reference,) = article.references
    assert (reference.uri, reference.span.line, reference.span.column) == ("article:pricing", 5, 11)


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        (".. pull-quote::\n", ("PQ001", 4, 4)),
        (".. pull-quote::\n   :from: no ellipsis\n", ("PQ002", 5, 11)),
        (".. pull-quote::\n   :from: a … b\n\n   Text.\n", ("PQ004", 4, 4)),
        (".. pull-quote::\n   :from: a … b\n   :source: Here\n", ("PQ004", 6, 4)),
        (".. pull-quote::\n   :link: javascript:alert(1)\n\n   Text.\n", ("PQ007", 5, 11)),
        (".. pull-quote::\n   :link: example.org\n\n   Text.\n", ("PQ007", 5, 11)),
    ],
)
def test_mistakes_are_found_at_their_place(
    read_article: Read, findings: Findings, body: str, finding: tuple[str, int, int]
) -> None:
    assert findings(read_article(body)) == [finding]
