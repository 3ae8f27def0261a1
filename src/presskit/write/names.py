"""Which paths can be files, on any system that a site may be built, copied or served on."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator

_LONGEST_NAME = 255  # bytes, of ext4 and APFS
_LONGEST_PATH = 1000  # bytes: macOS takes 1,024 with the folders above
_PLAIN = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*")
"""Nearly all paths, with which nothing is wrong; checked first, since a site has many."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
TEMPORARY = re.compile(r"\.presskit-[0-9a-f]{16}(\.old)?")
_MANIFEST = (".presskit.json", ".presskit.json.new")
_DEVICES = r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])"
_NOT_WINDOWS = re.compile(rf'[<>:"\\|?*]|[ .](?:/|$)|(?:^|/){_DEVICES}(?:\.[^/]*)?(?:/|$)', re.IGNORECASE)
"""Naming Files, Paths, and Namespaces (Microsoft): characters, endings and device names that Windows reserves."""


def problem(path: str) -> str:
    """Why a path can't be an output; empty where it can. Goes on after "the output path"."""
    if _PLAIN.fullmatch(path) and len(path) <= _LONGEST_NAME and sys.platform != "win32":
        return ""
    if not path or path.startswith("/") or any(part in {"", ".", ".."} for part in path.split("/")):
        return "leads out of the output folder"
    if _CONTROL.search(path):
        return "holds a control character"
    if path in _MANIFEST or TEMPORARY.fullmatch(path.rpartition("/")[2]):
        return "is a name that presskit keeps for itself"
    return _too_long(path) or (unportable(path) if sys.platform == "win32" else "")


def _too_long(path: str) -> str:
    try:
        encoded = path.encode()
    except UnicodeEncodeError:
        return "is not Unicode text"
    if len(encoded) > _LONGEST_PATH:
        return "has more than 1,000 bytes"
    if any(len(part) > _LONGEST_NAME for part in encoded.split(b"/")):
        return "has a name of more than 255 bytes"
    return ""


def unportable(path: str) -> str:
    """Why Windows can't have a file of that path; empty where it can. Goes on after "the output path"."""
    found = _NOT_WINDOWS.search(path)
    return f"can't be a file on Windows, for `{found[0].strip('/')}`" if found else ""


def collisions(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths, the later one first, of which a system can hold only one.

    Systems that ignore case or the form of Unicode (macOS, Windows) take both for the same, and a file can't be a folder.
    """
    files: dict[str, str] = {}
    for path in paths:
        other = files.setdefault(folded(path), path)
        if other != path:
            yield path, other
    folders: dict[str, str] = {}
    for key, path in files.items():
        folder = key.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = path
            if folder in files:
                yield path, files[folder]
            folder = folder.rpartition("/")[0]


def folded(path: str) -> str:
    """What two paths share that such a system takes for the same."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
