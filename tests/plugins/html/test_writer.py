"""Pages as a reader's browser gets them."""

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from markupsafe import Markup

from presskit import Catalog
from presskit.write.templates import SiteTemplates
from presskit_html.settings import Settings, SiteLink
from presskit_html.writer import HtmlWriter

WRITER = HtmlWriter(Settings(page_size=2))
Render = Callable[..., str]


def rendered(render: Render, catalog: Catalog, path: str) -> str:
    return render(WRITER, next(page for page in WRITER.pages(catalog) if page.path == path), catalog)


def tree(text: str) -> Element:
    return fromstring(text.removeprefix("<!DOCTYPE html>\n"))


def one(root: Element, path: str) -> Element:
    (found,) = root.findall(path)
    return found


def sheet_of(text: str) -> str:
    return one(tree(text), "head/link[@rel='stylesheet']").attrib["href"]


def test_every_page_is_well_formed_with_one_heading_and_one_main(render: Render, catalog: Catalog) -> None:
    for page in WRITER.pages(catalog):
        root = tree(render(WRITER, page, catalog))
        assert len(root.findall(".//h1")) == 1, page.path
        assert len(root.findall(".//main")) == 1, page.path
        assert root.get("lang") == "en"
        assert root.findall(".//script") == []


def test_no_page_has_two_elements_of_one_id(render: Render, catalog: Catalog) -> None:
    for page in WRITER.pages(catalog):
        ids = [element.get("id") for element in tree(render(WRITER, page, catalog)).iterfind(".//*[@id]")]
        assert len(ids) == len(set(ids)), page.path


def test_titles_name_the_page_and_the_site(render: Render, catalog: Catalog) -> None:
    titles = {
        page.path: tree(render(WRITER, page, catalog)).findtext("head/title")
        for page in WRITER.pages(catalog)
    }
    assert titles["index.html"] == "The Packet"
    assert titles["news/bridge/index.html"] == "Bridge <stuck> open & shut — The Packet"
    assert titles["news/page/1/index.html"] == "News — page 1 — The Packet"


def test_text_of_the_front_matter_is_never_markup(render: Render, catalog: Catalog) -> None:
    root = tree(rendered(render, catalog, "news/bridge/index.html"))
    assert root.findtext(".//h1") == "Bridge <stuck> open & shut"
    assert one(root, "head/meta[@name='description']").get("content") == "A bush <wore> out."


def test_an_article_says_when_and_by_whom(render: Render, catalog: Catalog) -> None:
    root = tree(rendered(render, catalog, "news/bridge/index.html"))
    meta = one(root, ".//p[@class='meta']")
    assert [time.get("datetime") for time in meta.iter("time")] == [
        "2025-11-20T09:30:00+00:00",
        "2025-11-24T09:30:00+00:00",
    ]
    assert [link.text for link in meta.iter("a")] == ["Nell Garrity", "Bea Thorsby"]
    assert "".join(meta.itertext()).startswith("By Nell Garrity and Bea Thorsby")


def test_a_card_names_the_authors(render: Render, catalog: Catalog) -> None:
    texts = [
        "".join(name.itertext())
        for path in ("news/index.html", "news/page/1/index.html")
        for name in tree(rendered(render, catalog, path)).iterfind(".//span[@class='by']")
    ]
    assert texts == ["By Nell Garrity", "By Nell Garrity and Bea Thorsby"]


def test_an_image_leaves_out_a_measure_that_is_unknown(render: Render, catalog: Catalog) -> None:
    image = one(tree(rendered(render, catalog, "news/bridge/index.html")), ".//figure/img")
    assert image.attrib == {
        "src": "file/article:news/bridge!bridge.png",
        "alt": "An iron bridge",
        "width": "1200",
        "fetchpriority": "high",
    }


def test_the_section_of_a_page_is_current_in_the_navigation(render: Render, catalog: Catalog) -> None:
    current = ".//nav[@aria-label='Sections']//a[@aria-current]"
    article = one(tree(rendered(render, catalog, "news/bridge/index.html")), current)
    section = one(tree(rendered(render, catalog, "news/index.html")), current)
    assert (article.text, article.get("aria-current")) == ("News", "true")
    assert (section.text, section.get("aria-current")) == ("News", "page")


def test_a_canonical_link_needs_a_base_url(
    render: Render, flat: Callable[[int], Catalog], catalog: Catalog
) -> None:
    path = "head/link[@rel='canonical']"
    link = one(tree(rendered(render, catalog, "news/fog/index.html")), path)
    assert link.get("href") == "https://example.org/paper/news/fog/"
    assert tree(rendered(render, flat(1), "news/n000/index.html")).findall(path) == []


def test_the_error_page_has_no_address_of_its_own(render: Render, catalog: Catalog) -> None:
    assert tree(rendered(render, catalog, "404.html")).findall("head/link[@rel='canonical']") == []


def test_the_error_page_finds_its_style_sheet_from_anywhere(render: Render, catalog: Catalog) -> None:
    sheet = sheet_of(rendered(render, catalog, "404.html"))
    assert sheet.startswith("/paper/static/broadsheet.")


def test_pages_link_the_style_sheet_that_is_written(
    render: Render, catalog: Catalog, templates: SiteTemplates
) -> None:
    sheet = sheet_of(rendered(render, catalog, "news/fog/index.html"))
    assert sheet.removeprefix("../../") in {output.path for output in WRITER.files(templates)}


def test_a_redirect_sends_readers_and_search_engines_on(render: Render, catalog: Catalog) -> None:
    root = tree(rendered(render, catalog, "old/bridge.html"))
    assert one(root, "head/meta[@http-equiv='refresh']").get("content") == "0; url=to/article:news/bridge"
    assert one(root, "head/link[@rel='canonical']").get("href") == "to/article:news/bridge"


def test_a_dark_page_has_the_logo_for_dark_pages(render: Render, catalog: Catalog) -> None:
    settings = Settings(logo="/logo.svg", logo_dark="/pale.svg")
    page = next(HtmlWriter(settings).pages(catalog))
    root = tree(render(HtmlWriter(settings), page, catalog))
    picture = one(root, ".//h1[@class='nameplate']/a/picture")
    assert one(picture, "source").attrib == {
        "srcset": "file//pale.svg",
        "media": "(prefers-color-scheme: dark)",
    }
    assert one(picture, "img").get("src") == "file//logo.svg"


def test_each_slot_has_its_place(render: Render, catalog: Catalog) -> None:
    page = next(page for page in WRITER.pages(catalog) if page.path == "404.html")
    places = {
        "navigation": "div[@class='ways']",
        "before-title": "main",
        "after-title": "main",
        "after-article": "main",
        "aside": "div/aside",
        "footer": "footer",
    }
    slots = {name: [Markup('<i class="{}"></i>').format(name)] for name in places}
    slots["head"] = [Markup('<meta name="x" content="y"/>')]
    data = {**page.data, "navigation": [], "home": "", "archive": ""}
    root = tree(render(WRITER, page, catalog, slots=slots, data=data))
    one(root, "head/meta[@name='x']")
    for name, place in places.items():
        one(root, f".//{place}/i[@class='{name}']")


def test_a_sites_theme_replaces_a_template(
    catalog: Catalog, templates: SiteTemplates, render: Render, tmp_path: Path
) -> None:
    assert templates.has("article.html")
    theme = tmp_path / "theme" / "error.html"
    theme.parent.mkdir()
    theme.write_text('{% extends "html:error.html" %}{% block main %}<h1>Lost at sea</h1>{% endblock %}')
    assert "Lost at sea" in rendered(render, catalog, "404.html")


def test_a_footer_says_who_publishes_and_where_else(render: Render, catalog: Catalog) -> None:
    settings = Settings(
        footer=(SiteLink("Imprint", "article:about"), SiteLink("Privacy", "/privacy/")),
        social=(SiteLink("Mastodon", "https://social.example/@packet"),),
        footer_text="Printed on the Staith.",
    )
    writer = HtmlWriter(settings)
    page = next(page for page in writer.pages(catalog) if page.path == "news/fog/index.html")
    footer = one(tree(render(writer, page, catalog)), ".//footer")
    links = {link.text: (link.get("href"), link.get("rel")) for link in footer.iter("a")}
    assert links["Imprint"] == ("to/article:about", None)
    assert links["Privacy"] == ("../../privacy/", None)
    assert links["Mastodon"] == ("https://social.example/@packet", "me")
    assert "Printed on the Staith." in "".join(footer.itertext())
