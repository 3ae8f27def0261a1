"""Where findings are. What each message of docutils is about is in ``tests/spec/diagnostics``; here, that a mistake is found
in its own place wherever it is made, among many of its kind."""

import random
import re
from pathlib import Path

import pytest

from presskit.model.diagnostic import Span
from tests.tools.articles import PATH, article_of
from tests.tools.sample import SEED, sampled

MISTAKES = {
    "|zz|": "|zz|",
    "zz_": "zz_",
    "[#zz]_": "[#zz]_",
    ":zz:`a`": ":zz:",
    "*zz": "*",
}
"""What is written into articles, and the part of it that is the place."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_in_real_articles(peps: Path, mistake: str) -> None:
    found = 0
    for path in sampled(sorted(peps.rglob("*.rst")), 8):
        text, made = _with_mistakes(path.read_text(encoding="utf-8"), mistake, random.Random(SEED))  # noqa: S311
        places = [
            finding.span
            for finding in article_of(text).diagnostics
            if '"zz"' in finding.message or ("*" in mistake and "Inline emphasis" in finding.message)
        ]
        assert set(places) <= made, path.name
        assert len(places) == len(set(places))
        found += len(places)
    assert found >= 20


def _with_mistakes(text: str, mistake: str, chance: random.Random) -> tuple[str, set[Span]]:
    """The text with ``mistake`` between two words of many lines, and its places. In code nobody will find it."""
    lines, made = text.split("\n"), set()
    for number in chance.sample(range(len(lines)), len(lines) // 8):
        line = lines[number]
        gaps = [gap.start() for gap in re.finditer(r"(?<=\w) (?=\w)", line)]
        if gaps and not line.lstrip().startswith((":", "..", "|", "+", "=")):
            gap = chance.choice(gaps)
            lines[number] = f"{line[:gap]} {mistake}{line[gap:]}"
            end = gap + 2 + len(MISTAKES[mistake])
            made.add(Span(PATH, number + 1, gap + 2, number + 1, end))
    return "\n".join(lines), made
