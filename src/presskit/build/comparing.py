"""What was built step by step against the same site built clean: the two must be equal, byte for byte."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from presskit.build.clock import NOW, now
from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build
from presskit.build.stamp import STATE, state_folder, unchanged
from presskit.model.progress import Progress, silent
from presskit.write.manifest import read_manifest
from presskit.write.place import place_of


def build_and_compare(
    site_dir: Path, options: Options, progress: Progress = silent
) -> tuple[Outcome, list[str]]:
    """Build the site, then build it clean beside, at the same instant; with a sentence for each difference."""
    with _one_instant():
        idle = (
            not options.preview and unchanged(site_dir, site_dir / STATE, options.output, now()) is not None
        )
        outcome = build(site_dir, options, progress)
        if not outcome.usable:
            return outcome, []
        differences = list(_compared(site_dir, outcome, options))
    change = outcome.change
    if idle and change is not None and change.added + change.changed + change.removed:
        differences.append("the build was taken for one with nothing to do, and changed files")
    return outcome, differences


@contextmanager
def _one_instant() -> Iterator[None]:
    """Within, the clock stands still: an article that comes due between two builds is no difference."""
    before = os.environ.get(NOW)
    os.environ[NOW] = now().isoformat()
    try:
        yield
    finally:
        del os.environ[NOW]
        if before is not None:
            os.environ[NOW] = before


def _compared(site_dir: Path, outcome: Outcome, options: Options) -> Iterator[str]:
    state = state_folder(site_dir)
    with tempfile.TemporaryDirectory(prefix="clean-", dir=state) as folder:
        target = Path(folder, "public")
        try:
            clean = build(
                site_dir, msgspec.structs.replace(options, output=target, cache=False, profile=None)
            )
        finally:
            shutil.rmtree(place_of(target, state).own, ignore_errors=True)
        for found in sorted({*outcome.diagnostics} ^ {*clean.diagnostics}, key=str):
            if found.code != "PK510":  # the clean build has no cache that could be damaged
                where = "incremental" if found in outcome.diagnostics else "clean"
                yield f"only the {where} build finds {found.code} in {found.span.path}: {found.message}"
        if outcome.output is not None and outcome.change is not None and clean.change is not None:
            yield from _different(outcome.output, target)


def _different(built: Path, clean: Path) -> Iterator[str]:
    """How the files that presskit published in two folders differ."""
    ours, theirs = read_manifest(built).files, read_manifest(clean).files
    for path in sorted({*ours, *theirs}):
        if path not in theirs:
            yield f"{path}: the clean build does not have it"
        elif path not in ours:
            yield f"{path}: only the clean build has it"
        else:
            one, other = (built / path).read_bytes(), (clean / path).read_bytes()
            if one != other:
                yield f"{path}: differs from byte {_first_difference(one, other)} on"


def _first_difference(one: bytes, other: bytes) -> int:
    """The place of the first byte, from 0, that is another one, or of the end of the shorter."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
