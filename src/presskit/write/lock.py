"""One build of a site at a time. The lock dies with its process."""

import contextlib
import datetime
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = "lock"

_FAR = 1 << 30  # Windows locks bytes against reading too: lock one that nobody reads


class Holder(Struct, frozen=True):
    """Who holds a lock; ``pid`` is 0 where that is not known. ``since`` is an ISO 8601 instant."""

    pid: int = 0
    since: str = ""

    def __str__(self) -> str:
        return f"process {self.pid}, since {self.since}" if self.pid else "another process"


class Busy(Exception):  # noqa: N818 - no error: it passes
    """Another build runs."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(f"another build of this site runs ({holder})")
        self.holder = holder


_held: set[int] = set()


def _forget() -> None:
    """A forked worker shares its parent's descriptors: it would hold the lock when the parent has long died."""
    for descriptor in _held:
        with contextlib.suppress(OSError):
            os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


@contextmanager
def locked(state: Path, waiting: Callable[[Holder], None]) -> Iterator[None]:
    """Within, no other process builds the site whose state folder this is.

    Where one does, ``waiting`` is told once, and then it waits; who does not want that raises `Busy` there.
    """
    descriptor = _acquired(state / LOCK, waiting)
    _held.add(descriptor)
    try:
        with contextlib.suppress(OSError):  # the lock holds without a name, too
            _sign(descriptor)
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def _sign(descriptor: int) -> None:
    """Write down who holds the lock. `os.lseek`, as Windows has no `os.pwrite`."""
    holder = Holder(os.getpid(), datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"))
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, msgspec.json.encode(holder))


def _acquired(path: Path, waiting: Callable[[Holder], None]) -> int:
    """A descriptor that holds the lock on the file that is at ``path`` now: ``presskit clean`` removes it."""
    told = False
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _try(descriptor):
                if not told:
                    waiting(_holder(descriptor))
                told = True
                _block(descriptor)
            if _is_at(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> Holder:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return msgspec.json.decode(os.read(descriptor, 1000), type=Holder)
    except (OSError, msgspec.DecodeError):  # it is just about to write its name
        return Holder()


def _try(descriptor: int) -> bool:
    """Take the lock if nobody has it."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _block(descriptor: int) -> None:
    """Take the lock when it is free."""
    if sys.platform == "win32":
        while not _try(descriptor):  # LK_LOCK itself gives up after ten seconds
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            with contextlib.suppress(OSError):
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
