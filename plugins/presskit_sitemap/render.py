"""Pages as files. Addresses are percent-encoded, so that they need no more than the escapes of XML."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

Data = dict[str, Any]


def urls(data: Data) -> str:
    """A site map. What has no page in this site is left out."""
    translated = any(others for _, _, _, *others in data["urls"])
    found = "".join(
        _url(url, _modified(date) + _translations(others) + _picture(image))
        for url, date, image, *others in data["urls"]
        if url
    )
    spaces = f"{_SITEMAP} {_IMAGE} {_XHTML}" if translated else f"{_SITEMAP} {_IMAGE}"
    return f"{_HEAD}<urlset {spaces}>\n{found}</urlset>\n"


def index(data: Data) -> str:
    """The index of several site maps."""
    files = "".join(
        f"<sitemap><loc>{escape(url)}</loc>{_modified(date)}</sitemap>\n" for url, date in data["files"]
    )
    return f"{_HEAD}<sitemapindex {_SITEMAP}>\n{files}</sitemapindex>\n"


def news(data: Data) -> str:
    """A site map of news."""
    found = "".join(_news(data)) or _url(data["otherwise"], "")
    return f"{_HEAD}<urlset {_SITEMAP} {_NEWS}>\n{found}</urlset>\n"


def robots(data: Data) -> str:
    """All may read everything, and find it by the site maps."""
    lines = "".join(f"Sitemap: {url}\n" for url in data["sitemaps"])
    return f"User-agent: *\nAllow: /\n\n{lines}"


RENDERERS: Mapping[str, Callable[[Data], str]] = {
    "urls": urls,
    "index": index,
    "news": news,
    "robots": robots,
}
"""By the template that pages name."""


def _news(data: Data) -> Iterator[str]:
    name = escape(data["publication"])
    for url, date, title, language in data["news"]:
        publication = (
            f"<news:publication><news:name>{name}</news:name>"
            f"<news:language>{escape(language)}</news:language></news:publication>"
        )
        yield _url(
            url,
            f"<news:news>{publication}<news:publication_date>{date}</news:publication_date>"
            f"<news:title>{escape(title)}</news:title></news:news>",
        )


def _url(url: str, more: str) -> str:
    return f"<url><loc>{escape(url)}</loc>{more}</url>\n"


def _translations(others: Sequence[Sequence[str]]) -> str:
    """A page in all its languages; for readers of any other the original, which is the first."""
    known = [(language, url) for language, url in others if url]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(url)}"/>'
        for language, url in [*known, *(("x-default", url) for _, url in known[:1])]
    )


def _modified(date: str) -> str:
    return f"<lastmod>{date}</lastmod>" if date else ""


def _picture(image: str) -> str:
    return f"<image:image><image:loc>{escape(image)}</image:loc></image:image>" if image else ""
