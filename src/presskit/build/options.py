"""What a build is asked for."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from presskit.build.profile import Profile
from presskit.build.stamp import SERVED
from presskit.model.diagnostic import Diagnostic
from presskit.write.lock import Holder

if TYPE_CHECKING:  # a build with nothing to do needs none of it
    from presskit.link.external import Answer


def _in_silence(_holder: Holder) -> None:
    """Wait, and say nothing."""


Hung = Callable[[Diagnostic], None]
"""Told of a plugin's hook that hangs, in a thread of its own; it has to end the process."""


class Options(Struct, frozen=True, kw_only=True):
    """``at``, ``drafts``, ``untrusted`` and ``served`` make a build a preview, which never goes to the configured output.

    ``untrusted`` is a folder of articles from somebody who is not trusted, in place of the site's own.

    ``served`` is for ``presskit serve``, which has a folder of its own. Where ``finish`` is off, what plugins make of the
    finished site (``presskit_finish``) stays as it is, if there is any: a search index takes longer than all the rest.

    ``jobs`` of 0 are as many workers as the configuration says. ``profile`` notes where the time went. ``waiting`` is told
    of another build of the site, before this one waits for it; it may raise `presskit.write.lock.Busy` instead. ``hung`` is
    told of a plugin that hangs, from another thread, and has to end the process; without it nobody looks.

    ``notes`` looks also for what does no harm; ``answers`` are those of other hosts by URL, None where nobody asked them.
    """

    output: Path | None = None
    untrusted: Path | None = None
    served: bool = False
    finish: bool = True
    drafts: bool = False
    at: datetime.datetime | None = None
    keep_going: bool = False
    cache: bool = True
    jobs: int = 0
    waiting: Callable[[Holder], None] = _in_silence
    hung: Hung | None = None
    profile: Profile | None = None
    notes: bool = False
    answers: "Mapping[str, Answer] | None" = None

    @property
    def preview(self) -> str:
        """What a preview goes to, in the state folder; empty for what is published."""
        if self.served:
            return SERVED
        if self.untrusted is not None:
            return "preview-untrusted"
        return "preview" if self.drafts or self.at is not None else ""
