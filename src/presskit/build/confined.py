"""What a process that reads untrusted articles may use of the machine, held by the system itself."""

import math
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from presskit.read.limits import SECONDS

if sys.platform != "win32":  # where nothing is confined, see untrusted.py
    import resource

MEMORY = 384 << 20
"""Bytes that reading may take, beyond what the process has when it is ready to: some 120 MB with its libraries."""
_GRACE = 5.0
"""Seconds of processor time after which the system ends the process, where it did not end the article."""


def confine() -> Callable[[], None]:
    """Limit this process for good; what is returned gives the next article its processor time.

    Where there is too little memory, Python says so (`MemoryError`); macOS does not know the limit. No file can be written.
    """
    _limit(resource.RLIMIT_AS, _size() + MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    return _next_article


def _next_article() -> None:
    """The system counts the whole life of a process, so that its limit moves on."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + SECONDS + _GRACE), most))


def _limit(kind: int, most: int) -> None:
    with suppress(ValueError, OSError):  # a lower limit is in force, or the system has none
        resource.setrlimit(kind, (most, most))


def _size() -> int:
    """Bytes of the address space of this process."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf(
            "SC_PAGE_SIZE"
        )
    return 256 << 20
