"""What the system does with a whole tree in one call: exchange it for another, bring it to the disk."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD = -100  # fcntl.h
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS

_IMPOSSIBLE = {
    getattr(errno, name)
    for name in ("EACCES", "EBUSY", "EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EPERM", "EXDEV")
    if hasattr(errno, name)
}


class Refused(Exception):  # noqa: N818 - no error: the publish goes another way
    """Two trees can't be exchanged here. The message says why, after "published in place: "."""


def exchange(first: Path, second: Path) -> None:
    """Exchange two entries of one file system: nobody ever sees only one of them. Raises `Refused` where that can't be."""
    function, before, between, after = _exchanger()
    code = function(*before, os.fsencode(first), *between, os.fsencode(second), *after)
    if code == 0:
        return
    number = ctypes.get_errno()
    if number in _IMPOSSIBLE:
        raise Refused(f"the system can't exchange it ({os.strerror(number)})")
    raise OSError(number, os.strerror(number), str(first))


def sync(folder: Path) -> None:
    """Bring all of the file system that ``folder`` is on to the disk; all file systems where there is no such call."""
    call = getattr(_libc(), "syncfs", None) if sys.platform == "linux" else None
    if call is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _exchanger() -> tuple[Callable[..., int], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """The system call, and its arguments before, between and after the two paths."""
    if sys.platform == "linux" and hasattr(_libc(), "renameat2"):
        return _libc().renameat2, (_AT_FDCWD,), (_AT_FDCWD,), (_RENAME_EXCHANGE,)
    if sys.platform == "darwin" and hasattr(_libc(), "renamex_np"):
        return _libc().renamex_np, (), (), (_RENAME_SWAP,)
    raise Refused("this system can't exchange folders")
