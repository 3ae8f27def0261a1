"""A site, a contributor's folder full of hostile articles, and what comes of both."""

import json
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.hostile.made import copy, make
from tests.tools.serve import PRESSKIT

HERE = Path(__file__).parent
CANARY = "canary-7f3a9c"
GOOD = "Good\n====\n\n:date: 2020-01-01\n:slug: {}\n\nAll is well here.\n"
CONFIG = """
[site]
title = "T"
base_url = "https://example.com"

[plugins]
enabled = ["./plugins/watch.py"]

[read]
raw = true
"""


class Place(Struct, frozen=True):
    """The folder in which commands run, and the port that nobody may call; ``calls`` has an item for each who did."""

    folder: Path
    port: int
    calls: list[Any]
    told: list[dict[str, Any]]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A command of presskit, its findings as JSON where it is ``check``."""
        return subprocess.run(
            [PRESSKIT, *arguments],
            cwd=self.folder,
            env={**os.environ, "PRESSKIT_NOW": "2026-03-02T12:00Z"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


@pytest.fixture(scope="session")
def manifest(shared: Path) -> dict[str, dict[str, Any]]:
    """What each input is, and must lead to."""
    found: dict[str, dict[str, Any]] = {}
    for folder in (shared / "corpora/hostile", HERE / "corpus"):
        found.update(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))
    return found


@pytest.fixture(scope="session")
def place(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """``base`` is the site, ``head/content`` the contributor's, ``own`` a site that trusts the same articles."""
    root = tmp_path_factory.mktemp("hostile")
    secrets = root / "canary"
    secrets.mkdir()
    for name in ("secret.txt", "secret.csv", "secret.png", "secret.html", "secret.rst"):
        (secrets / name).write_text(f"{CANARY},x\n", encoding="utf-8")
    for site in ("base", "own"):
        (root / site / "plugins").mkdir(parents=True)
        (root / site / "presskit.toml").write_text(CONFIG, encoding="utf-8")
        shutil.copy(HERE / "watch.py", root / site / "plugins")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        for content in (root / "head/content", root / "own/content"):
            for corpus in (shared / "corpora/hostile", HERE / "corpus"):
                copy(corpus, content, secrets, port)
            make(content, secrets)
            for name, slug in (("good", "good"), ("a_dup", "dup")):
                (content / f"{name}.rst").write_text(GOOD.format(slug), encoding="utf-8")
        shutil.copy(HERE / "corpus/docutils.conf", root)  # where commands run
        calls: list[Any] = []
        threading.Thread(target=_answer, args=(server, calls), daemon=True).start()
        told: list[dict[str, Any]] = []
        os.mkfifo(root / "watched")
        pipe = os.open(root / "watched", os.O_RDWR)  # so that it has a reader and never ends
        listener = threading.Thread(target=_listen, args=(pipe, told), daemon=True)
        listener.start()
        yield Place(root, port, calls, told)
        os.write(pipe, b"\n")
        listener.join()
        os.close(pipe)


def _answer(server: socket.socket, calls: list[Any]) -> None:
    while True:
        try:
            connection, who = server.accept()
        except OSError:  # closed
            return
        calls.append(who)
        connection.close()


def _listen(pipe: int, told: list[dict[str, Any]]) -> None:
    with open(pipe, "rb", closefd=False) as lines:
        for line in lines:
            if line == b"\n":
                return
            told.append(json.loads(line))
