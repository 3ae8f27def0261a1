"""The command, as a reader of the documentation runs it."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.serve import PRESSKIT

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def presskit() -> Run:
    """``presskit(*arguments, cwd=folder)`` runs the command at noon of the day after the examples' dates."""
    environment = {**os.environ, "PRESSKIT_NOW": "2026-03-02T12:00Z"}

    def run(*arguments: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [PRESSKIT, *arguments], check=False, cwd=cwd, env=environment, capture_output=True, text=True
        )

    return run
