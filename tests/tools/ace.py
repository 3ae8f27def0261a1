"""Ace by DAISY, which looks at a book's accessibility; tests/tools/node.sh installs it."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.tools.node import FOLDER


class Violation(NamedTuple):
    """One violation: the file in the book, the rule, and the markup that breaks it."""

    path: str
    rule: str
    markup: str


def violations(book: Path, chromium: str) -> list[Violation]:
    """What Ace finds in a book."""
    with tempfile.TemporaryDirectory() as folder:
        program = FOLDER / "node_modules" / ".bin" / "ace-cli"
        command = [str(program), "--silent", "--force", "--outdir", folder, str(book)]
        environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
        subprocess.run(
            command, env=environment, capture_output=True, check=False, timeout=600
        )  # 2 for violations
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    return list(_violations(report))


def _violations(report: dict[str, Any]) -> Iterator[Violation]:
    for file in report["assertions"]:
        for each in file["assertions"]:
            markup = each["earl:result"].get("html", "")
            yield Violation(file["earl:testSubject"]["url"], each["earl:test"]["dct:title"], markup)
