"""Former addresses of articles and sections for servers and hosts, which can redirect without a page in between."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote, urlsplit

from presskit import Catalog, Page, listing_subject
from presskit_html.places import alias_path, entry_path
from presskit_html.settings import RedirectFormat

Move = Sequence[str]
"""A former address and the present one: paths from the root of the host, not encoded."""

_IN_PATH = "/!$&'()*+,;=:@"
"""What URLs leave as it is in a path besides letters, digits and ``-._~``: RFC 3986 §3.3."""

FILES: dict[RedirectFormat, str] = {
    "netlify": "_redirects",
    "cloudflare": "_redirects",
    "nginx": "redirects.map",
    "apache": ".htaccess",
}


def redirect_pages(catalog: Catalog, formats: Sequence[RedirectFormat]) -> Iterator[Page]:
    """A file for each format. Its number keeps it from being the target of links."""
    moves = list(_moves(catalog)) if formats else []
    above = urlsplit(catalog.site.base_url).path.rstrip("/")
    subject = listing_subject(catalog.sections[""], catalog)
    for name in formats:
        data = {"above": above, "moves": moves}
        yield Page(path=FILES[name], subject=subject, template=f"redirects:{name}", data=data, number=0)


def aliases(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The id of an entry and the output path of a former address, for all that there are.

    An address given twice is one; the present address needs no redirect. Others that are taken are mistakes, which the core
    finds in all writers' paths.
    """
    for entry in catalog.entries.values():
        paths = dict.fromkeys(alias_path(alias) for alias in entry.metadata.aliases)
        yield from ((entry.id, path) for path in paths if path not in ("", entry_path(entry)))


def _moves(catalog: Catalog) -> Iterator[Move]:
    for id, path in sorted(aliases(catalog), key=lambda found: found[1]):
        yield [f"/{_page(path)}", f"/{_page(entry_path(catalog.entries[id]))}"]


def _page(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") else path


def _spellings(path: str) -> tuple[str, ...]:
    """A folder with and without its last slash."""
    return (path, path.rstrip("/")) if path.endswith("/") else (path,)


def netlify(above: str, moves: Sequence[Move]) -> str:
    """``!`` redirects although there is a page. Netlify takes a path with and without its last slash."""
    return "".join(f"{_encoded(above + old)} {_encoded(above + new)} 301!\n" for old, new in moves)


def cloudflare(above: str, moves: Sequence[Move]) -> str:
    """Cloudflare redirects although there is a page, and knows no ``!``."""
    return "".join(
        f"{_encoded(above + spelling)} {_encoded(above + new)} 301\n"
        for old, new in moves
        for spelling in _spellings(old)
    )


def nginx(above: str, moves: Sequence[Move]) -> str:
    """Lines for a block ``map $uri``, where a path is not encoded. A ``$`` would begin a variable of a value."""
    return "".join(
        f'"{_quoted(above + spelling)}" "{quote(above + new)}";\n'
        for old, new in moves
        for spelling in _spellings(old)
    )


def apache(above: str, moves: Sequence[Move]) -> str:
    """Rules of mod_rewrite for ``.htaccess``, which names paths from its folder on, or the configuration of the server."""
    begin = f"^(?:{re.escape(above)})?/?" if above else "^/?"
    rules = "".join(
        f'RewriteRule "{begin}{_pattern(old[1:])}" "{_substitute(above + new)}" [R=301,L,NE]\n'
        for old, new in moves
    )
    return f"<IfModule mod_rewrite.c>\nRewriteEngine On\n{rules}</IfModule>\n"


RENDERERS: Mapping[str, Callable[[str, Sequence[Move]], str]] = {
    f"redirects:{name}": function
    for name, function in (
        ("netlify", netlify),
        ("cloudflare", cloudflare),
        ("nginx", nginx),
        ("apache", apache),
    )
}
"""By the template that pages name."""


def _encoded(path: str) -> str:
    return quote(path, safe=_IN_PATH)


def _quoted(text: str) -> str:
    """``text`` between the double quotes of nginx."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _pattern(path: str) -> str:
    """A pattern between double quotes, in which mod_rewrite leaves every backslash: they can't be escaped there."""
    return re.escape(path.rstrip("/")).replace('"', "\\x22") + ("/?$" if path.endswith("/") else "$")


def _substitute(path: str) -> str:
    """``%`` and a digit stand for something else in a substitution."""
    return quote(path).replace("%", "\\%")
