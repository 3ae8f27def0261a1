"""Hostile inputs that no repository can hold: large ones, and what is no plain file."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

HEAD = "Bad\n===\n\n:date: 2020-01-01\n\n"


def texts() -> Iterator[tuple[str, str]]:
    """Names and texts of the large ones."""
    yield "h01_fields", "Bad\n===\n\n:date: 2020-01-01\n" + "".join(f":f{n}: x\n" for n in range(20_000))
    yield "h02_footnotes", HEAD + "".join(f".. [#n{n}] x\n" for n in range(6_000))
    yield "h03_citations", HEAD + "".join(f".. [C{n}] x\n" for n in range(6_000))
    yield "h04_open_literals", HEAD + ("``a " * 20 + "\n") * 1_180
    yield "h05_anonymous", HEAD + ("a__ " * 20 + "\n") * 1_180
    yield "h06_fractions", HEAD + ":math:`" + r"\frac{1}{" * 900 + "1" + "}" * 900 + "`\n"
    yield "h07_slow_lexer", HEAD + ".. code-block:: html\n\n   " + "<a " * 3_000 + "\n"
    yield "h08_include_wide", HEAD + ".. include:: _wide0.inc\n"
    yield "h09_quotes_deep", HEAD + "\n".join("  " * n + "- > x\n" for n in range(400))
    yield "h16_folder.rst/inside", HEAD
    yield "h17_" + "n" * 247, HEAD
    yield "h18_name\n::error::x", HEAD
    yield "/".join(["h19_deep"] + ["d" * 60] * 20), HEAD
    yield "h21_unreadable", HEAD
    yield "h22_large", HEAD + "word " * 600_000
    yield from ((f"h20_empty{n or ''}", "") for n in range(1_000))


def make(content: Path, secrets: Path) -> None:
    """Put all of them into a folder of articles; links lead to ``secrets``."""
    for name, text in texts():
        place = content / f"{name}.rst"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    for level in range(5):
        inner = f".. include:: _wide{level + 1}.inc\n\n" * 10
        (content / f"_wide{level}.inc").write_text(inner if level < 4 else "x\n", encoding="utf-8")
    (content / "h21_unreadable.rst").chmod(0)
    os.mkfifo(content / "h10_pipe.rst")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(_short(content) / "h11_socket.rst"))
    links: dict[str, str | Path] = {
        "h12_link_out.rst": secrets / "secret.txt",
        "h13_link_loop.rst": "h13_link_loop.rst",
        "h14_link_inside.rst": "h16_folder.rst/inside.rst",
        "h15_link_folder": secrets,
        "_files/link.inc": secrets / "secret.txt",
        "_link.txt": secrets / "secret.txt",
        "_folder_link": secrets,
    }
    for name, target in links.items():
        (content / name).symlink_to(target)


def _short(folder: Path) -> Path:
    """The folder by a path that a socket can have."""
    return Path(os.path.relpath(folder)) if len(str(folder)) > 60 else folder


def copy(source: Path, content: Path, secrets: Path, port: int) -> None:
    """Copy a corpus, with the secrets and the port of this run."""

    def filled(name: str, target: str) -> None:
        data = Path(name).read_bytes().replace(b"@CANARY@", str(secrets).encode())
        Path(target).write_bytes(data.replace(b"@PORT@", str(port).encode()))

    shutil.copytree(source, content, copy_function=filled, dirs_exist_ok=True)
    for folder in (content, content / "_files"):
        folder.chmod(0o755)  # the corpus may be read-only
