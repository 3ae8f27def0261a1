"""Contents of files by the system's own calls: a file object asks five questions more, and there is one for each output."""

import errno
import os


def write_content(path: str, content: bytes) -> os.stat_result:
    """Write a file; its metadata. Raises `OSError`, also where the disk has not what it was given."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
        found = os.fstat(file)
    finally:
        os.close(file)
    if found.st_size != len(content):
        raise OSError(errno.EIO, "the file is not as it was written")
    return found


def read_content(path: str, size: int) -> bytes | None:
    """The content of a file of ``size`` bytes; None where it has another, or can't be read."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        parts = [os.read(file, size + 1)]
        while parts[-1] and sum(map(len, parts)) <= size:
            parts.append(os.read(file, size + 1))
    except OSError:
        return None
    finally:
        os.close(file)
    content = b"".join(parts)
    return content if len(content) == size else None
