"""Fixes go into the files of a site: into articles, and what they include, and only as these were read."""

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from presskit.model.diagnostic import Diagnostic
from presskit.model.source import digest
from presskit.report.mending import mended


class Mended(Struct, frozen=True):
    """A file with ``count`` fixes; ``path`` is relative to the site."""

    path: str
    before: bytes
    after: bytes
    count: int


def mended_files(
    site_dir: Path, diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]
) -> tuple[list[Mended], list[str]]:
    """The files that fixes change, and why others are left alone. ``sources`` are the digests of what was read, by path."""
    fixable: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for found in diagnostics:
        for path in {edit.span.path for edit in found.fix}:
            fixable[path].append(found)
    files: list[Mended] = []
    problems: list[str] = []
    for path, findings in sorted(fixable.items()):
        place = site_dir / path
        if not path.startswith("content/") or place.resolve() != site_dir.resolve() / path:
            problems.append(f"{path}: left as it is, since it is a link or lies outside of content/")
            continue
        before = place.read_bytes() if place.is_file() else b""
        if digest(before) != sources.get(path):
            problems.append(f"{path}: left as it is, since it changed in the meantime")
            continue
        of_one_file = (found for found in findings if {edit.span.path for edit in found.fix} == {path})
        after, count = mended(before, of_one_file)
        if after != before:
            files.append(Mended(path, before, after, count))
    return files, problems


def write(site_dir: Path, files: Iterable[Mended]) -> None:
    """Replace the files, each in one step."""
    for file in files:
        place = site_dir / file.path
        fresh = place.with_name(f".{place.name}.{os.getpid()}")
        try:
            fresh.write_bytes(file.after)
            shutil.copymode(place, fresh)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)
