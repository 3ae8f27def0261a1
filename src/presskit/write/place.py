"""Where a publish happens: the tree that readers see, and what presskit keeps for it in the site's state folder."""

import os
import re
import sys
from pathlib import Path

from msgspec import Struct

from presskit.model.source import digest

_MOUNTS = Path("/proc/self/mountinfo")  # proc(5): the fifth field is the mount point, with octal escapes
_OCTAL = re.compile(rb"\\([0-7]{3})")


class Place(Struct, frozen=True):
    """``live`` is the tree that readers see, links resolved; ``own`` the folder for everything else."""

    live: Path
    own: Path
    linked: bool = False

    @property
    def standby(self) -> Path:
        """The tree of the build before the last, brought up to date and then exchanged with ``live``."""
        return self.own / "standby"

    @property
    def staging(self) -> Path:
        """New files, before anything is published."""
        return self.own / "stage"

    @property
    def seen(self) -> Path:
        return self.own / "seen"

    @property
    def trees(self) -> Path:
        """What is remembered of both trees, while nothing changes them."""
        return self.own / "trees"

    @property
    def intent(self) -> Path:
        return self.own / "intent"

    @property
    def found(self) -> Path:
        """Files of somebody else that a stopped build left without a place."""
        return self.own.parent.parent / "found"


def place_of(folder: Path, state: Path) -> Place:
    """The place for the output ``folder`` of the site whose state folder is ``state``.

    It is named after the way from one to the other, so that both may move together.
    """
    live = folder.resolve()
    way = os.path.relpath(live, state.resolve())
    own = state.resolve() / "publish" / f"{live.name[:80]}-{digest(os.fsencode(way))[:8]}"
    return Place(live, own, folder.is_symlink())


def obstacle(place: Place) -> str:
    """Why the trees of ``place`` can't be exchanged, as far as can be told before; empty where they may."""
    if place.linked:
        return "it is a link"
    if sys.platform not in {"linux", "darwin"}:
        return "this system can't exchange folders"
    if not place.live.exists():
        return ""
    if place.live.stat().st_dev != place.own.stat().st_dev:
        return "it is on another file system than .presskit"
    if place.live.is_mount():
        return "it is a mount point"
    mounted = _mounted(place.live)
    return f"`{mounted}` is mounted there" if mounted else ""


def _mounted(folder: Path) -> str:
    """A mount point at or beneath ``folder``; mounts of the same file system don't show otherwise."""
    prefix = os.fsencode(folder)
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return ""
    for line in lines:
        point = _OCTAL.sub(lambda match: bytes([int(match[1], 8)]), line.split(b" ")[4])
        if point == prefix or point.startswith(prefix + b"/"):
            return os.fsdecode(point)
    return ""
