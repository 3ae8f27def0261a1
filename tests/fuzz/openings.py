"""Nothing is opened but files of the site, no program is started, and nobody is talked to."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from docutils.parsers.rst.directives import misc

STARTING = (
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "subprocess.Popen",
    "ctypes.dlopen",
)
LOOKING = ("open", "os.listdir", "os.scandir")
WATCHED = frozenset((*STARTING, *LOOKING))


def refusing(target: Callable[[bytes], None], site: Path, first: Iterable[bytes]) -> Callable[[bytes], None]:
    """``target``, in which a look beyond the site raises `PermissionError`; an audit hook stays, so a process has one.

    What an import opens is not counted: code in a new language imports its lexer. Nor is what is read once a process:
    ``target`` has run with each of ``first`` when the hook is set.
    """
    for data in first:
        target(data)
    allowed = tuple(os.path.realpath(place) for place in (site, misc.Include.standard_include_path))
    active = False

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        if not active or not (event in WATCHED or event.startswith("socket.")):
            return
        if event in LOOKING and _is_allowed(arguments[0], allowed):
            return
        if not _is_import():
            raise PermissionError(f"{event} {arguments[0]!r}")

    def watched(data: bytes) -> None:
        nonlocal active
        active = True
        try:
            target(data)
        finally:
            active = False

    sys.addaudithook(look)
    return watched


def _is_allowed(place: Any, allowed: tuple[str, ...]) -> bool:
    """Whether a path lies, with its links followed, in an allowed folder.

    What is open was looked at before, and so was the folder of a name that is none of the working folder.
    """
    if isinstance(place, int):
        return True
    path = os.fsdecode(place)
    if not path.startswith("/") and not os.path.lexists(path):
        return True
    real = os.path.realpath(path)
    return any(real == folder or real.startswith(f"{folder}/") for folder in allowed)


def _is_import() -> bool:
    frame = sys._getframe(2)
    while frame.f_back is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib."):
            return True
        frame = frame.f_back
    return False
