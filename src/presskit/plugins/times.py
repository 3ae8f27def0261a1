"""How long plugins' hooks took. This module imports nothing, so that options can name it before anything is loaded."""

Times = dict[tuple[str, str], tuple[int, float]]
"""By plugin and hook: how often it was called, and how many seconds that took."""


def count(times: Times, key: tuple[str, str], calls: int, seconds: float) -> None:
    """Add so many calls, and what they took."""
    before = times.get(key, (0, 0.0))
    times[key] = (before[0] + calls, before[1] + seconds)
