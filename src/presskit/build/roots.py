"""Where the files of a site lie: all beneath its folder, or its articles in a folder of somebody who is not trusted."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from presskit.build.signature import Signature, signature

CONTENT = "content"
FOLDERS = (CONTENT, "static", "theme")
"""The folders of a site that each build looks through."""

Problem = Literal["absent", "outside", "no file", "too large", "unreadable"]
"""Why a file can't be read: ``outside`` is a link that leads out of its folder, or where links are not followed, a link."""

_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_FOLDER: int = getattr(os, "O_DIRECTORY", 0)
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_AT_ONCE: int = getattr(os, "O_NONBLOCK", 0)
"""A pipe is opened without waiting for somebody to write into it."""
_LONGEST = 4096
"""Characters of a path that the system takes: step by step, there would be no end."""


class Roots(Struct, frozen=True):
    """The folder of a site, and the one that stands for its ``content/`` where that is not trusted.

    Paths of files are POSIX and relative to the site; articles are ``content/…`` wherever they lie. Beneath ``untrusted``
    (absolute) no link is followed, to files and to folders, also of those that were something else before.
    """

    site: Path
    untrusted: Path | None = None

    @property
    def content(self) -> Path:
        return self.untrusted or self.site / CONTENT

    def place(self, path: str) -> str:
        """Where the file at ``path`` lies."""
        if self.is_untrusted(path):
            return f"{self.untrusted}{path[len(CONTENT) :]}"
        return f"{self.site}/{path}"

    def signature(self, path: str) -> Signature | None:
        """The signature of the file at ``path``; None where there is none, or where it is a link that is not followed."""
        place = self.place(path)
        if self.is_untrusted(path) and os.path.islink(place):  # noqa: PTH114 - for every article
            return None
        return signature(place)

    def read(self, path: str, most: int = sys.maxsize, *, listed: bool = False) -> bytes | Problem:
        """The bytes of the file at ``path``, or why there are none; not more than ``most``.

        ``listed`` says that it was found in a listing that follows no folder: then only the file itself may be a link.
        """
        try:
            if self.is_untrusted(path):
                opened: int | Problem = self._opened_strictly(path)
            else:
                opened = self._opened(path, listed=listed)
            if isinstance(opened, str):
                return opened
            try:
                about = os.fstat(opened)
                if not stat.S_ISREG(about.st_mode):
                    return "no file"
                if about.st_size > most:
                    return "too large"
                with open(opened, "rb", closefd=False) as file:
                    return file.read()
            finally:
                os.close(opened)
        except (OSError, ValueError) as error:
            return _problem(error)

    def is_untrusted(self, path: str) -> bool:
        """Whether the file at ``path`` is the contributor's."""
        return self.untrusted is not None and path.partition("/")[0] == CONTENT

    def _opened(self, path: str, *, listed: bool) -> int | Problem:
        place = self.place(path)
        if not listed or os.path.islink(place):  # noqa: PTH114 - for every article
            root = self.site / path.partition("/")[0]
            if not is_beneath(Path(place), root):
                return "outside" if os.path.lexists(place) else "absent"
        return os.open(place, _READ | _AT_ONCE)

    def _opened_strictly(self, path: str) -> int | Problem:
        folder, _, name = path.rpartition("/")
        try:
            with self._folder(folder) as here:
                return os.open(name, _READ | _AT_ONCE | _NO_LINK, dir_fd=here)
        except OSError as error:
            return "outside" if self._is_linked(path) else _problem(error)

    @contextmanager
    def _folder(self, path: str) -> Iterator[int]:
        """A folder beneath the untrusted one, opened step by step, so that none can become a link in between."""
        here = os.open(self.content, _READ | _FOLDER | _NO_LINK)
        try:
            for name in path.split("/")[1:]:
                below = os.open(name, _READ | _FOLDER | _NO_LINK, dir_fd=here)
                os.close(here)
                here = below
            yield here
        finally:
            os.close(here)

    def _is_linked(self, path: str) -> bool:
        """Whether the file or a folder on the way to it is a link."""
        parts = path.split("/")
        steps = ("/".join(parts[:end]) for end in range(2, len(parts) + 1))
        return any(os.path.islink(self.place(step)) for step in steps)  # noqa: PTH114

    def articles(self) -> Iterator[str]:
        """The files beneath ``content/`` that end with ``.rst``, in no order.

        What begins with ``_`` or ``.`` is left out, and so is what lies in a folder that is a link, or can't be listed.
        """
        folders = [CONTENT]
        while folders:
            folder = folders.pop()
            for name, is_folder in self._entries(folder):
                if is_folder:
                    folders.append(f"{folder}/{name}")
                elif name.endswith(".rst"):
                    yield f"{folder}/{name}"

    def _entries(self, folder: str) -> list[tuple[str, bool]]:
        """The names in a folder, and whether each is a folder. A link to a folder is neither that nor an article."""
        with ExitStack() as opened:
            place: Any = self.place(folder)
            try:
                if self.untrusted is not None and len(place) < _LONGEST:
                    place = opened.enter_context(self._folder(folder))
                found = opened.enter_context(os.scandir(place))
                entries = [entry for entry in found if not entry.name.startswith((".", "_"))]
                kinds = [(entry.name, _leads_to_folder(entry), entry.is_symlink()) for entry in entries]
            except OSError:  # what can't be listed is not there
                return []
        return [(name, is_folder) for name, is_folder, is_link in kinds if not (is_folder and is_link)]


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links in a circle
        return False


def _problem(error: OSError | ValueError) -> Problem:
    if isinstance(error, OSError) and error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return "no file" if error.errno in (errno.ENXIO, errno.EISDIR) else "unreadable"
    return "absent"


def is_beneath(path: Path, folder: Path) -> bool:
    """Whether ``path``, its links followed, lies in ``folder``."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError, ValueError):
        return False


def overlap(one: Path, other: Path) -> bool:
    """Whether one of two folders is the other, or lies in it; both are resolved."""
    return one.is_relative_to(other) or other.is_relative_to(one)


def roots_of(site_dir: Path, untrusted: Path | None = None) -> Roots:
    """The roots of a site, where ``untrusted`` names the folder of its articles as somebody wrote it."""
    return Roots(site_dir, Path(os.path.abspath(untrusted)) if untrusted is not None else None)  # noqa: PTH100 - links stay
