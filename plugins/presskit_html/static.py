"""The theme's static files, under names that no other content has."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from presskit import Output, did_you_mean

SHEET = "broadsheet.css"
_LOOKS = "looks/"


def static_files(files: Mapping[str, bytes], look: str = "", accent: str = "") -> dict[str, Output]:
    """The files beneath the templates' ``static/`` by plain name. The style sheet takes in the look and the accent."""
    outputs: dict[str, Output] = {}
    for name in sorted(files):
        content = files[name]
        if name == SHEET:
            content += files.get(f"{_LOOKS}{look}.css", b"")
            content += f":root{{--brand:{accent}}}\n".encode() if accent else b""
        if not name.startswith(_LOOKS):
            outputs[name] = Output(_fingerprinted(name, content), content)
    return outputs


def check_look(look: str, files: Mapping[str, bytes]) -> None:
    """Raises ValueError where there is no such look: a sheet beneath ``looks/``."""
    if look and f"{_LOOKS}{look}.css" not in files:
        known = [name.removeprefix(_LOOKS).removesuffix(".css") for name in files if name.startswith(_LOOKS)]
        hint = did_you_mean(look, known) or f"its style sheet is theme/static/{_LOOKS}{look}.css"
        raise ValueError(f"`plugin.html.look`: there is no look `{look}`; {hint}")


def style_sheets(names: Mapping[str, Output]) -> list[str]:
    """The sheets that every page links: the theme's, then each that others put directly in ``static/``."""
    sheets = [name for name in names if name.endswith(".css") and "/" not in name]
    return sorted(sheets, key=lambda name: (name != SHEET, name))


def _fingerprinted(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:8]
    return str("static" / path.with_name(f"{path.stem}.{digest}{path.suffix}"))
