"""The command, as a reader of the documentation runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def presskit() -> Run:
    """``presskit(*arguments, cwd=folder)`` runs the command at noon of the day after the examples' dates."""
    program = Path(sys.executable).with_name("presskit")
    environment = {**os.environ, "PRESSKIT_NOW": "2026-03-02T12:00Z"}

    def run(*arguments: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [program, *arguments], check=False, cwd=cwd, env=environment, capture_output=True, text=True
        )

    return run
