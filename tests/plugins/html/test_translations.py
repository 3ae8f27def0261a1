"""Articles in several languages, as a site on disk publishes them."""

import json
import re
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import build, check
from tests.tools.feeds import markup
from tests.tools.small_site import article, published, texts, write

BASE = "https://example.org"
TIDES, GEZEITEN, MAREES = "news/tides", "de/gezeiten", "fr/marees"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-03-05T00:00Z")
    write(tmp_path, "presskit.toml", f'[site]\nbase_url = "{BASE}/"\n[output]\nwriters = ["html", "json"]\n')
    write(tmp_path, f"content/{TIDES}.rst", article("Tides"))
    write(tmp_path, f"content/{GEZEITEN}.rst", article("Gezeiten", language="de", translates="/news/tides"))
    write(tmp_path, f"content/{MAREES}.rst", article("Marées", language="fr", translates="/news/tides"))
    write(tmp_path, "content/de/index.rst", "Nachrichten\n===========\n\n:language: de\n:translates: /news\n")
    write(tmp_path, "content/news/index.rst", "News\n====\n\nText.\n")
    return tmp_path


def alternates(page: bytes) -> dict[str, str]:
    root = markup(page)
    return {str(link.get("hreflang")): str(link.get("href")) for link in root.findall("head/link[@hreflang]")}


def others(page: bytes) -> list[tuple[str | None, str | None]]:
    """What readers are offered: the languages by their names, and where they lead."""
    links = markup(page).xpath("//main//p[contains(@class, 'translations')]//a")
    return [(link.text, link.get("href")) for link in links]


def test_each_page_names_itself_all_others_and_the_original_for_the_rest(site: Path) -> None:
    assert build(site).diagnostics == ()
    files = published(site)
    group = {"en": f"{BASE}/{TIDES}/", "de": f"{BASE}/{GEZEITEN}/", "fr": f"{BASE}/{MAREES}/"}
    for id in (TIDES, GEZEITEN, MAREES):
        assert alternates(files[f"{id}/index.html"]) == {**group, "x-default": group["en"]}
    assert alternates(files["index.html"]) == {}


def test_headlines_are_in_their_own_language_wherever_they_stand(site: Path) -> None:
    """Or a screen reader says them in another's (WCAG 3.1.2)."""
    build(site)
    files = published(site)
    for page in ("index.html", "archive/index.html", f"{MAREES}/index.html", "404.html"):
        links = markup(files[page]).xpath(
            "//main//a[contains(., 'Gezeiten')] | //aside//a[contains(., 'Gezeiten')]"
        )
        assert links, page
        assert {link.get("lang") for link in links} == {"de"}, page
    own = markup(files["de/index.html"]).xpath("//main//article//a[contains(., 'Gezeiten')]")
    assert [link.get("lang") for link in own] == [None]


def test_a_front_page_in_another_language_than_the_site_names_the_other(site: Path) -> None:
    write(site, "content/index.rst", "Zeitung\n=======\n\n:language: de\n\nText.\n")
    write(site, "content/en/index.rst", "Paper\n=====\n\n:translates: /\n\nText.\n")
    assert build(site).diagnostics == ()
    files = published(site)
    assert others(files["index.html"]) == [("English", "en/")]
    assert others(files["en/index.html"]) == [("Deutsch", "../")]


def test_readers_find_the_others_by_the_names_of_their_languages(site: Path) -> None:
    build(site)
    files = published(site)
    assert others(files[f"{TIDES}/index.html"]) == [
        ("Deutsch", "../../de/gezeiten/"),
        ("français", "../../fr/marees/"),
    ]
    assert "Auch auf" in files[f"{GEZEITEN}/index.html"].decode()
    assert others(files[f"{GEZEITEN}/index.html"])[0] == ("English", "../../news/tides/")


def test_a_section_is_offered_in_another_language_on_its_first_page_alone(site: Path) -> None:
    toml = (site / "presskit.toml").read_text()
    write(site, "presskit.toml", f"{toml}[plugin.html]\npage_size = 1\n")
    for number in range(3):
        write(site, f"content/news/more-{number}.rst", article(f"More {number}"))
    build(site)
    files = published(site)
    assert alternates(files["news/index.html"])["de"] == f"{BASE}/de/"
    assert others(files["de/index.html"]) == [("English", "../news/")]
    assert alternates(files["news/page/2/index.html"]) == {}


def test_programs_are_told_which_is_the_original(site: Path) -> None:
    build(site)
    files = published(site)
    document = json.loads(files[f"api/articles/{MAREES}.json"])
    assert [(each["id"], each["language"], each["original"]) for each in document["translations"]] == [
        (TIDES, "en", True),
        (GEZEITEN, "de", False),
    ]

    def data(id: str) -> dict[str, object]:
        scripts = markup(files[f"{id}/index.html"]).xpath("//script[@type='application/ld+json']")
        return next(found for each in scripts if "headline" in (found := json.loads(each.text)))

    work = {"@type": "NewsArticle", "name": "Tides", "url": f"{BASE}/{TIDES}/", "inLanguage": "en"}
    assert data(MAREES)["translationOfWork"] == work
    translations = data(TIDES)["workTranslation"]
    assert isinstance(translations, list)
    assert [each["inLanguage"] for each in translations] == ["de", "fr"]


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"date": "2026-12-01"}, {"expires": "2026-03-01"}])
def test_what_is_not_out_is_offered_nowhere(site: Path, fields: dict[str, str]) -> None:
    secret = article("Geheimnis", language="de", translates="/news/tides", **fields)
    write(site, f"content/{GEZEITEN}.rst", secret)
    assert build(site).diagnostics == ()
    assert not re.search("gezeiten|Geheimnis", texts(site))
    assert set(alternates(published(site)[f"{TIDES}/index.html"])) == {"en", "fr", "x-default"}


def test_an_original_that_is_not_out_leaves_its_translations_to_each_other(site: Path) -> None:
    write(site, f"content/{TIDES}.rst", article("Tides", status="draft"))
    assert build(site).diagnostics == ()
    assert alternates(published(site)[f"{GEZEITEN}/index.html"]) == {
        "de": f"{BASE}/{GEZEITEN}/",
        "fr": f"{BASE}/{MAREES}/",
        "x-default": f"{BASE}/{GEZEITEN}/",
    }


def test_one_that_is_at_home_elsewhere_is_for_readers_only(site: Path) -> None:
    there = "https://other.example/gezeiten"
    write(
        site,
        f"content/{GEZEITEN}.rst",
        article("Gezeiten", language="de", translates="/news/tides", canonical=there),
    )
    build(site)
    files = published(site)
    assert "de" not in alternates(files[f"{TIDES}/index.html"])
    assert others(files[f"{TIDES}/index.html"])[0][0] == "Deutsch"
    assert b'hreflang="de" href="https://example.org/de/gezeiten/"' not in files["sitemap.xml"]


def test_an_edit_of_a_text_changes_none_of_its_translations(site: Path) -> None:
    build(site)
    before = published(site)
    path = site / f"content/{TIDES}.rst"
    path.write_text(path.read_text() + "\nMore of it.\n")
    build(site)
    after = published(site)
    changed = {name for name in after if after[name] != before.get(name)}
    assert f"{TIDES}/index.html" in changed
    assert not {name for name in changed if GEZEITEN in name or MAREES in name}


def test_a_warm_check_finds_what_a_cold_one_does(site: Path) -> None:
    build(site)
    write(site, f"content/{MAREES}.rst", article("Marées", translates="/news/tides"))
    warm = check(site).diagnostics
    assert [(each.code, each.span.path, each.span.line) for each in warm] == [
        ("PK409", f"content/{MAREES}.rst", 5)
    ]
    assert warm == check(site, Options(cache=False)).diagnostics
