"""The standard output is for what a command prints; whatever else is printed goes to the standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress


@contextmanager
def stdout_kept() -> Iterator[None]:
    """Within, nothing reaches the standard output: not what Python code prints, nor libraries, nor other processes."""
    sys.stdout.flush()
    with _file_kept(), redirect_stdout(sys.stderr):
        yield


@contextmanager
def _file_kept() -> Iterator[None]:
    """The same one level below, where file 1 is the standard output. A process may have been started without."""
    kept = -1
    with suppress(OSError):
        kept = os.dup(1)
        os.dup2(2, 1)
    try:
        yield
    finally:
        if kept >= 0:
            os.dup2(kept, 1)
            os.close(kept)
