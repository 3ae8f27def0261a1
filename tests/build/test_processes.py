"""Worker processes end when they are told to."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.processes import Processes
from presskit.build.roots import Roots

MakeSite = Callable[[Mapping[str, str | bytes]], Path]


def test_they_can_be_ended_whatever_they_do(make_site: MakeSite) -> None:
    executor = Processes(1, Roots(make_site({})))
    future = executor.submit(os.read, os.pipe()[0], 1)
    while not future.running():
        pass
    executor.end()
    assert future.exception() is not None
    with pytest.raises(RuntimeError):
        executor.submit(int)
