"""Outputs reach the output folder: what differs is staged, checked, and published in one step."""

import contextlib
import shutil
import stat
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.page import Output
from presskit.model.source import digest
from presskit.report.rules import finding
from presskit.write import exchange, inplace, names, swap
from presskit.write.carry import recover
from presskit.write.content import read_content, write_content
from presskit.write.exchange import Exchanged, Plan
from presskit.write.foreign import in_the_way
from presskit.write.manifest import KEPT, Manifest, Record, identity, read_manifest, remove, write_manifest
from presskit.write.place import Place, obstacle, place_of
from presskit.write.seen import (
    Seen,
    Sight,
    Trees,
    is_same,
    lstat,
    read_seen,
    read_trees,
    remember,
    settled,
    sight,
)
from presskit.write.trouble import naming


class Change(Struct, frozen=True):
    """What a publish changed, as counts of files.

    ``how`` is ``exchange``, or ``in place: `` and why, or empty where nothing had to be done.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    how: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """The counts by what happened to the files."""
        return {what: getattr(self, what) for what in ("added", "changed", "removed", "unchanged")}


class Stage:
    """A publish in three steps: `add` every output, `check`, then `publish`. Until then readers see nothing of it.

    ``folder`` is the output folder, ``state`` the site's state folder. What a stopped publish left is finished first.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self._place = place_of(folder, state)
        self._place.own.mkdir(parents=True, exist_ok=True)
        recover(self._place)
        self.discard()
        self._live = str(self._place.live)
        self._manifest = identity(self._place.live)
        self._seen = read_seen(self._place.seen)
        self._is_known = self._seen.manifest == self._manifest
        manifest = Manifest() if self._is_known else read_manifest(self._place.live)
        inplace.sweep(self._place.live, stopped=bool(manifest.pending))
        self._listed: Mapping[str, Record | Sight] = self._seen.files if self._is_known else manifest.files
        self._ours = {*self._listed, *manifest.pending} or self._recalled()
        self._looked: dict[str, Sight | None] = {}
        self._uncertain: set[str] = set()
        self._wanted: dict[str, Record] = {}
        self._fresh: dict[str, str] = {}
        self._unportable: set[str] = set()
        self._findings: list[Diagnostic] = []

    def _recalled(self) -> set[str]:
        """The files that are as the last build wrote them. Without their list, what is withdrawn now would stay."""
        files = self._seen.files.items()
        return {path for path, known in files if is_same(known, lstat(f"{self._live}/{path}"))}

    def add(self, output: Output, known: str = "") -> None:
        """Stage an output that differs from the published file; ``known`` is its digest, if it is. Raises `OSError`."""
        record = Record(known or digest(output.content), len(output.content))
        if self._claim(output.path, record) and not self._is_out(output.path, record):
            self._stage(output, record)

    def keep(self, path: str, record: Record) -> bool:
        """Publish again what is published at ``path``, if that is ``record``; else it has to be added, and this is False."""
        if not self._is_out(path, record):
            return False
        self._claim(path, record)
        return True

    @property
    def files(self) -> Mapping[str, Record]:
        """What was added or kept so far, by path."""
        return self._wanted

    def content(self, path: str) -> bytes:
        """An output that was added or kept. Raises `OSError`."""
        return Path(self._fresh.get(path) or f"{self._live}/{path}").read_bytes()

    def published(self, path: str, record: Record) -> bytes | None:
        """What is published at ``path``, if that is ``record``."""
        return read_content(f"{self._live}/{path}", record.size) if self._is_out(path, record) else None

    def _claim(self, path: str, record: Record) -> bool:
        """Whether ``path`` is free, and can be a file at all."""
        other = self._wanted.get(path)
        if other is None and (path in self._listed or not (problem := names.problem(path))):
            self._wanted[path] = record
            return True
        if other is None:
            self._findings.append(finding("PK502", _HERE, f"the output path `{path}` {problem}"))
        elif other != record:
            self._findings.append(finding("PK501", _HERE, f"two outputs want the path `{path}`"))
        return False

    def _is_out(self, path: str, record: Record) -> bool:
        """Whether the published file is ``record``."""
        if path not in self._looked:
            self._looked[path] = self._look(path)
        known = self._looked[path]
        if known is None or known.digest != record.digest:
            return False
        self._ours.add(path)  # presskit's own, even where the list of files was lost
        return True

    def _look(self, path: str) -> Sight | None:
        """The published file; it is read only where its metadata don't tell.

        This is the one call that each output costs. Without it, what somebody removed or changed would not come back.
        """
        found = lstat(f"{self._live}/{path}")
        if found is None:
            return None
        known = self._seen.files.get(path)
        if known is not None and is_same(known, found) and settled(known.modified, self._seen.at):
            self._ours.add(path)
            return known
        self._uncertain.add(path)
        return (
            sight(digest(Path(self._live, path).read_bytes()), found) if stat.S_ISREG(found.st_mode) else None
        )

    def _stage(self, output: Output, record: Record) -> None:
        if not self._fresh:
            self._place.staging.mkdir(exist_ok=True)
        staged = f"{self._place.staging}/{len(self._fresh)}"
        try:
            with naming(f"{self._live}/{output.path}"):
                written = write_content(staged, output.content)
        except OSError:  # a full disk has to be given back what was taken
            self.discard()
            raise
        self._looked[output.path] = sight(record.digest, written)
        self._fresh[output.path] = staged

    def check(self) -> list[Diagnostic]:
        """What can't be published as it is: PK501, PK502, PK505, all left out by `publish`; PK506, which is not."""
        found = list(self._findings)
        new = self._wanted.keys() - self._listed.keys()
        for path, other in (
            list(names.collisions(self._wanted)) if new else []
        ):  # the old ones are out together
            message = f"`{path}` and `{other}` can't both be files on every system"
            found.append(finding("PK501", _HERE, message, "give one of them another name"))
            self._leave_out(path)
        unjudged = new | self._seen.unportable if self._is_known else self._wanted.keys()
        for path in unjudged & self._wanted.keys():
            if problem := names.unportable(path):
                self._unportable.add(path)
                found.append(finding("PK506", _HERE, f"the output path `{path}` {problem}"))
        for path, other in in_the_way(self._place.live, list(self._fresh), self._ours, self._uncertain):
            found.append(_conflict(other))
            self._leave_out(path)
        return found

    def publish(self) -> tuple[Change | None, list[Diagnostic]]:
        """Publish everything, or nothing. Raises `OSError`; what readers see is then as it was.

        None, with PK505, where somebody else has put a file in the way since `check`.
        """
        stale = self._ours - self._wanted.keys()
        change = Change(
            added=len(self._fresh.keys() - self._ours),
            changed=len(self._fresh.keys() & self._ours),
            removed=len(stale),
            unchanged=len(self._wanted) - len(self._fresh),
        )
        trees = self._remembered()
        if self._fresh or stale:
            return self._publish(change, stale, trees)
        if not (self._is_known and self._is_complete()):
            self._place.live.mkdir(parents=True, exist_ok=True)
            self._remember(Trees(write_manifest(self._place.live, self._wanted)))
        elif self._uncertain:
            behind = {**trees.behind, **dict.fromkeys(self._uncertain & self._ours, True)}
            self._remember(msgspec.structs.replace(trees, live_manifest=self._manifest, behind=behind))
        return change, []

    def discard(self) -> None:
        """Forget what was staged."""
        shutil.rmtree(self._place.staging, ignore_errors=True)

    def _publish(
        self, change: Change, stale: set[str], trees: Trees
    ) -> tuple[Change | None, list[Diagnostic]]:
        plan = Plan(
            wanted=self._wanted,
            sights=self._looked,
            fresh=self._fresh,
            ours=self._ours,
            stale=stale,
            uncertain=self._uncertain & self._wanted.keys(),
            manifest=self._manifest if self._is_complete() else "",
            trees=trees,
        )
        try:
            done, how = _published(self._place, plan)
        finally:
            self.discard()
        if done.clashes:
            return None, [_conflict(path) for path in done.clashes]
        self._remember(done.trees)
        late = [finding("PK507", _HERE, f"not all was tidied up: {done.trouble}")] if done.trouble else []
        return msgspec.structs.replace(change, how=how), late

    def _is_complete(self) -> bool:
        """Whether the list in the output folder has all files there that are presskit's, and no others."""
        return len(self._ours) == len(self._listed)

    def _remembered(self) -> Trees:
        """What is remembered of the trees, if it is of the live tree that is there."""
        trees = read_trees(self._place.trees)
        return trees if self._is_complete() and trees.live_manifest == self._manifest else Trees()

    def _remember(self, trees: Trees) -> None:
        """Keep what was seen and done. The site is out: it may fail; the next build looks at more then."""
        files = {path: known for path in self._wanted if (known := self._looked[path]) is not None}
        try:
            remember(self._place.trees, trees)
            remember(
                self._place.seen,
                Seen(files, trees.live_manifest, time.time_ns(), frozenset(self._unportable)),
            )
        except OSError:
            with contextlib.suppress(OSError):
                self._place.seen.unlink(missing_ok=True)

    def _leave_out(self, path: str) -> None:
        self._wanted.pop(path, None)
        self._fresh.pop(path, None)


def _published(place: Place, plan: Plan) -> tuple[Exchanged, str]:
    """Publish by exchange, or in place where that can't be; and how it was done."""
    reason = obstacle(place)
    if not reason:
        try:
            return exchange.publish(place, plan), "exchange"
        except swap.Refused as refused:
            reason = str(refused)
    staged = {path: file if lstat(file) else f"{place.standby}/{path}" for path, file in plan.fresh.items()}
    recover(place)
    done = inplace.publish(place, msgspec.structs.replace(plan, fresh=staged))
    shutil.rmtree(place.standby, ignore_errors=True)
    return done, f"in place: {reason}"


def withdraw(folder: Path, state: Path) -> int:
    """Remove all that was published into ``folder``, and the folder if nothing else is in it; how many files that were."""
    place = place_of(folder, state)
    recover(place)
    manifest = read_manifest(place.live)
    inplace.sweep(place.live, stopped=bool(manifest.pending))
    remove(place.live, [*manifest.paths, *KEPT])
    if not place.linked:
        with contextlib.suppress(OSError):  # not empty, or not there, or a mount point
            place.live.rmdir()
    return len(manifest.files)


_HERE = Span("presskit.toml")


def _conflict(path: str) -> Diagnostic:
    message = f"`{path}` is in the output folder, and presskit did not write it"
    return finding("PK505", _HERE, message, "move the file away, or set another [output] dir")
