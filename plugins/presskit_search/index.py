"""The index of some pages, as Pagefind makes it."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from presskit_search.steady import steady

_EXCLUDED = ('[aria-hidden="true"]', '[role="doc-noteref"]', '[role="doc-backlink"]')
"""What is there twice, or is no text: pull-quotes, and the links between notes and their marks."""
_OTHERS = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Interfaces that Pagefind adds, and nothing here uses."""
_LANGUAGE = re.compile(rb'<html\b[^>]*\slang="([^"]+)"')


def index_of(pages: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """The files of an index of ``pages``, by path; the same for the same pages.

    There is one index for all ``pages``, whose words are taken as those of ``language``: that of the page which asks.
    Pagefind would make one for each language, and a page can only ask that of its own.

    Raises `RuntimeError` where Pagefind fails. Of no pages it makes no index.
    """
    if not pages:
        return {}
    with TemporaryDirectory(prefix="presskit-search-") as folder:
        site, index = Path(folder, "site"), Path(folder, "index")
        for path, content in pages.items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        _run(Path(folder), language)
        found = {
            path.relative_to(index).as_posix(): path.read_bytes()
            for path in index.rglob("*")
            if path.is_file()
        }
    return steady({path: content for path, content in found.items() if not path.startswith(_OTHERS)})


def language_of(page: bytes) -> str:
    """The language that a page says it is in."""
    found = _LANGUAGE.search(page)
    return found[1].decode().lower() if found else "unknown"


def _run(folder: Path, language: str) -> None:
    """Pagefind from ``site`` to ``index``, with these options alone: it takes others from its folder and the environment."""
    program = get_executable()
    if program is None:
        raise RuntimeError("`pagefind` has no program: pip install 'presskit[search]'")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")}
    command = [
        str(program), "--site", "site", "--output-path", "index", "--silent",
        "--force-language", language, "--exclude-selectors", ", ".join(_EXCLUDED),
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603 - the program of a package, with arguments of our own
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise RuntimeError(
            f"Pagefind ended with {done.returncode}: {said[-1] if said else 'and said nothing'}"
        )
