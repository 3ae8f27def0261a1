"""A build with nothing to do: everything that the last one depended on is as it was, by its metadata alone.

This module imports next to nothing, so that such a build ends before docutils, Jinja2 or a plugin's code are loaded.
"""

import datetime
import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.signature import Signature, settled, signature
from presskit.model.diagnostic import Diagnostic
from presskit.write.checked import mark, read_checked, write_checked
from presskit.write.place import place_of
from presskit.write.seen import is_same, lstat, read_seen

VERSION = 2
NAME = "stamp"
STATE = ".presskit"
"""The folder of a site for what presskit keeps there; never published."""
SERVED = "serve"
"""The folder in it with the site that ``presskit serve`` shows."""


class Stamp(Struct, frozen=True, kw_only=True):
    """What the last build depended on, and what it said. Paths of the site are relative to it, those of code absolute.

    ``files`` must be as they were (None is absent), ``folders`` must hold the same names. ``seen`` marks the memory of
    what was published to ``output``, ``outputs`` are so many. ``started`` is in ns; ``due`` is the next instant at which the
    site changes by itself.
    """

    version: int = VERSION
    python: str
    output: str
    now: datetime.datetime
    due: datetime.datetime | None
    started: int
    files: dict[str, Signature | None]
    folders: dict[str, str]
    seen: str
    outputs: int
    diagnostics: tuple[Diagnostic, ...]
    articles: int
    pages: int


def state_folder(site_dir: Path) -> Path:
    """The state folder, hidden from version control."""
    folder = site_dir / STATE
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


def unchanged(site_dir: Path, state: Path, output: Path | None, now: datetime.datetime) -> Stamp | None:
    """The stamp of the last build, if a build to ``output`` (None is the configured folder) would change nothing."""
    stamp = read(state)
    if stamp is None or stamp.version != VERSION or stamp.python != python():
        return None
    if not stamp.now <= now or (stamp.due is not None and stamp.due <= now):
        return None
    if output is not None and os.path.abspath(output) != stamp.output:  # noqa: PTH100 - resolve() would follow links
        return None
    same = (
        _same_files(site_dir, stamp.files, stamp.started)
        and all(listing(site_dir / folder) == names for folder, names in stamp.folders.items())
        and _same_outputs(stamp, state)
    )
    return stamp if same else None


def _same_files(site_dir: Path, files: Mapping[str, Signature | None], started: int) -> bool:
    root = str(site_dir)
    for path, known in files.items():
        now = signature(os.path.join(root, path))  # noqa: PTH118 - thousands of times
        if now != known or (now is not None and not settled(now, started)):
            return False
    return True


def _same_outputs(stamp: Stamp, state: Path) -> bool:
    """Whether all that was published is there, as it was."""
    memory = place_of(Path(stamp.output), state).seen
    if not stamp.seen or mark(memory) != stamp.seen:
        return False
    files = read_seen(memory).files.items()
    return all(is_same(known, lstat(f"{stamp.output}/{path}")) for path, known in files)


def listing(folder: Path) -> str:
    """The digest of the names of all files beneath ``folder``."""
    names = sorted(_names(str(folder), ""))
    return hashlib.blake2b("\0".join(names).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _names(folder: str, beneath: str) -> list[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return []
    found = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            found += _names(entry.path, f"{beneath}{entry.name}/")
        else:
            found.append(beneath + entry.name)
    return found


def python() -> str:
    """Which Python runs."""
    return f"{sys.executable} {sys.version}"


def write(state: Path, stamp: Stamp) -> None:
    """Replace the stamp in ``state``."""
    write_checked(state / NAME, msgspec.msgpack.encode(stamp))


def read(state: Path) -> Stamp | None:
    """The stamp in ``state``; None where there is none, or it is damaged."""
    try:
        return msgspec.msgpack.decode(read_checked(state / NAME), type=Stamp)
    except (OSError, msgspec.MsgspecError):
        return None
