"""Pages of a site on disk as search engines and social networks read them."""

from pathlib import Path

import pytest

from presskit.build.pipeline import build
from tests.plugins.sharing.structured import entities, faults, meta
from tests.tools.small_site import article, published, write

HOSTILE = "\"</script><!-- & 'b' é 東京"
TITLE = HOSTILE[:-3]
PNG = (  # 1 × 1
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\1\0\0\5\0\1\r\n-\xb4"
    b"\0\0\0\0IEND\xaeB`\x82"
)
SETTINGS = """
[plugin.sharing]
logo = "/logo.png"
profiles = ["https://social.example/@packet"]
twitter = "@packet"
[plugin.sharing.sections]
docs = "TechArticle"
"""


def configuration(base_url: str, more: str = "") -> str:
    return f'[site]\ntitle = \'P & <T>\'\nbase_url = "{base_url}"\n[output]\nwriters = ["html"]\n{more}'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    fields = {
        "author": "Ann; Bo",
        "tags": "x, <y>",
        "image": "map.png",
        "image-alt": "A map",
        "image-credit": "Photo: Bo",
    }
    write(tmp_path, "presskit.toml", configuration("https://example.org/paper/", SETTINGS))
    write(tmp_path, "static/logo.png", PNG)
    write(tmp_path, "content/news/city/map.png", PNG)
    corrected = "Text.\n\n.. correction:: 2026-01-03\n\n   It </script> *is* open.\n"
    write(
        tmp_path,
        "content/news/city/bridge.rst",
        article(TITLE, corrected, summary=HOSTILE, **fields),
    )
    write(tmp_path, "content/docs/setup.rst", article("Set-up"))
    return tmp_path


def pages(site: Path) -> dict[str, str]:
    assert build(site).diagnostics == ()
    return {path: content.decode() for path, content in published(site).items() if path.endswith(".html")}


def test_every_entity_has_the_shape_that_search_engines_want(site: Path) -> None:
    made = pages(site)
    found = {path: entities(page) for path, page in made.items()}
    assert {
        path: bad
        for path, each in found.items()
        if (bad := [*map(faults, each.values())]) != [[]] * len(each)
    } == {}
    assert set(found["index.html"]) == {"Organization", "WebSite"}
    assert set(found["news/city/bridge/index.html"]) == {"NewsArticle", "BreadcrumbList"}
    assert set(found["docs/setup/index.html"]) == {"TechArticle", "BreadcrumbList"}
    assert set(found["tags/x/index.html"]) == {"BreadcrumbList"}
    assert set(found["404.html"]) == set()


def test_the_data_are_those_of_the_article(site: Path) -> None:
    base = "https://example.org/paper/"
    found = entities(pages(site)["news/city/bridge/index.html"])
    said = found["NewsArticle"]
    assert said["headline"] == TITLE
    assert said["url"] == said["mainEntityOfPage"]["@id"] == f"{base}news/city/bridge/"
    assert said["author"] == [
        {"@type": "Person", "name": "Ann", "url": f"{base}authors/ann/"},
        {"@type": "Person", "name": "Bo", "url": f"{base}authors/bo/"},
    ]
    (image,) = said["image"]
    assert (image["width"], image["height"], image["creditText"]) == (1, 1, "Photo: Bo")
    assert image["url"].removeprefix(base) in published(site), "what is named is published"
    assert said["publisher"]["logo"]["url"] == f"{base}logo.png"
    assert said["dateModified"] == "2026-01-03T00:00:00+00:00"
    assert said["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "2026-01-03", "text": "It </script> is open."}
    ]
    steps = [step["name"] for step in found["BreadcrumbList"]["itemListElement"]]
    assert steps == ["P & <T>", "News", "City", said["headline"]]


def test_cards_say_the_same(site: Path) -> None:
    made = pages(site)
    said = meta(made["news/city/bridge/index.html"])
    assert said["og:title"] == [TITLE]
    assert (said["og:type"], said["og:site_name"], said["og:locale"]) == (["article"], ["P & <T>"], ["en_US"])
    assert said["og:image"][0].startswith("https://example.org/paper/news/city/bridge/map.")
    assert (said["og:image:width"], said["og:image:alt"]) == (["1"], ["A map"])
    assert (said["twitter:card"], said["twitter:site"]) == (["summary_large_image"], ["@packet"])
    assert said["article:tag"] == ["x", "<y>"]
    assert said["article:published_time"] == ["2026-01-01T00:00:00+00:00"]
    assert said["article:modified_time"] == ["2026-01-03T00:00:00+00:00"]
    home = meta(made["index.html"])
    assert (home["og:type"], home["og:url"]) == (["website"], ["https://example.org/paper/"])
    assert "article:published_time" not in home
    assert "og:title" not in meta(made["404.html"])


def test_without_a_base_url_nothing_is_said_that_needs_it(site: Path) -> None:
    write(site, "presskit.toml", configuration("", SETTINGS))
    page = pages(site)["news/city/bridge/index.html"]
    said = entities(page)
    assert set(said) == {"NewsArticle"}
    assert {"url", "image", "mainEntityOfPage"} & said["NewsArticle"].keys() == set()
    assert said["NewsArticle"]["publisher"] == {"@type": "Organization", "name": "P & <T>"}
    assert {"og:url", "og:image"} & meta(page).keys() == set()
    assert meta(page)["og:title"] == [TITLE]


def test_a_new_article_changes_what_no_other_says(site: Path) -> None:
    before = pages(site)
    write(site, "content/news/city/new.rst", article("New", author="Ann", tags="x", date="2026-01-02"))
    after = pages(site)
    for path in before:
        assert entities(after[path]) == entities(before[path]), path
        assert meta(after[path]) == meta(before[path]), path


def test_an_edit_of_a_text_changes_one_page(site: Path) -> None:
    before = pages(site)
    path = site / "content/docs/setup.rst"
    path.write_text(path.read_text() + "\nThree more words.\n")
    after = pages(site)
    assert [name for name in after if after[name] != before[name]] == ["docs/setup/index.html"]
    words = [entities(made["docs/setup/index.html"])["TechArticle"]["wordCount"] for made in (before, after)]
    assert words[1] == words[0] + 3
