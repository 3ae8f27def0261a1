"""What only the night has time for (tests/conftest.py): every page by html-validate, and Lighthouse's scores."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.built import Built
from tests.tools import chromium, node

pytestmark = pytest.mark.usefixtures("node_checkers")

PROMISED = ("accessibility", "best-practices", "seo")
"""Categories that don't depend on the machine, as performance does."""


def test_html_validate_finds_nothing(built: Built) -> None:
    assert node.html_validate(built.folder / document.path for document in built.documents) == []


def test_lighthouse_has_nothing_to_better(
    built: Built, site_server: Callable[[Path], str], capsys: pytest.CaptureFixture[str]
) -> None:
    program = chromium.program()
    assert program is not None
    longest = built.longest()
    paths = [longest[kind].path.removesuffix("index.html") for kind in ("home", "section", "article")]
    url = site_server(built.root) + built.prefix
    scores = node.lighthouse(program, [url + path for path in paths])
    with capsys.disabled():
        for page, found in scores.items():
            print(f"\nLighthouse performance {found['performance'].score}: {built.name} {page}", end="")  # noqa: T201
    assert {
        (page, name): found[name].failed
        for page, found in scores.items()
        for name in PROMISED
        if found[name].score < 100
    } == {}
