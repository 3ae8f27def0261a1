from collections.abc import Callable

import pytest
from msgspec.structs import replace

from presskit.link.site import Linked
from presskit.model.article import Heading
from presskit.model.asset import AssetFile, Derivation
from presskit.model.fragment import Asset, Link, Measure
from presskit.write.answers import Answers, Memos
from tests.write.conftest import MAP, WRITERS, probe

Make = Callable[..., Linked]


def answers(linked: Linked, writer: str, path: str) -> Answers:
    page = linked.values.page(next(page for page in linked.plan[writer] if page.path == path))
    return Answers(linked, WRITERS[writer], WRITERS, page, probe, Memos())


@pytest.mark.parametrize(
    ("writer", "path", "uri", "url"),
    [
        ("plain", "index.html", "article:news/there", "news/there/"),
        ("plain", "news/here/index.html", "article:news/there", "../../news/there/"),
        ("plain", "news/here/index.html", "home:", "../../"),
        ("plain", "news/here/index.html", "article:news/there#spot", "../../news/there/#spot"),
        ("plain", "404.html", "article:news/there", "/paper/news/there/"),
        ("book", "text/here.xhtml", "article:news/there", "there.xhtml"),
        ("book", "text/here.xhtml", "article:sport/far", "https://example.org/paper/sport/far/"),
        ("api", "api/news/here.json", "article:news/there", "https://example.org/paper/news/there/"),
        ("api", "api/news/here.json", "https://other.example/", "https://other.example/"),
        ("plain", "news/here/index.html", "output:feed.xml", "../../feed.xml"),
        ("book", "text/here.xhtml", "output:feed.xml", "https://example.org/paper/feed.xml"),
        ("plain", "index.html", "section:nowhere", ""),
    ],
)
def test_a_link_is_as_this_output_needs_it(
    make_linked: Make, writer: str, path: str, uri: str, url: str
) -> None:
    assert answers(make_linked(), writer, path).link(Link(uri), "") == url


def test_without_a_base_url(make_linked: Make) -> None:
    linked = make_linked(base_url="")
    far = Link("article:sport/far")
    assert answers(linked, "api", "api/news/here.json").link(far, "") == "/sport/far/"
    assert answers(linked, "book", "text/here.xhtml").link(far, "") == "", "a book knows no address for it"
    assert answers(linked, "plain", "404.html").link(far, "") == "/sport/far/"


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("article:sport/far", "https://example.org/paper/sport/far/"),
        ("article:news/there#spot", "https://example.org/paper/news/there/#spot"),
        ("home:", "https://example.org/paper/"),
        ("output:feed.xml", "https://example.org/paper/feed.xml"),
        ("https://other.example/", "https://other.example/"),
        ("section:nowhere", ""),
    ],
)
@pytest.mark.parametrize(
    ("writer", "path"),
    [("plain", "news/here/index.html"), ("book", "text/here.xhtml"), ("api", "api/news/here.json")],
)
def test_an_absolute_link_is_the_same_everywhere(
    make_linked: Make, writer: str, path: str, uri: str, url: str
) -> None:
    assert answers(make_linked(), writer, path).link(Link(uri, "absolute"), "") == url
    outside = url if uri.startswith("https:") else ""
    assert answers(make_linked(base_url=""), writer, path).link(Link(uri, "absolute"), "") == outside


@pytest.mark.parametrize(
    ("writer", "path", "used"),
    [
        ("plain", "index.html", {"news/here/map.01234567.svg": MAP}),
        ("book", "text/here.xhtml", {}),
        ("api", "api/news/here.json", {}),
    ],
)
def test_an_absolute_file_is_published_by_the_public_writer(
    make_linked: Make, writer: str, path: str, used: dict[str, AssetFile]
) -> None:
    found = answers(make_linked(), writer, path)
    url = "https://example.org/paper/news/here/map.01234567.svg"
    assert found.asset(Asset("article:news/here!map.svg", "absolute"), "") == url
    assert found.noted.used == used
    assert found.asset(Asset("https://other.example/a.png", "absolute"), "") == "https://other.example/a.png"
    without = answers(make_linked(base_url=""), writer, path)
    assert without.asset(Asset("article:news/here!map.svg", "absolute"), "") == ""
    assert without.noted.used == {}


@pytest.mark.parametrize(
    ("uri", "kind"), [("https://x.example/a.mp3?b=1", "audio/mpeg"), ("https://x.example/a?b=.mp3", "")]
)
def test_of_a_file_on_another_host_only_the_kind_may_be_known(make_linked: Make, uri: str, kind: str) -> None:
    found = answers(make_linked(), "plain", "index.html")
    assert found.asset(Asset(f"article:news/here!{uri}", "type"), "") == kind
    assert found.asset(Asset(uri, "size"), "") == ""


def test_what_an_article_wrote_is_resolved_in_that_article(make_linked: Make) -> None:
    found = answers(make_linked(), "plain", "index.html")
    assert found.link(Link("article:there"), "news/here") == "news/there/#spot"
    assert found.link(Link("article:there", "title"), "news/here") == "The <there>"
    assert found.link(Link("article:there"), "") == ""


@pytest.mark.parametrize(
    ("writer", "path", "url", "used"),
    [
        ("plain", "news/here/index.html", "../../news/here/map.01234567.svg", "news/here/map.01234567.svg"),
        ("plain", "index.html", "news/here/map.01234567.svg", "news/here/map.01234567.svg"),
        ("book", "text/here.xhtml", "map.01234567.svg", "text/map.01234567.svg"),
        ("api", "api/news/here.json", "https://example.org/paper/news/here/map.01234567.svg", None),
    ],
)
def test_a_file_lies_beside_its_article_wherever_it_is_shown(
    make_linked: Make, writer: str, path: str, url: str, used: str | None
) -> None:
    found = answers(make_linked(), writer, path)
    assert found.asset(Asset("article:news/here!map.svg"), "") == url
    assert found.noted.used == ({used: MAP} if used else {})


def test_what_is_known_of_a_file(make_linked: Make) -> None:
    found = answers(make_linked(), "plain", "index.html")
    uri = "article:news/here!map.svg"
    assert found.asset(Asset(uri, "size"), "") == str(MAP.size)
    assert found.asset(Asset(uri, "type"), "") == MAP.media_type
    assert found.asset(Asset("https://other.example/a.png", "size"), "") == ""
    assert found.noted.used == {}


def test_static_files_keep_their_place(make_linked: Make) -> None:
    found = answers(make_linked(), "plain", "news/here/index.html")
    assert found.asset(Asset("/img/logo.svg"), "") == "../../img/logo.svg"
    assert list(found.noted.used) == ["img/logo.svg"]


def test_measures_are_empty_where_unknown(make_linked: Make) -> None:
    found = answers(make_linked(), "plain", "index.html")
    assert found.asset(Asset("map.svg", "width"), "news/here") == "12"
    assert found.asset(Asset("map.svg", "width", at=70), "news/here") == "120", "12 by 7, ten times as large"
    assert found.asset(Asset("map.svg", "height", at=300), "news/here") == "175"
    assert found.asset(Asset("/img/logo.svg", "width", at=36), "") == ""
    assert found.asset(Asset("/img/logo.svg", "width"), "") == ""
    assert found.asset(Asset("gone.svg"), "news/here") == ""
    assert found.asset(Asset("https://example.org/a.png", "height"), "") == ""


def test_an_article_is_measured_and_one_that_is_not_out_measures_nothing(make_linked: Make) -> None:
    linked = make_linked()
    here = replace(linked.articles["news/here"], words=7, outline=(Heading(2, "a", "A <b>"),))
    linked = replace(linked, articles={**linked.articles, "news/here": here})
    found = answers(linked, "plain", "index.html")
    assert found.measure(Measure("news/here", "words")) == 7
    assert list(found.measure(Measure("news/here", "outline"))) == [{"level": 2, "id": "a", "title": "A <b>"}]
    assert found.measure(Measure("gone", "words")) == 0
    assert list(found.measure(Measure("gone", "outline"))) == []
    assert found.noted.needs == {"words news/here", "outline news/here", "words gone", "outline gone"}


def test_writers_and_pages_are_what_the_table_says(make_linked: Make) -> None:
    linked = make_linked()
    assert {name: len(pages) for name, pages in linked.plan.items()} == {"plain": 5, "book": 2, "api": 3}
    assert (linked.page_count, linked.article_count) == (10, 3)


def test_what_was_derived_from_a_file(make_linked: Make) -> None:
    """As URLs with widths by media type; what goes out in the file's place does so for every want."""
    small = AssetFile(f"{MAP.path}//1111/map-3.webp", "1" * 32, 3, "image/webp", 3, 2)
    large = AssetFile(f"{MAP.path}//2222/map-9.webp", "2" * 32, 9, "image/webp", 9, 6)
    other = AssetFile(f"{MAP.path}//3333/map-9.avif", "3" * 32, 9, "image/avif", 9, 6)
    clean = AssetFile(f"{MAP.path}//4444/map.svg", "4" * 32, 7, MAP.media_type, 70, 50)
    linked = make_linked()
    page = linked.values.page(
        next(page for page in linked.plan["plain"] if page.path == "news/here/index.html")
    )
    hole = next(iter(linked.resolved["news/here"].assets))
    derived = Derivation((other, small, large), clean)
    found = Answers(linked, WRITERS["plain"], WRITERS, page, probe, Memos(), lambda _: derived)
    assert found.asset(Asset(hole, "srcset"), "news/here") == [
        {"type": "image/avif", "srcset": "../../news/here/map-9.33333333.avif 9w"},
        {
            "type": "image/webp",
            "srcset": "../../news/here/map-3.11111111.webp 3w, ../../news/here/map-9.22222222.webp 9w",
        },
    ]
    assert found.asset(Asset(hole), "news/here") == "../../news/here/map.44444444.svg"
    assert found.asset(Asset(hole, "width"), "news/here") == "70"
    assert set(found.noted.used.values()) == {small, large, other, clean}
    assert f"derived {MAP.path}" in found.noted.needs


def test_nothing_is_derived_where_no_plugin_does(make_linked: Make) -> None:
    found = answers(make_linked(), "plain", "news/here/index.html")
    assert found.asset(Asset("/nowhere.png", "srcset"), "news/here") == []
    assert found.asset(Asset("https://other.example/x.png", "srcset"), "news/here") == []
    assert not [need for need in found.noted.needs if need.startswith("derived ")]
