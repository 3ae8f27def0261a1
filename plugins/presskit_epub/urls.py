"""URLs as a book may hold them: stricter than what browsers forgive (EPUB 3.3 §3.6, URL Standard's valid URL string)."""

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

_SERVED = frozenset({"http", "https", "ftp"})
_OTHER = frozenset(
    {"mailto", "tel", "sms", "news", "nntp", "irc", "ircs", "xmpp", "gopher", "urn", "geo", "sip"}
)
_AUTHORITY = re.compile(
    r"""(?: [^\s<>"\\^`{|}/?#@\[\]]* @ )?
        (?: [^\s<>"\\^`{|}/?#@:%.\[\]]+ (?: \. [^\s<>"\\^`{|}/?#@:%.\[\]]+ )* \.? | \[ [0-9A-Fa-f:.]+ \] )
        (?: : (?: [0-5]?\d{0,4} | 6[0-4]\d{3} | 65[0-4]\d\d | 655[0-2]\d | 6553[0-5] ) )?""",
    re.VERBOSE,
)
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def split(url: str) -> SplitResult:
    """The components of ``url``; one that can't be taken apart has the scheme ``invalid``."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("invalid", "", url, "", "")


def sound(url: str) -> str:
    """A full URL with what must be percent-encoded encoded; empty where readers of a book could not follow it."""
    parts = split(url.strip())
    if parts.scheme in _SERVED:
        valid = _AUTHORITY.fullmatch(parts.netloc) is not None
    else:
        valid = parts.scheme in _OTHER and bool(parts.path or parts.netloc)
    if not valid:
        return ""
    return urlunsplit((parts.scheme, parts.netloc, *map(_encoded, parts[2:])))


def _encoded(component: str) -> str:
    """``component`` with only such characters as URLs hold; letters of all scripts stay readable."""
    kept = (
        quote(character, safe="/:;=&?~+!$,'@()*%") if character < "\x80" else character
        for character in component
    )
    return _LONE_PERCENT.sub("%25", "".join(kept))
