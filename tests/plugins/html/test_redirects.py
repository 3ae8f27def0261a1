import re
from collections.abc import Callable

import pytest

from presskit import Catalog, Site
from presskit.link.catalog import catalog as make_catalog
from presskit_html.redirects import RENDERERS, aliases, apache, cloudflare, netlify, nginx, redirect_pages
from presskit_html.settings import RedirectFormat, Settings
from tests.plugins.html.conftest import make_entry

MOVES = [
    ("/old/bridge.html", "/news/bridge/"),
    ("/2025/bridge/", "/news/bridge/"),
    ('/w\u00f6rk&more$1"x\\/', "/\u6771\u4eac 100%/"),
]


def test_each_former_address_is_named_once(catalog: Catalog) -> None:
    assert list(aliases(catalog)) == [
        ("news/bridge", "old/bridge.html"),
        ("news/bridge", "2025/bridge/index.html"),
    ]


def test_a_section_has_former_addresses_too() -> None:
    section = make_entry("news/index", aliases=("/latest/", "/news/"))
    site = make_catalog([section, make_entry("news/a")], Site())
    assert list(aliases(site)) == [("news/index", "latest/index.html")]
    (page,) = redirect_pages(site, ("nginx",))
    assert page.data["moves"] == [["/latest/", "/news/"]]


@pytest.mark.parametrize(
    ("formats", "paths"),
    [
        ((), []),
        (("netlify",), ["_redirects"]),
        (("cloudflare", "nginx", "apache"), ["_redirects", "redirects.map", ".htaccess"]),
    ],
)
def test_there_is_a_file_for_each_format(
    catalog: Catalog, formats: tuple[RedirectFormat, ...], paths: list[str]
) -> None:
    pages = list(redirect_pages(catalog, formats))
    assert [page.path for page in pages] == paths
    assert [page.template for page in pages] == [f"redirects:{name}" for name in formats]
    for page in pages:
        assert page.template in RENDERERS
        assert page.number == 0, "no link leads there"
        assert page.data == {
            "above": "/paper",
            "moves": [["/2025/bridge/", "/news/bridge/"], ["/old/bridge.html", "/news/bridge/"]],
        }


def test_a_site_at_the_root_has_nothing_above() -> None:
    entry = make_entry("a", aliases=("/b/",))
    (page,) = redirect_pages(make_catalog([entry], Site()), ("nginx",))
    assert page.data == {"above": "", "moves": [["/b/", "/a/"]]}


def test_netlify_is_told_to_redirect_although_there_is_a_page() -> None:
    assert netlify("/paper", MOVES).splitlines() == [
        "/paper/old/bridge.html /paper/news/bridge/ 301!",
        "/paper/2025/bridge/ /paper/news/bridge/ 301!",
        "/paper/w%C3%B6rk&more$1%22x%5C/ /paper/%E6%9D%B1%E4%BA%AC%20100%25/ 301!",
    ]


def test_cloudflare_is_told_both_spellings_of_a_folder() -> None:
    assert cloudflare("", MOVES[:2]).splitlines() == [
        "/old/bridge.html /news/bridge/ 301",
        "/2025/bridge/ /news/bridge/ 301",
        "/2025/bridge /news/bridge/ 301",
    ]


def test_nginx_compares_decoded_paths_and_sees_no_variable() -> None:
    assert nginx("", MOVES).splitlines() == [
        '"/old/bridge.html" "/news/bridge/";',
        '"/2025/bridge/" "/news/bridge/";',
        '"/2025/bridge" "/news/bridge/";',
        r'"/wörk&more$1\"x\\/" "/%E6%9D%B1%E4%BA%AC%20100%25/";',
        r'"/wörk&more$1\"x\\" "/%E6%9D%B1%E4%BA%AC%20100%25/";',
    ]
    values = [line.split()[1] for line in nginx("", [("/a", "/$uri/\\")]).splitlines()]
    assert values == ['"/%24uri/%5C";']


@pytest.mark.parametrize(("above", "folder"), [("", ""), ("/paper", ""), ("/paper", "/paper")])
def test_apache_finds_a_path_from_the_folder_and_from_the_root(above: str, folder: str) -> None:
    rules = re.findall(r'^RewriteRule "(.*)" "(.*)" \[R=301,L,NE\]$', apache(above, MOVES), re.MULTILINE)
    assert [target for _, target in rules] == [
        f"{above}/news/bridge/",
        f"{above}/news/bridge/",
        rf"{above}/\%E6\%9D\%B1\%E4\%BA\%AC\%20100\%25/",
    ]
    for (pattern, _), (old, _) in zip(rules, MOVES, strict=True):
        assert '"' not in pattern, "it can't be escaped there"
        for asked in {folder + old, folder + old.rstrip("/"), old[1:]}:
            assert re.search(pattern, asked), asked
        assert not re.search(pattern, f"{folder}{old}x")
        assert not re.search(pattern, f"x{folder}{old}")
    assert not re.search(rules[0][0], "/old/bridgexhtml")


def test_two_hosts_can_not_read_one_file() -> None:
    with pytest.raises(ValueError, match="_redirects"):
        Settings(redirects=("netlify", "cloudflare"))


def test_no_former_address_is_no_line(flat: Callable[[int], Catalog]) -> None:
    files = {
        page.path: RENDERERS[page.template](page.data["above"], page.data["moves"])
        for page in redirect_pages(flat(2), ("netlify", "nginx"))
    }
    assert files == {"_redirects": "", "redirects.map": ""}
