from collections.abc import Callable

import pytest

from presskit.link.external import Answer, external_findings, external_links, page_of
from presskit.model.article import Article, Reference
from presskit.model.diagnostic import Span

Make = Callable[..., Article]
HERE = Span("content/a.rst", 3, 5, 3, 20)


def link(uri: str, path: str = "content/a.rst") -> Reference:
    return Reference(uri, Span(path, 3, 5, 3, 20))


@pytest.fixture
def article(make_entry: Callable[..., object], make_article: Make) -> Article:
    return make_article(
        make_entry("a"),
        external=(link("https://harbour.net/tides#spring"), link("http://harbour.net/", "content/_part.rst")),
        references=(link("article:b"), link("https://quoted.net/"), link("mailto:a@harbour.net")),
    )


def test_links_of_text_and_of_blocks_lead_to_other_hosts(article: Article) -> None:
    found = [each.uri for each in external_links([article])]
    assert found == ["https://harbour.net/tides#spring", "http://harbour.net/", "https://quoted.net/"]


def test_patterns_of_urls_are_left_out(article: Article) -> None:
    found = [each.uri for each in external_links([article], ["https://harbour.net/*", "*quoted*"])]
    assert found == ["http://harbour.net/"]


def test_of_some_files_only_their_links_count(article: Article) -> None:
    assert [each.uri for each in external_links([article], only={"content/_part.rst"})] == [
        "http://harbour.net/"
    ]


@pytest.mark.parametrize(
    ("uri", "asked"),
    [
        ("https://example.org/a", False),
        ("http://docs.example.com", False),
        ("http://localhost:8000/", False),
        ("https://harbour.example", False),
        ("https://notexample.org/", True),
        ("https://example.org.harbour.net/", True),
        ("http://[", True),
    ],
)
def test_names_that_stand_for_no_host_are_not_asked_for(
    uri: str, asked: bool, make_entry: Callable[..., object], make_article: Make
) -> None:
    article = make_article(make_entry("a"), external=(link(uri),))
    assert bool(list(external_links([article]))) is asked


def findings(uri: str, answer: Answer) -> list[tuple[str, str, str]]:
    found = external_findings([link(uri), link(uri)], {page_of(uri): answer})
    return [(each.code, each.message, each.hint) for each in found]


def test_a_page_that_is_gone() -> None:
    (found,) = external_findings(
        [link("https://a.net/b#c")], {"https://a.net/b": Answer(0, "dead", "the host says 410")}
    )
    assert (found.code, found.severity, found.span) == ("PK430", "warning", HERE)
    assert found.message == "`https://a.net/b#c` leads nowhere: the host says 410"


def test_a_page_that_has_moved_keeps_the_place_in_it() -> None:
    moved = Answer(0, "fine", moved="https://b.net/")
    message = "`https://a.net/#c` has moved for good"
    assert findings("https://a.net/#c", moved) == [("PK431", message, "write `https://b.net/#c`")]
    within = Answer(0, "fine", moved="https://b.net/#d")
    assert findings("https://a.net/#c", within)[0][2] == "write `https://b.net/#d`"


def test_a_page_that_could_not_be_reached_is_a_note() -> None:
    ((code, message, _),) = findings("https://a.net/", Answer(0, "unreachable", "no answer within 10 s"))
    assert (code, message) == ("PK432", "`https://a.net/` can't be looked at: no answer within 10 s")


def test_a_page_that_is_there_or_was_not_asked_for_is_none() -> None:
    assert findings("https://a.net/", Answer(0, "fine")) == []
    assert list(external_findings([link("https://a.net/")], {})) == []
