"""Which plugins' hooks run, and how long they took.

This module imports nothing, so that options can name it before anything is loaded.
"""

from collections.abc import Callable

Times = dict[tuple[str, str], tuple[int, float]]
"""By plugin and hook: how often it was called, and how many seconds that took."""

Note = Callable[[str, str], None]
"""``note(plugin, hook)`` before a hook runs, with two empty names after it, for those who find the process dead."""


def count(times: Times, key: tuple[str, str], calls: int, seconds: float) -> None:
    """Add so many calls, and what they took."""
    before = times.get(key, (0, 0.0))
    times[key] = (before[0] + calls, before[1] + seconds)
