"""The table ``[plugin.html]``."""

import re
from typing import Literal

from msgspec import Struct

from presskit_html.colours import HEX

# A colour is written into the style sheet: only what can't end the declaration that it stands in.
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(?:rgb|hsl|hwb|lab|lch|oklab|oklch)\([-\d.%,/ a-z]+\)")


class SiteLink(Struct, frozen=True, forbid_unknown_fields=True):
    """A link of every page: ``url`` is a URL, a path like ``/about/`` or a URI like ``article:about``."""

    title: str
    url: str


class Colours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The colours of light or of dark pages, as ``#rrggbb``. Empty is the look's own, which gives way to the others."""

    background: str = ""
    text: str = ""
    muted: str = ""
    """Dates, captions and what else stands back."""
    link: str = ""
    """Links in text."""

    def __post_init__(self) -> None:
        named = {key: getattr(self, key) for key in self.__struct_fields__}
        found = [
            f"`{key}` must be a colour such as #17181a, not `{colour}`"
            for key, colour in named.items()
            if colour and not HEX.fullmatch(colour)
        ]
        if found:
            raise ValueError(*found)


RedirectFormat = Literal["netlify", "cloudflare", "nginx", "apache"]


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a publisher can say of the pages without touching a template."""

    page_size: int = 20
    """Articles on each page of a section, tag, author or series."""
    home_articles: int = 4
    """Articles of each section on the home page."""
    logo: str = ""
    """An image in place of the site's title, such as ``/images/logo.svg``."""
    logo_dark: str = ""
    """The same for dark pages. Empty: ``logo``."""
    icon: str = ""
    """The icon that browsers show beside the title, such as ``/icon.svg``."""
    look: str = ""
    """A further style sheet for all pages: ``magazine``, or one of the site's own. Empty: the theme's alone."""
    accent: str = ""
    """A CSS colour for kickers and rules; dark pages use a lighter shade of it. Empty: the theme's red."""
    light: Colours = Colours()
    """The other colours of light pages."""
    dark: Colours = Colours()
    """The other colours of dark pages."""
    navigation: tuple[SiteLink, ...] = ()
    """The primary navigation. Empty: the top-level sections."""
    footer: tuple[SiteLink, ...] = ()
    """Links at the foot of every page: who publishes it, what becomes of data."""
    social: tuple[SiteLink, ...] = ()
    """Where the publication is elsewhere."""
    footer_text: str = ""
    """A sentence at the foot of every page."""
    documentation: tuple[str, ...] = ()
    """Folders of sections whose pages are documentation: navigation beside them, in order. ``*`` is the whole site."""

    redirects: tuple[RedirectFormat, ...] = ()
    """Files in which hosts and servers find former addresses, besides the pages at these."""

    def __post_init__(self) -> None:
        counts = ("page_size", "home_articles")
        found = [f"`{key}` must be at least 1" for key in counts if getattr(self, key) < 1]
        if self.accent and not _COLOUR.fullmatch(self.accent):
            found.append(f"`accent` must be a CSS colour such as #a3122b, not `{self.accent}`")
        if {"netlify", "cloudflare"} <= set(self.redirects):
            found.append("`redirects` can't be for Netlify and Cloudflare: both read the file _redirects")
        if found:
            raise ValueError(*found)
