"""A target that looks beyond the site is seen. An audit hook can't be removed, so each look has a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, socket, subprocess, sys
from pathlib import Path
from tests.fuzz.openings import refusing
from tests.fuzz.site import make_site

site = make_site(Path(sys.argv[1]))
looked = refusing(lambda _: ({look}), site, ())
try:
    looked(b"")
except PermissionError as error:
    print("refused", error)
"""


def said(look: str, folder: Path) -> str:
    command = [sys.executable, "-c", SCRIPT.format(look=look), str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "look",
    [
        "(site.parent / 'secret.txt').read_text()",
        "(site / 'content/news/_link.inc').read_text()",
        "(site / '../secret.txt').read_text()",
        "os.listdir('/')",
        "open('pyproject.toml').close()",
        "socket.getaddrinfo('localhost', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
    ],
)
def test_looks_beyond_the_site_are_refused(look: str, tmp_path: Path) -> None:
    assert said(look, tmp_path).startswith("refused ")


@pytest.mark.parametrize("look", ["(site / 'static/data.csv').read_text()", "__import__('wave')"])
def test_looks_within_the_site_are_not(look: str, tmp_path: Path) -> None:
    assert said(look, tmp_path) == ""
