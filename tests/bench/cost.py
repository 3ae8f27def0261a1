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

from msgspec import Struct

_SUBREAPER = 36  # linux/prctl.h


class Cost(Struct, frozen=True):
    """Seconds on the clock until the command ended, and of all processors until its last descendant did."""

    wall: float
    cpu: float


def cost(command: Sequence[str]) -> Cost:
    """Run ``command`` and wait for whatever it started. Raises `OSError` where orphans can't be had, or it can't be run."""
    if ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this system gives no orphans")
    before, start = _used(), time.perf_counter()
    process = os.posix_spawnp(command[0], list(command), os.environ)
    wall = 0.0
    while True:
        try:
            ended, _ = os.wait()
        except ChildProcessError:
            return Cost(wall, _used() - before)
        if ended == process:
            wall = time.perf_counter() - start


def _used() -> float:
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


if __name__ == "__main__":
    spent = cost(sys.argv[1:])
    print(f"{spent.wall:.2f} s, {spent.cpu:.2f} s of CPU", file=sys.stderr)
