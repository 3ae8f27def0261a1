"""Outputs reach the output folder: changed files are staged, then renamed in place; stale ones go last.

The folder holds the list of what presskit wrote there (``.presskit.json``), so that it
never touches a file of somebody else.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.page import Output
from presskit.model.source import digest
from presskit.report.rules import finding

MANIFEST = ".presskit.json"


class Change(Struct, frozen=True):
    """What a publish changed, as counts of files."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class Stage:
    """A publish in two steps: `add` every output, then `publish`. Until then nothing in the output folder changes."""

    def __init__(self, folder: Path, staging: Path) -> None:
        self._folder = folder
        self._staging = staging
        self._old = read_manifest(folder)
        self._new: dict[str, str] = {}
        self._changed: list[str] = []
        self.findings: list[Diagnostic] = []
        shutil.rmtree(staging, ignore_errors=True)

    def add(self, outputs: Iterable[Output]) -> None:
        """Stage what differs from the published file."""
        for output in outputs:
            identity = digest(output.content)
            if output.path in self._new:
                if self._new[output.path] != identity:
                    self._conflict(f"two outputs want the path `{output.path}`")
                continue
            self._new[output.path] = identity
            target = self._folder / output.path
            current = digest(target.read_bytes()) if target.is_file() else ""
            if current == identity:
                continue
            if target.exists() and output.path not in self._old:
                self._conflict(f"`{output.path}` is in the output folder, and presskit did not write it")
                continue
            staged = self._staging / output.path
            staged.parent.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(output.content)
            self._changed.append(output.path)

    def _conflict(self, message: str) -> None:
        hint = "move the file away, or set another [output] dir"
        self.findings.append(finding("PK505", Span("presskit.toml"), message, hint))

    def publish(self) -> Change:
        """Rename what was staged into place, remove what is no longer made, and write the list of files."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._changed:
            target = self._folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._staging / path).replace(target)
        stale = sorted(self._old.keys() - self._new.keys())
        remove(self._folder, stale)
        added = sum(path not in self._old for path in self._changed)
        if self._new != self._old:
            write_manifest(self._folder, self._new)
        self.discard()
        changed = len(self._changed) - added
        return Change(added, changed, len(stale), len(self._new) - len(self._changed))

    def discard(self) -> None:
        """Forget what was staged."""
        shutil.rmtree(self._staging, ignore_errors=True)


def read_manifest(folder: Path) -> dict[str, str]:
    """The digests of the files that presskit wrote into ``folder``, by path; none where the list is missing or damaged."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())["files"]
        return {str(path): str(value) for path, value in found.items() if _is_inside(str(path))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_manifest(folder: Path, files: dict[str, str]) -> None:
    """Replace the list of files in one step."""
    text = json.dumps({"version": 1, "files": dict(sorted(files.items()))}, ensure_ascii=False, indent=0)
    fresh = folder / f"{MANIFEST}.new"
    fresh.write_text(text + "\n", encoding="utf-8")
    fresh.replace(folder / MANIFEST)


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in paths:
        target = folder / path
        target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == folder or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")
