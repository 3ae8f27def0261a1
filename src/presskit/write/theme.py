"""The files of the site's ``theme/`` over those of the plugins' template folders."""

from collections.abc import Sequence
from pathlib import Path


def theme_files(folders: Sequence[Path], folder: str) -> dict[str, bytes]:
    """The files beneath ``folder`` in all of ``folders``, by path relative to it; an earlier folder goes before a later."""
    found: dict[str, bytes] = {}
    for home in reversed(folders):
        root = home / folder
        for path in sorted(root.rglob("*")):
            if path.is_file():
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    return dict(sorted(found.items()))
