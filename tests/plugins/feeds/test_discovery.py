from presskit import Catalog, Link, Subject, listing_subject
from presskit_feeds.discovery import blocks
from presskit_feeds.settings import Settings
from tests.plugins.feeds.conftest import Made
from tests.tools.feeds import markup

FOG = "Fog\n===\n\n:date: 2026-03-02\n:tags: sea\n\nIt lifts.\n"


def urls(subject: Subject, catalog: Catalog, settings: Settings) -> list[Link]:
    (block,) = blocks(subject, catalog, settings)["head"]
    return [item["url"] for item in block.data["feeds"]]


def test_a_listing_with_a_feed_names_it_before_those_of_the_site(catalog: Catalog) -> None:
    settings = Settings(json="", tags=("fog",))
    assert urls(listing_subject(catalog.tags["fog"], catalog), catalog, settings) == [
        Link("output:tags/fog/feed.xml"),
        Link("output:feed.xml"),
    ]
    assert urls(listing_subject(catalog.tags["harbour"], catalog), catalog, settings) == [
        Link("output:feed.xml")
    ]


def test_pages_without_a_feed_of_their_own_share_the_blocks(catalog: Catalog) -> None:
    subjects = [
        listing_subject(catalog.sections[""], catalog),
        listing_subject(catalog.tags["fog"], catalog),
        Subject(kind="error", uri="error:404", title="", language="en"),
    ]
    found = [blocks(subject, catalog, Settings()) for subject in subjects]
    assert len({id(each["head"][0]) for each in found}) == len({id(each["footer"][0]) for each in found}) == 1


def test_every_page_leads_to_the_feeds(made: Made) -> None:
    output = made({"news/fog.rst": FOG}, 'tags = ["sea"]\njson = ""')
    for path, expected in {
        "index.html": ["feed.xml"],
        "news/fog/index.html": ["../../feed.xml"],
        "tags/sea/index.html": ["../../tags/sea/feed.xml", "../../feed.xml"],
        "404.html": ["/paper/feed.xml"],
    }.items():
        page = markup(output[path])
        links = page.xpath("//head/link[@rel='alternate'][@type='application/atom+xml'][@title]/@href")
        assert links == expected, path
        assert set(page.xpath("//footer//p[contains(@class, 'feeds')]//a/@href")) == set(expected), path


def test_a_site_without_feeds_mentions_none(made: Made) -> None:
    output = made({"fog.rst": FOG}, 'atom = ""\njson = ""')
    assert not [path for path in output if path.endswith(("feed.xml", "feed.json"))]
    assert b"feed" not in output["index.html"].replace(b"feeds + .colophon", b"")
