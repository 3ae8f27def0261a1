"""The magazine: what a publisher writes and configures, and nothing else, gives all that a reader sees."""

import hashlib
import json
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from tests.tools.epubcheck import Check

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Contents = Callable[[Path], dict[str, bytes]]

NOW = "2026-06-30T12:00Z"
LATER = "2031-01-01T00:00Z"
NEWS = "latest-news/harbour-dues-vote/index.html"
HIDDEN = {
    "town/plot-31": "The long war over Plot 31",  # a draft
    "latest-news/box-under-the-pier": "The box under the pier is opened today",  # dated 1 May 2030
}


class Magazine(NamedTuple):
    """A copy of the example, and what its first build said."""

    site: Path
    said: "subprocess.CompletedProcess[str]"

    @property
    def public(self) -> Path:
        return self.site / "public"


@pytest.fixture(scope="module")
def build(
    copy_example: Callable[[str, Path], Path], presskit: Run, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Magazine]:
    """``build(folder, now, NAME=value)``: the magazine, built in ``folder`` beneath a new one."""

    def built(folder: str, now: str, **environment: str) -> Magazine:
        site = copy_example("magazine", tmp_path_factory.mktemp("magazine") / folder)
        return Magazine(site, presskit("build", "--quiet", cwd=site, PRESSKIT_NOW=now, **environment))

    return built


@pytest.fixture(scope="module")
def magazine(build: Callable[..., Magazine]) -> Magazine:
    return build("a", NOW, PYTHONHASHSEED="1")


@pytest.fixture(scope="module")
def published(magazine: Magazine, contents: Contents) -> dict[str, bytes]:
    return contents(magazine.public)


@pytest.fixture(scope="module")
def news(published: dict[str, bytes]) -> "etree._Element":
    return etree.fromstring(published[NEWS])


def text_of(element: "etree._Element") -> str:
    return str(etree.XPath("normalize-space()")(element))


def one(page: "etree._Element", path: str) -> "etree._Element":
    [found] = page.findall(path)
    return found


def mentions(files: Mapping[str, bytes], words: str) -> list[str]:
    return [name for name, content in files.items() if words.encode() in content or words in name]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_builds_without_a_finding(magazine: Magazine) -> None:
    assert (magazine.said.returncode, magazine.said.stdout + magazine.said.stderr) == (0, "")


@pytest.mark.parametrize(
    "page",
    [
        "index.html",
        NEWS,
        "harbour/index.html",
        "harbour/tides/index.html",
        "harbour/tides/rule-of-twelfths/index.html",  # its own slug
        "tags/dredging/index.html",
        "authors/nell-garrity/index.html",
        "series/the-bar/index.html",
        "archive/index.html",
        "news/foot-ferry/index.html",  # an alias
        "404.html",
        "the-ormswick-packet.epub",
        "api/site.json",
        "api/articles/latest-news/harbour-dues-vote.json",
    ],
)
def test_there_is_a_page_of_every_kind(published: dict[str, bytes], page: str) -> None:
    assert page in published


def test_every_page_is_sound_xml_and_every_link_leads_somewhere(published: dict[str, bytes]) -> None:
    pages = {name: content for name, content in published.items() if name.endswith(".html")}
    assert len(pages) > 40
    for name, content in pages.items():
        page = etree.fromstring(content)
        for link in page.iter("a", "img"):
            url = link.get("href") or link.get("src") or ""
            if url.startswith(("http:", "https:", "mailto:", "#")) or name == "404.html":
                continue
            path = Path(name).parent / url.partition("#")[0]
            target = Path("/", path).resolve().relative_to("/").as_posix()
            assert target in published or f"{target}/index.html".removeprefix("./") in published, (name, url)


@pytest.mark.parametrize(("id", "title"), HIDDEN.items(), ids=list(HIDDEN))
def test_what_is_not_published_is_nowhere(published: dict[str, bytes], id: str, title: str) -> None:
    assert mentions(published, "Commissioners freeze dues")  # that is how a title would be found
    assert mentions(published, title) == []
    assert mentions(published, id.rpartition("/")[2]) == []


def test_on_its_day_the_scheduled_article_is_everywhere_and_the_draft_still_nowhere(
    build: Callable[..., Magazine], contents: Contents
) -> None:
    later = contents(build("later", LATER).public)
    draft, scheduled = HIDDEN.values()
    assert mentions(later, draft) == []
    assert {
        "index.html",
        "latest-news/index.html",
        "latest-news/box-under-the-pier/index.html",
        "archive/index.html",
        "api/site.json",
        "api/articles/latest-news/box-under-the-pier.json",
        "the-ormswick-packet.epub!EPUB/nav.xhtml",
        "the-ormswick-packet.epub!EPUB/text/latest-news-box-under-the-pier.xhtml",
    } <= set(mentions(later, scheduled))


def test_a_news_page_has_crumbs(news: "etree._Element") -> None:
    crumbs = one(news, ".//nav[@class='breadcrumbs']/ol")
    assert [text_of(crumb) for crumb in crumbs] == [
        "Home",
        "Latest news",
        "Commissioners freeze dues for potting boats, by one vote",
    ]
    assert [link.get("href") for link in crumbs.iter("a")] == ["../../", "../../latest-news/"]
    assert text_of(one(crumbs, ".//*[@aria-current='page']")) == text_of(one(news, ".//h1"))


def test_a_news_page_has_a_headline_and_attributed_quotations(news: "etree._Element") -> None:
    assert text_of(one(news, ".//h1")) == "Commissioners freeze dues for potting boats, by one vote"
    quote = one(news, ".//figure[@class='quote']")
    assert text_of(one(quote, "blockquote")).startswith("“You are asking us to pay more")
    assert text_of(one(quote, "figcaption")) == "— Callum Stobbs, skipper of Our Dorothy"


def test_a_news_page_has_a_mailing_list_and_a_call_to_action_that_names_the_site(
    news: "etree._Element",
) -> None:
    section = one(news, ".//main/section[@class='mailing-list']")
    assert text_of(one(section, "h2")) == "Join our mailing list"
    assert "Are you enjoying The Ormswick Packet?" in text_of(one(section, "p[@class='call-to-action']"))
    form = one(section, "form")
    assert form.get("action") == "https://buttondown.com/api/emails/embed-subscribe/ormswickpacket"
    field = one(form, ".//input[@type='email']")
    assert field.get("autocomplete") == "email"
    assert text_of(one(form, f".//label[@for='{field.get('id')}']")) == "Email address"


def test_a_news_page_has_related_and_recent_articles_and_not_itself(news: "etree._Element") -> None:
    lists = {
        text_of(one(section, "h2")): [text_of(link) for link in section.iter("a")]
        for section in news.findall(".//aside/section[@class='recent']")
    }
    assert list(lists) == ["Related articles", "Recent articles", "More in Latest news"]
    assert lists["Recent articles"][0] == "Cold Nab will speak again, for six seconds a month"
    assert all(lists.values())
    assert text_of(one(news, ".//h1")) not in {title for titles in lists.values() for title in titles}


def test_the_same_site_gives_the_same_bytes_anywhere(
    magazine: Magazine, build: Callable[..., Magazine]
) -> None:
    again = build("b/c/d", NOW, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C")
    assert digests(again.public) == digests(magazine.public)


def test_a_second_build_changes_nothing(magazine: Magazine, presskit: Run) -> None:
    def stamps() -> dict[Path, tuple[int, int]]:
        files = (path for path in magazine.public.rglob("*") if path.is_file() and path.suffix != ".json")
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}

    before, old_stamps = digests(magazine.public), stamps()
    run = presskit("build", cwd=magazine.site, PRESSKIT_NOW=NOW)
    assert re.search("nothing (changed|to do)", run.stdout)
    assert digests(magazine.public) == before
    assert stamps() == old_stamps


def test_the_book_is_sound(magazine: Magazine, epubcheck: Check) -> None:
    assert epubcheck(magazine.public / "the-ormswick-packet.epub") == []


def test_a_form_is_on_pages_only(published: dict[str, bytes]) -> None:
    assert NEWS in mentions(published, "<form")
    assert [name for name in mentions(published, "<form") if not name.endswith(".html")] == []


def test_the_json_is_as_its_schema_says(
    magazine: Magazine, schema_errors: Callable[[Path], list[str]]
) -> None:
    assert schema_errors(magazine.public) == []


def test_the_json_has_quotes_and_the_list_as_data(published: dict[str, bytes]) -> None:
    article = json.loads(published["api/articles/latest-news/harbour-dues-vote.json"])
    blocks = {block["kind"]: block["data"] for block in article["blocks"]}
    assert blocks["quote"]["name"] == "Callum Stobbs"
    assert [crumb["title"] for crumb in article["breadcrumbs"]][:2] == ["Home", "Latest news"]
