"""Outputs reach the output folder: what differs is staged, checked, and published in one step."""

import contextlib
import os
import shutil
import stat
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.page import Output
from presskit.model.source import digest
from presskit.report.rules import finding
from presskit.write import exchange, inplace, names, swap
from presskit.write.carry import recover
from presskit.write.exchange import Exchanged, Plan
from presskit.write.foreign import in_the_way
from presskit.write.manifest import KEPT, MANIFEST, Manifest, Record, read_manifest, remove, write_manifest
from presskit.write.place import Place, obstacle, place_of
from presskit.write.seen import Folder, Seen, Sight, is_same, lstat, read_seen, settled, sight, write_seen
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


class Stage:
    """A publish in three steps: `add` every output, `check`, then `publish`. Until then readers see nothing of it.

    ``folder`` is the output folder, ``state`` the site's state folder. What a stopped publish left is finished first.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self._place = place_of(folder, state)
        self._place.own.mkdir(parents=True, exist_ok=True)
        recover(self._place)
        self.discard()
        self._listed = read_manifest(self._place.live)
        inplace.sweep(self._place.live, stopped=bool(self._listed.pending))
        self._seen = read_seen(self._place.seen)
        self._ours = self._listed.paths
        self._sights: dict[str, Sight] = {}
        self._wanted: dict[str, Record] = {}
        self._fresh: dict[str, Path] = {}
        self._findings: list[Diagnostic] = []

    def add(self, outputs: Iterable[Output]) -> None:
        """Stage what differs from the published file. Raises `OSError`."""
        for output in outputs:
            record = Record(digest(output.content), len(output.content))
            if self._claim(output.path, record) and not self._is_out(output.path, record):
                self._stage(output, record)

    def keep(self, path: str, record: Record) -> bool:
        """Publish again what is published at ``path``, if that is ``record``; else it has to be added, and this is False."""
        if not self._is_out(path, record):
            return False
        self._claim(path, record)
        return True

    def _claim(self, path: str, record: Record) -> bool:
        """Whether ``path`` is free, and can be a file at all."""
        other = self._wanted.get(path)
        if other is None and not (problem := names.problem(path)):
            self._wanted[path] = record
            return True
        if other is None:
            self._findings.append(finding("PK502", _HERE, f"the output path `{path}` {problem}"))
        elif other != record:
            self._findings.append(finding("PK501", _HERE, f"two outputs want the path `{path}`"))
        return False

    def _is_out(self, path: str, record: Record) -> bool:
        """Whether the published file is ``record``; it is read only where its metadata don't tell."""
        place = f"{self._place.live}/{path}"
        found = lstat(place)
        if found is None or not stat.S_ISREG(found.st_mode):
            return False
        known = self._seen.files.get(path)
        if known is not None and is_same(known, found):
            self._ours.add(path)
        else:
            known = sight(digest(Path(place).read_bytes()), found)
            if known.digest == record.digest:  # presskit's own, even where the list of files was lost
                self._ours.add(path)
        self._sights[path] = known
        return known.digest == record.digest

    def _stage(self, output: Output, record: Record) -> None:
        self._place.staging.mkdir(exist_ok=True)
        staged = self._place.staging / str(len(self._fresh))
        try:
            with naming(self._place.live / output.path), staged.open("wb") as file:
                file.write(output.content)
                file.flush()
                self._sights[output.path] = sight(record.digest, os.fstat(file.fileno()))
        except OSError:  # a full disk has to be given back what was taken
            self.discard()
            raise
        self._fresh[output.path] = staged

    def check(self) -> list[Diagnostic]:
        """What can't be published as it is: PK501, PK502, PK505, all left out by `publish`; PK506, which is not."""
        found = list(self._findings)
        for path, other in list(names.collisions(self._wanted)):
            message = f"`{path}` and `{other}` can't both be files on every system"
            found.append(finding("PK501", _HERE, message, "give one of them another name"))
            self._leave_out(path)
        found += [
            finding("PK506", _HERE, f"the output path `{path}` {problem}")
            for path in self._wanted
            if (problem := names.unportable(path))
        ]
        for path, other in in_the_way(self._place.live, list(self._fresh), self._ours):
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
        if self._fresh or stale:
            return self._publish(change)
        if self._listed != Manifest(self._wanted):
            self._place.live.mkdir(parents=True, exist_ok=True)
            write_manifest(self._place.live, self._wanted)
        self._remember(self._known_folders())
        return change, []

    def discard(self) -> None:
        """Forget what was staged."""
        shutil.rmtree(self._place.staging, ignore_errors=True)

    def _publish(self, change: Change) -> tuple[Change | None, list[Diagnostic]]:
        plan = Plan(
            wanted=self._wanted,
            same={path: self._sights[path].inode for path in self._wanted if path not in self._fresh},
            fresh=self._fresh,
            ours=self._ours,
            known=self._known_folders(),
        )
        try:
            done, how = _published(self._place, plan)
        finally:
            self.discard()
        if done.clashes:
            return None, [_conflict(path) for path in done.clashes]
        self._remember(done.folders)
        late = [finding("PK507", _HERE, f"not all was tidied up: {done.trouble}")] if done.trouble else []
        return msgspec.structs.replace(change, how=how), late

    def _known_folders(self) -> dict[str, Folder]:
        return self._seen.folders if self._seen.manifest == _identity(self._place.live) else {}

    def _remember(self, folders: dict[str, Folder]) -> None:
        """Keep what was seen, but for files that could still change without a trace. The site is out: it may fail."""
        with contextlib.suppress(OSError):  # the next build reads more files then
            self._write_seen(folders)

    def _write_seen(self, folders: dict[str, Folder]) -> None:
        now = time.time_ns()
        files = {
            path: self._sights[path] for path in self._wanted if settled(self._sights[path].modified, now)
        }
        seen = Seen(files, _identity(self._place.live), folders)
        if seen != self._seen:
            write_seen(self._place.seen, seen)

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
    staged = {path: file if file.exists() else place.standby / path for path, file in plan.fresh.items()}
    recover(place)
    inplace.publish(place, msgspec.structs.replace(plan, fresh=staged))
    shutil.rmtree(place.standby, ignore_errors=True)
    return Exchanged(), f"in place: {reason}"


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


def _identity(folder: Path) -> str:
    """The digest of the list of files in ``folder``; empty where there is none."""
    try:
        return digest((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""


_HERE = Span("presskit.toml")


def _conflict(path: str) -> Diagnostic:
    message = f"`{path}` is in the output folder, and presskit did not write it"
    return finding("PK505", _HERE, message, "move the file away, or set another [output] dir")
