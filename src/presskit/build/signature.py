"""Whether a file may have changed, from its metadata alone."""

import os
from pathlib import Path

from msgspec import Struct

_RACY = 100_000_000
"""How long before a build a file must have been left alone, in ns: many times the tick of a clock that counts fractions."""
_RACY_COARSE = 2_000_000_000
"""The same where times have no fractions: the coarsest file system (FAT) counts by two seconds."""
_SECOND = 1_000_000_000


class Signature(Struct, frozen=True, array_like=True):
    """Size in bytes, times in ns, inode. Two equal signatures are of the same content only where `settled` says so."""

    size: int
    modified: int
    changed: int
    inode: int


def signature(path: Path | str) -> Signature | None:
    """The signature of a file; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - called for every file of a site; a Path costs more than the call
    except (OSError, ValueError):
        return None
    return Signature(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def settled(known: Signature, started: int) -> bool:
    """Whether a file whose content was read by a build that began at ``started`` (ns) could not change unseen since.

    One that was written while it was read, or in the same tick of the clock, could have.
    """
    last = max(known.modified, known.changed)
    return last < started - (_RACY if last % _SECOND else _RACY_COARSE)
