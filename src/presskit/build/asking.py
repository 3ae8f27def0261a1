"""What other hosts answered, remembered in the state folder: nobody is asked for the same every day."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from presskit.build.visits import visited
from presskit.config.settings import ExternalConfig
from presskit.link.external import Answer
from presskit.model.progress import Progress
from presskit.write.checked import read_checked, write_checked

NAME = "external"
_DAY = 86400  # s
_DAYS_DEAD = 1
"""For how long a page that is gone need not be asked for; one that could not be reached is asked for each time."""


def answers(
    state: Path, urls: Iterable[str], settings: ExternalConfig, now: float, progress: Progress
) -> Mapping[str, Answer]:
    """The answers for ``urls``: remembered ones (``now`` is a POSIX time), and of the others what comes of a visit."""
    days = {"fine": settings.keep, "dead": min(_DAYS_DEAD, settings.keep), "unreachable": 0}
    known = {
        url: answer
        for url, answer in _remembered(state).items()
        if 0 <= now - answer.at < days[answer.state] * _DAY
    }
    wanted = dict.fromkeys(urls)
    new = [url for url in wanted if url not in known]
    try:
        for done, (url, answer) in enumerate(visited(new, settings.timeout), 1):
            known[url] = msgspec.structs.replace(answer, at=now)
            progress("visit", done, len(new))
    finally:
        with suppress(OSError):  # what only spares visits is no reason to fail
            write_checked(state / NAME, msgspec.msgpack.encode(known))
    return {url: known[url] for url in wanted}


def _remembered(state: Path) -> dict[str, Answer]:
    try:
        return msgspec.msgpack.decode(read_checked(state / NAME), type=dict[str, Answer])
    except (OSError, msgspec.MsgspecError):
        return {}
