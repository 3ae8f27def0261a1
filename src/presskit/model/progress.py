"""How those who wait are told how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""``progress(stage, done, total)``, called as a stage goes on."""


def silent(stage: str, done: int, total: int) -> None:
    """A `Progress` that shows nothing."""
