"""A plugin's hook that never comes back, in the process of the build itself: nothing can stop it but the end of the process.

Workers are watched by those who wait for them (build/crew.py).
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from presskit.build.options import Hung
from presskit.build.prepare import Prepared, noting
from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.rules import finding

_LOOKS = 8
"""How often within the limit somebody looks."""
_LONGER = {"presskit_finish": 10}
"""Hooks that have so many times the limit: one call is for all of the site."""


@contextmanager
def watched(prepared: Prepared, hung: Hung | None) -> Iterator[Prepared]:
    """The same site, whose hooks may take ``[read] timeout`` seconds for one call (some longer), or ``hung`` is told."""
    limit = prepared.loaded.config.read.timeout
    if hung is None or not limit:
        yield prepared
        return
    running: list[tuple[str, str, float] | None] = [None]
    over = threading.Event()

    def note(plugin: str, hook: str) -> None:
        running[0] = (plugin, hook, time.monotonic()) if plugin else None

    def watch() -> None:
        while not over.wait(limit / _LOOKS):
            call = running[0]
            if call is None:
                continue
            plugin, hook, since = call
            most = limit * _LONGER.get(hook, 1)
            if time.monotonic() - since > most:
                hung(_finding(plugin, hook, most))

    threading.Thread(target=watch, name="presskit-watch", daemon=True).start()
    try:
        yield noting(prepared, note)
    finally:
        over.set()


def _finding(plugin: str, hook: str, limit: float) -> Diagnostic:
    message = f"plugin `{plugin}` hangs in {hook}: one call took longer than {limit:g} s"
    hint = "without it ([plugins] disabled) the site can be built; [read] timeout sets the limit"
    return finding("PK153", Span("presskit.toml"), message, hint)
