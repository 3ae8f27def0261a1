"""Where pages lie."""

import pytest

from presskit_html.places import alias_path, entry_path, numbered, root, turn
from tests.plugins.html.conftest import make_entry


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/2019/05/bridge.html", "2019/05/bridge.html"),
        ("/2019/05/bridge/", "2019/05/bridge/index.html"),
        ("2019/05/bridge", "2019/05/bridge/index.html"),
        ("https://old.example/a%20b/?p=3#top", "a b/index.html"),
        ("/a//b/./c/../d", "a/b/d/index.html"),
        ("/../../etc/passwd", "etc/passwd/index.html"),
        ("/v1.5", "v1.5/index.html"),
        ("/", ""),
        ("", ""),
        ("https://old.example", ""),
        ("/a%00b", ""),
    ],
)
def test_an_alias_becomes_a_path_beneath_the_output_folder(alias: str, path: str) -> None:
    assert alias_path(alias) == path


@pytest.mark.parametrize(
    ("start", "target", "url"), [(0, 2, "page/2/"), (2, 0, "../../"), (2, 3, "../3/"), (0, 0, "./")]
)
def test_turning_pages(start: int, target: int, url: str) -> None:
    assert turn(start, target) == url


def test_numbered() -> None:
    assert numbered("news/index.html", 0) == "news/index.html"
    assert numbered("news/index.html", 3) == "news/page/3/index.html"


def test_the_root_of_the_site_from_a_page() -> None:
    assert root("index.html", "") == "./"
    assert root("news/bridge/index.html", "https://example.org/paper/") == "../../"


def test_the_error_page_is_served_anywhere() -> None:
    assert root("404.html", "https://example.org/paper/") == "/paper/"
    assert root("404.html", "") == "/"


def test_an_index_is_shown_on_the_page_of_its_section() -> None:
    assert entry_path(make_entry("news/bridge")) == "news/bridge/index.html"
    assert entry_path(make_entry("news/index")) == "news/index.html"
    assert entry_path(make_entry("index")) == "index.html"
