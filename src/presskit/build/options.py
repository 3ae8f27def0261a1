"""What a build is asked for."""

import datetime
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from presskit.build.profile import Profile
from presskit.model.diagnostic import Diagnostic
from presskit.write.lock import Holder


def _in_silence(_holder: Holder) -> None:
    """Wait, and say nothing."""


Hung = Callable[[Diagnostic], None]
"""Told of a plugin's hook that hangs, in a thread of its own; it has to end the process."""


class Options(Struct, frozen=True, kw_only=True):
    """``at`` and ``drafts`` make a build a preview, which never goes to the configured output.

    ``jobs`` of 0 are as many workers as the configuration says. ``profile`` notes where the time went. ``waiting`` is told
    of another build of the site, before this one waits for it; it may raise `presskit.write.lock.Busy` instead. ``hung`` is
    told of a plugin that hangs, from another thread, and has to end the process; without it nobody looks.
    """

    output: Path | None = None
    drafts: bool = False
    at: datetime.datetime | None = None
    keep_going: bool = False
    cache: bool = True
    jobs: int = 0
    waiting: Callable[[Holder], None] = _in_silence
    hung: Hung | None = None
    profile: Profile | None = None

    @property
    def preview(self) -> bool:
        return self.drafts or self.at is not None
