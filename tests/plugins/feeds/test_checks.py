import msgspec
import pytest

from presskit import Catalog, Site
from presskit_feeds.checks import check_feeds
from presskit_feeds.settings import Settings


def test_nothing_is_wrong_with_the_defaults(catalog: Catalog) -> None:
    nowhere = msgspec.structs.replace(catalog, site=Site())
    assert list(check_feeds(catalog, Settings())) == []
    assert list(check_feeds(nowhere, Settings())) == []


def test_feeds_that_were_asked_for_need_an_address(catalog: Catalog) -> None:
    nowhere = msgspec.structs.replace(catalog, site=Site())
    (found,) = check_feeds(nowhere, Settings(rss="rss.xml"))
    assert (found.code, found.severity, "base_url" in found.hint) == ("FE001", "warning", True)


@pytest.mark.parametrize(
    ("settings", "message", "hint"),
    [
        (Settings(sections=("nws",)), "`plugin.feeds.sections`: there is no section `nws`", "`news`"),
        (Settings(tags=("Harbor",)), "`plugin.feeds.tags`: no article has the tag `Harbor`", "`Harbour`"),
        (
            Settings(authors=("Ada Bing",)),
            "`plugin.feeds.authors`: no article is by `Ada Bing`",
            "`Ada Byng`",
        ),
    ],
)
def test_feeds_of_what_nobody_knows(settings: Settings, message: str, hint: str, catalog: Catalog) -> None:
    (found,) = check_feeds(catalog, settings)
    assert (found.code, found.message) == ("FE002", message)
    assert hint in found.hint


def test_names_are_compared_as_urls_have_them(catalog: Catalog) -> None:
    settings = Settings(sections=("/news/", "*"), tags=("FOG", "*"), authors=("ada byng",))
    assert list(check_feeds(catalog, settings)) == []
