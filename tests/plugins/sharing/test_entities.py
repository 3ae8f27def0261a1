from presskit import Asset, Link, article_subject, listing_subject
from presskit_sharing.entities import publisher, trail
from presskit_sharing.settings import Settings
from tests.plugins.sharing.conftest import Make


def test_the_way_to_a_page_leads_from_the_home_page_through_its_sections(make_site: Make) -> None:
    site = make_site()

    def way(subject: object) -> list[tuple[str, str]]:
        items = trail(subject, site).data["items"]  # type: ignore[arg-type]
        return [(item["name"], item["url"].uri) for item in items]

    home = ("The Packet", "home:")
    assert way(article_subject(site.entries["news/city/bridge"], "en")) == [
        home,
        ("News", "section:news"),
        ("City", "section:news/city"),
    ]
    assert way(article_subject(site.entries["about"], "en")) == [home]
    assert way(listing_subject(site.sections["news/city"], site)) == [home, ("News", "section:news")]
    assert way(listing_subject(site.sections["news"], site)) == [home]
    assert way(listing_subject(site.authors["ann"], site)) == [home]


def test_articles_of_a_section_share_a_block(make_site: Make) -> None:
    site = make_site()
    subject = article_subject(site.entries["news/city/bridge"], "en")
    assert trail(subject, site) is trail(subject, site)


def test_the_publisher_is_the_site_if_it_is_not_told_otherwise(make_site: Make) -> None:
    site = make_site(description="News.")
    assert publisher(site, Settings()).data == {
        "name": "The Packet",
        "url": Link("home:", "absolute"),
        "logo": None,
        "profiles": (),
        "description": "News.",
    }
    house = publisher(site, Settings(publisher="Packet Ltd", logo="/l.png", profiles=("https://a.example/",)))
    assert (house.data["name"], house.data["profiles"]) == ("Packet Ltd", ("https://a.example/",))
    assert house.data["logo"]["url"] == Asset("/l.png", "absolute")
