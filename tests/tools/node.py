"""The checkers that are Node's, as tests/tools/node.sh installs them."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.tools.nu import Message

FOLDER = Path(__file__).parent / "node"
_SEVERITIES = {1: "warning", 2: "error"}


class Score(Struct, frozen=True):
    """Of 100, in a category of Lighthouse, with the audits that cost some."""

    score: int
    failed: tuple[str, ...]


def installed() -> bool:
    """Whether all of package.json is there."""
    return shutil.which("node") is not None and (FOLDER / "node_modules" / ".package-lock.json").is_file()


def html_validate(pages: Iterable[Path]) -> list[Message]:
    """What html-validate says of HTML files, by tests/tools/node/htmlvalidate.json."""
    program = FOLDER / "node_modules" / ".bin" / "html-validate"
    command: list[str | Path] = [
        program,
        "--config",
        FOLDER / "htmlvalidate.json",
        "--formatter",
        "json",
        *pages,
    ]
    run = subprocess.run(
        command, capture_output=True, cwd=FOLDER, check=False
    )  # it exits with 1 for findings
    return [
        _message(Path(file["filePath"]), raw) for file in json.loads(run.stdout) for raw in file["messages"]
    ]


def _message(path: Path, raw: dict[str, Any]) -> Message:
    severity: Any = _SEVERITIES[raw["severity"]]
    return Message(path, raw["line"], raw["column"], severity, f"{raw['message']} ({raw['ruleId']})")


def lighthouse(chromium: str, urls: Sequence[str]) -> dict[str, dict[str, Score]]:
    """The scores of pages on a telephone, by URL and category."""
    command: list[str | Path] = ["node", FOLDER / "lighthouse.mjs", chromium, *urls]
    run = subprocess.run(command, capture_output=True, cwd=FOLDER, check=True, timeout=120 * len(urls))
    return {
        page.pop("url"): {name: Score(found["score"], tuple(found["failed"])) for name, found in page.items()}
        for page in map(json.loads, run.stdout.splitlines())
    }
