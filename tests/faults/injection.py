"""Makes the k-th call to the file system fail, or kills the process there. For a process that ends afterwards."""

import builtins
import errno
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from presskit.write import swap

# What Python tells an audit hook of; it tells before the call is made, and an exception takes the place of the call.
EVENTS = {
    "open",
    "os.rename",
    "os.link",
    "os.symlink",
    "os.mkdir",
    "os.rmdir",
    "os.remove",
    "os.chmod",
    "os.utime",
}

DESCRIPTORS = {"write", "pwrite", "writev", "fsync", "fdatasync", "ftruncate", "sendfile", "copy_file_range"}
"""Calls that name an open file, of which an audit hook is not told."""


class Fault:
    """``error`` at the call number ``at`` (from 1) that names a path in ``folders``; 0 is death by SIGKILL.

    ``calls`` is what was called so far, ``struck`` the call that failed.
    """

    def __init__(self, folders: tuple[Path, ...], at: int, error: int) -> None:
        self._folders = tuple(os.fspath(folder) for folder in folders)
        self._at = at
        self._error = error
        self.calls = 0
        self.struck = ""

    def arm(self) -> None:
        """From here on, every call counts."""
        sys.addaudithook(self._audit)
        real_open, real_exchange, real_sync = io.open, swap.exchange, swap.sync

        def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            if set(mode) & set("wxa+") and "b" in mode and self._concerns(file):
                raw = _Writing(file, mode, self)
                return io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
            return real_open(file, mode, *arguments, **named)

        io.open = builtins.open = opened
        for name in DESCRIPTORS & set(dir(os)):
            setattr(os, name, self._of_descriptor(name, getattr(os, name)))
        swap.exchange = self._counted("exchange", real_exchange)
        swap.sync = self._counted("sync", real_sync)

    def tell(self, place: Path) -> None:
        """Write down what was struck."""
        place.write_text(self.struck, encoding="utf-8")

    def call(self, name: str, path: Any) -> None:
        """Count a call, which may not return."""
        self.calls += 1
        if self.calls != self._at:
            return
        self.struck = f"{name} {os.fspath(path)}"
        if self._error == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        unnamed = name in DESCRIPTORS
        raise OSError(self._error, os.strerror(self._error), None if unnamed else os.fspath(path))

    def _counted(self, name: str, function: Callable[..., None]) -> Callable[..., None]:
        def counted(path: Path, *others: Path) -> None:
            self.call(name, path)
            function(path, *others)

        return counted

    def _of_descriptor(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def called(descriptor: int, *others: Any) -> Any:
            try:
                path = os.fspath(Path(f"/proc/self/fd/{descriptor}").readlink())
            except OSError:
                path = ""
            if self._concerns(path):
                self.call(name, path)
            return function(descriptor, *others)

        return called

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in EVENTS and self._concerns(arguments[0]):
            self.call(event, arguments[0])

    def _concerns(self, path: Any) -> bool:
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._folders)


class _Writing(io.FileIO):
    """A file whose writes count."""

    def __init__(self, path: Any, mode: str, fault: Fault) -> None:
        super().__init__(path, mode)
        self._path = path
        self._fault = fault

    def write(self, data: Any) -> int:
        self._fault.call("write", self._path)
        return super().write(data)


NAMES = {name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EMFILE", "EACCES")}
