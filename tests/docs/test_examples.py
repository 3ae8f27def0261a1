"""What the documentation shows is right: TOML decodes, Python compiles, reStructuredText parses."""

import re
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from docutils.core import publish_doctree

from presskit.config.load import parse
from presskit.plugins.host import load_host

CONTENT = Path(__file__).parents[2] / "docs" / "content"


def examples(language: str) -> list[ParameterSet]:
    """The code blocks of a language, without their indent, as parameters named by file and line."""
    found = []
    pattern = re.compile(
        rf"^( *)\.\. code-block:: {re.escape(language)}\n\n((?:\1   .*\n|[ \t]*\n)+)", re.MULTILINE
    )
    for path in sorted(CONTENT.rglob("*.rst")):
        text = path.read_text(encoding="utf-8") + "\n"
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            indent = len(match[1]) + 3
            code = "".join(each[indent:] or "\n" for each in match[2].splitlines(keepends=True))
            found.append(pytest.param(code.rstrip() + "\n", id=f"{path.relative_to(CONTENT)}:{line}"))
    return found


@pytest.mark.parametrize("text", examples("toml"))
def test_toml_has_no_findings(text: str, tmp_path: Path) -> None:
    loaded = parse(text)
    assert loaded.diagnostics == ()
    for name in loaded.config.plugins.enabled:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    _, findings = load_host(loaded, tmp_path)
    assert findings == []


@pytest.mark.parametrize("text", examples("python"))
def test_python_compiles(text: str) -> None:
    compile(re.sub(r"^(presskit_\w+\(.*\)) -> .*$", r"def \1: ...", text), "example", "exec")


@pytest.mark.parametrize("name", ["CHANGELOG", "CONTRIBUTING", "README"])
def test_what_lies_at_the_root_is_sound_restructuredtext(name: str) -> None:
    text = (CONTENT.parents[1] / f"{name}.rst").read_text(encoding="utf-8")
    publish_doctree(text, settings_overrides={"halt_level": 2, "_disable_config": True})
