"""The theme's static files, under names that no other content has."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from presskit import Output
from presskit_html.minify import minified
from presskit_html.palette import is_coloured, palettes
from presskit_html.settings import Settings

SHEET = "broadsheet.css"
_LOOKS = "looks/"
_RARE = "pages/markup.css"
_RARE_MARKUP = re.compile(
    r"<(?:pre|table|dl|math|code|kbd|samp|mark)\b"
    r'|<\w+ (?:[\w:-]+="[^"]*" )*class="[^"]*\b(?:admonition|sidebar|topic|contents|line-block)\b'
)
"""What ``pages/markup.css`` is for."""


def static_files(files: Mapping[str, bytes], settings: Settings) -> dict[str, Output]:
    """The files beneath the templates' ``static/`` by plain name; style sheets are minified.

    The theme's own takes in the look and the accent.
    """
    outputs: dict[str, Output] = {}
    for name in sorted(files):
        content = b"".join(_sheet(files, settings)) if name == SHEET else files[name]
        if name.endswith(".css"):
            content = _bytes(minified(_text(content)))
        if not name.startswith(_LOOKS):
            outputs[name] = Output(_fingerprinted(name, content), content)
    return outputs


def themed(files: Mapping[str, bytes], look: str) -> str:
    """The style sheets of the theme and of a look."""
    return _text(files[SHEET] + files.get(f"{_LOOKS}{look}.css", b""))


def looks(files: Iterable[str]) -> list[str]:
    """The names of the looks that there are."""
    return [name.removeprefix(_LOOKS).removesuffix(".css") for name in files if name.startswith(_LOOKS)]


def _text(sheet: bytes) -> str:
    """A style sheet in any encoding that holds ASCII: all else in it stays as it is, byte by byte."""
    return sheet.decode(errors="surrogateescape")


def _bytes(sheet: str) -> bytes:
    return sheet.encode(errors="surrogateescape")


def _sheet(files: Mapping[str, bytes], settings: Settings) -> Iterator[bytes]:
    yield _bytes(themed(files, settings.look))
    if settings.accent:
        yield f":root{{--brand:{settings.accent}}}".encode()
    if is_coloured(settings):
        yield "".join(palette.rule for palette in palettes(themed(files, settings.look), settings)).encode()


def style_sheets(names: Mapping[str, Output], text: str = "") -> list[str]:
    """The sheets of a page with ``text``: for its markup, the theme's, and each that others put directly in ``static/``.

    What only some pages need comes first: looks are in the sheet that all have, and have the last word.
    """
    sheets = [name for name in names if name.endswith(".css") and "/" not in name]
    rare = [_RARE] if _RARE in names and _RARE_MARKUP.search(text) else []
    return rare + sorted(sheets, key=lambda name: (name != SHEET, name))


def _fingerprinted(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:8]
    return str("static" / path.with_name(f"{path.stem}.{digest}{path.suffix}"))
