"""A style sheet without what only its authors read."""

import re

_STRING = r""""[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'"""
_COMMENT = re.compile(rf"({_STRING}|url\((?:\s*(?:{_STRING})\s*|[^)]*)\))|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_ROUND = re.compile(r" ?([{};,>]) ?")
_ZERO = re.compile(r"(?<![\w.)#-])0\.(?=\d)")


def minified(sheet: str) -> str:
    """``sheet`` without comments, needless white space and zeros; strings and URLs stay as they are."""
    parts = _COMMENT.sub(lambda found: f"\0{found[1]}\0" if found[1] else "", sheet).split("\0")
    parts[::2] = [_tight(part) for part in parts[::2]]
    return "".join(parts).strip()


def _tight(part: str) -> str:
    # White space before a colon or round a plus may mean something: `a :hover`, `calc(1px + 2px)`.
    part = _ROUND.sub(r"\1", _SPACE.sub(" ", part))
    return _ZERO.sub(".", part.replace(": ", ":").replace(";}", "}"))
