"""Checkers that find nothing find faults where there are some. By night alone: see tests/conftest.py."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import chromium, node

pytestmark = pytest.mark.usefixtures("node_checkers")

PAGE = """<!DOCTYPE html>
<html{language}>
<head><meta charset="utf-8"/><title>Tides</title><meta name="viewport" content="width=device-width"/>
<meta name="description" content="When the water is high."/></head>
<body><h1>Tides</h1><p>At noon.{more}</p></body>
</html>
"""


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    sound, broken = tmp_path / "sound.html", tmp_path / "broken.html"
    sound.write_text(PAGE.format(language=' lang="en"', more=""), encoding="utf-8")
    broken.write_text(PAGE.format(language="", more="<div></div>"), encoding="utf-8")
    return [sound, broken]


def test_html_validate_names_file_line_and_rule(pages: list[Path]) -> None:
    found = node.html_validate(pages)
    assert {(message.path, message.severity) for message in found} == {(pages[1], "error")}
    assert {message.line for message in found if "element-required-attributes" in message.text} == {2}


def test_lighthouse_scores_each_page(pages: list[Path], site_server: Callable[[Path], str]) -> None:
    program = chromium.program()
    assert program is not None
    url = site_server(pages[0].parent)
    scores = node.lighthouse(program, [url + path.name for path in pages])
    assert scores[url + "sound.html"]["accessibility"].score == 100
    assert "html-has-lang" in scores[url + "broken.html"]["accessibility"].failed
    assert {name: score.score >= 0 for name, score in scores[url + "sound.html"].items()} == dict.fromkeys(
        ("performance", "accessibility", "best-practices", "seo"), True
    )
