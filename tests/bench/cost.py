"""What a command costs with all its descendants: ``python tests/bench/cost.py presskit build site``.

A worker's parent is the fork server, which presskit does not wait for: its own `resource.getrusage` does not count it.
Here orphans come to this process (Linux: PR_SET_CHILD_SUBREAPER, prctl(2)), which waits for all of them.
"""

import ctypes
import os
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

_SUBREAPER = 36  # linux/prctl.h


class Cost(Struct, frozen=True):
    """Seconds on the clock until the command ended, and of all processors until its last descendant did; the most MB
    (a million bytes) that it, or a descendant that it waited for, held at once; its exit code.
    """

    wall: float
    cpu: float
    peak: float
    code: int


def cost(command: Sequence[str], output: Path | None = None) -> Cost:
    """Run ``command`` and wait for whatever it started; what they print goes into the file ``output``, if there is one.

    Raises `OSError` where orphans can't be had, or it can't be run.
    """
    if ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this system gives no orphans")
    before, start = _used(), time.perf_counter()
    opened = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    streams = [opened, (os.POSIX_SPAWN_DUP2, 1, 2)] if output else []
    process = os.posix_spawnp(command[0], list(command), os.environ, file_actions=streams)
    _, status, own = os.wait4(process, 0)
    wall = time.perf_counter() - start
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    # Linux counts the peak in KiB, and a program's begins at that of the process that started it (exec, fs/exec.c).
    return Cost(wall, _used() - before, own.ru_maxrss * 1024 / 1e6, os.waitstatus_to_exitcode(status))


def _used() -> float:
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


if __name__ == "__main__":
    spent = cost(sys.argv[1:])
    print(f"{spent.wall:.2f} s, {spent.cpu:.2f} s of CPU, {spent.peak:.0f} MB", file=sys.stderr)
    sys.exit(spent.code)
