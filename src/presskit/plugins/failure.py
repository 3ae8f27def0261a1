"""What to say of an exception that a plugin raised."""

import traceback
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

_LONGEST = 400
"""Characters of an exception's own text that are shown."""


class Home(Struct, frozen=True):
    """Where a plugin's code lies: a file or a package's folder, absolute, and what messages call it."""

    root: str
    shown: str


def package_home(module: str) -> Home:
    """The home of an installed module: its outermost package, which is found but not imported."""
    spec = find_spec(module.partition(".")[0])
    folders = list(spec.submodule_search_locations or ()) if spec else []
    root = folders[0] if folders else (spec.origin if spec else None) or module
    return Home(root, Path(root).name)


def described(error: BaseException) -> str:
    """``KeyError: 'name'``, in one line."""
    text = " ".join(str(error).split())
    name = type(error).__name__
    return f"{name}: {text[:_LONGEST]}" if text else name


def origin(error: BaseException, plugin: Home) -> tuple[str, int]:
    """The innermost file and line of the plugin's own code that ``error`` passed, or an empty name and 0."""
    if isinstance(error, SyntaxError) and error.filename and _inside(error.filename, plugin):
        return _shown(error.filename, plugin), error.lineno or 0
    for frame in reversed(_frames(error)):
        if _inside(frame.filename, plugin):
            return _shown(frame.filename, plugin), frame.lineno or 0
    return "", 0


def at(error: BaseException, plugin: Home) -> str:
    """A hint: ``at plugins/byline.py:12``; empty where the plugin's code had no part in it."""
    file, line = origin(error, plugin)
    return f"at {file}:{line}" if file else ""


def is_endless(error: RecursionError, plugin: Home) -> bool:
    """Whether it is the plugin's own code that called itself, rather than what it was called by."""
    frames = _frames(error)
    return 2 * sum(_inside(frame.filename, plugin) for frame in frames) > len(frames)


def _frames(error: BaseException) -> traceback.StackSummary:
    """What ran, without the lines themselves: they would be read from files."""
    return traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)


def _inside(filename: str, plugin: Home) -> bool:
    return filename == plugin.root or Path(filename).is_relative_to(plugin.root)


def _shown(filename: str, plugin: Home) -> str:
    rest = Path(filename).relative_to(plugin.root).as_posix()
    return plugin.shown if rest == "." else f"{plugin.shown}/{rest}"
