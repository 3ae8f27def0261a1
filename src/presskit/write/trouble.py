"""Failed input and output names its file, so that a person can do something about it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CANT_LINK = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
"""Why a second name for a file may be refused, though all is well."""


def described(error: Exception) -> str:
    """``public/index.html: No space left on device``."""
    if not isinstance(error, OSError):
        return str(error)
    reason = error.strerror or str(error)
    name = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
    return f"{name}: {reason}" if name else reason


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Within, an `OSError` that has no path (a full disk is noticed by ``write``, which knows none) gets this one."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            raise OSError(error.errno, error.strerror or os.strerror(error.errno), str(path)) from error
        raise
