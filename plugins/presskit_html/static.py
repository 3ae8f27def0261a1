"""The theme's static files, under names that no other content has."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from presskit import Output

SHEET = "broadsheet.css"


def static_files(files: Mapping[str, bytes], accent: str) -> dict[str, Output]:
    """The files beneath the templates' ``static/`` by plain name. The style sheet takes in the accent."""
    outputs: dict[str, Output] = {}
    for name in sorted(files):
        content = files[name]
        if name == SHEET and accent:
            content += f":root{{--brand:{accent}}}\n".encode()
        outputs[name] = Output(_fingerprinted(name, content), content)
    return outputs


def style_sheets(names: Mapping[str, Output]) -> list[str]:
    """The sheets that every page links: the theme's, then each that others put directly in ``static/``."""
    sheets = [name for name in names if name.endswith(".css") and "/" not in name]
    return sorted(sheets, key=lambda name: (name != SHEET, name))


def _fingerprinted(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:8]
    return str("static" / path.with_name(f"{path.stem}.{digest}{path.suffix}"))
