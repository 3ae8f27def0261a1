"""Style sheets as a book can hold them: no file of another host, and none that is not there (EPUB 3.3 §3.6)."""

import re
from collections.abc import Callable

_URL = r"""url\( \s* (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^)'"\s]*) ) \s* \)"""
_STRING = r""" "[^"]*" | '[^']*' """
_FILE = re.compile(rf"{_STRING} | {_URL}", re.VERBOSE | re.IGNORECASE)
"""A file that a style sheet names, or a string, which names none."""
_IMPORT = re.compile(
    rf"""@import \s+ (?: {_URL} | "(?P<text>[^"]*)" | '(?P<letters>[^']*)' ) [^;]* (?: ; | $ )""",
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETS = rf"""\( (?> [^)"']* (?: (?: {_STRING} ) [^)"']* )* ) \)"""
_DECLARATION = re.compile(rf"""[\w-]+ \s* : (?: {_STRING} | {_BRACKETS} | [^;{{}}"'(] )* ;?""", re.VERBOSE)


def local(style: str, has: Callable[[str], bool]) -> str:
    """``style`` without the declarations and imports that name a file which is not in the book, as ``has`` tells.

    What a style sheet carries itself (``data:``) and what it names within a drawing (``#…``) stays.
    """
    if "url(" not in style.lower() and "@import" not in style.lower():
        return style

    def kept(found: re.Match[str]) -> str:
        urls = [_first(file) for file in _FILE.finditer(found[0]) if file.lastgroup]
        return found[0] if all(url.startswith(("data:", "#")) or has(url) for url in urls) else ""

    return _DECLARATION.sub(kept, _IMPORT.sub(lambda found: found[0] if has(_first(found)) else "", style))


def _first(found: re.Match[str]) -> str:
    return next((each for each in found.groupdict().values() if each is not None), "")
