from collections.abc import Iterator

import pytest
from tests.tools import epubcheck as checker


@pytest.fixture(scope="session")
def epubcheck() -> Iterator[checker.Check]:
    """``epubcheck(book)``: what EPUBCheck says of a book, in one JVM for the session (and worker)."""
    with checker.running() as check:
        yield check
