import pytest
from msgspec.structs import replace

from presskit import Asset, Catalog, Link, Measure, article_subject, listing_subject
from presskit_sharing.cards import article, card, locale
from presskit_sharing.settings import Settings
from tests.plugins.sharing.conftest import Make

PLAIN = Settings()


def of(id: str, catalog: Catalog, settings: Settings = PLAIN) -> dict[str, object]:
    return card(article_subject(catalog.entries[id], "en"), catalog, settings).data


def test_an_article_says_what_it_is(make_site: Make) -> None:
    site = make_site()
    said = article(site.entries["news/city/bridge"], site, Settings(logo="/logo.png"))
    assert said == {
        "type": "NewsArticle",
        "published": "2026-03-01T06:00:00+00:00",
        "modified": "2026-03-01T06:00:00+00:00",
        "section": "City",
        "tags": ("x", "y"),
        "authors": [{"name": "Ann", "url": Link("author:ann", "absolute")}, {"name": "…", "url": ""}],
        "words": Measure("news/city/bridge", "words"),
        "corrections": [{"date": "2026-03-02", "text": "It is open."}],
        "publisher": {
            "name": "The Packet",
            "url": Link("home:", "absolute"),
            "logo": Asset("/logo.png", "absolute"),
        },
    }


def test_it_is_shown_with_its_lead_image_wherever_that_lies(make_site: Make) -> None:
    uri = "article:news/city/bridge!bridge.png"
    shown = of("news/city/bridge", make_site(), Settings(image="/card.png"))
    assert shown["image"] == {
        "url": Asset(uri, "absolute"),
        "width": Asset(uri, "width"),
        "height": Asset(uri, "height"),
        "alt": "A bridge",
        "credit": "Photo: Bo",
    }
    assert shown["url"] == Link("article:news/city/bridge", "absolute")


def test_one_without_an_image_has_that_of_the_site(make_site: Make) -> None:
    assert of("about", make_site())["image"] is None
    shown = of("about", make_site(), Settings(image="/card.png", image_alt="The harbour"))["image"]
    assert isinstance(shown, dict)
    assert (shown["url"], shown["alt"]) == (Asset("/card.png", "absolute"), "The harbour")


def test_an_article_that_is_at_home_elsewhere_is_shared_there(make_site: Make) -> None:
    assert of("about", make_site())["url"] == "https://other.example/about"


def test_lists_are_no_articles(make_site: Make) -> None:
    site = make_site(description="News & tides.")
    home = card(listing_subject(site.sections[""], site), site, PLAIN).data
    assert (home["article"], home["description"]) == (None, "News & tides.")
    site = make_site()
    assert card(listing_subject(site.sections[""], site), site, PLAIN).data["description"] == "Of the index."
    term = card(listing_subject(site.authors["ann"], site), site, PLAIN).data
    assert (term["url"], term["article"], term["description"]) == (Link("author:ann", "absolute"), None, "")


def test_what_is_said_of_an_article_does_not_depend_on_others(make_site: Make) -> None:
    site = make_site()
    other = replace(site, newest=("new", *site.newest), backlinks={"about": ("news/city/bridge",)})
    for id in ("news/city/bridge", "about"):
        assert of(id, site) == of(id, other)


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("en-GB", "en_GB"),
        ("de", "de_DE"),
        ("pt-BR", "pt_BR"),
        ("zh-Hant-TW", "zh_TW"),
        ("xx", ""),
        ("x-y", ""),
    ],
)
def test_the_locale_has_a_territory(language: str, found: str) -> None:
    assert locale(language) == found
