"""What the documentation shows is right: TOML decodes, Python compiles, reStructuredText parses."""

import re
from pathlib import Path

import pytest
from docutils.core import publish_doctree

from presskit.config.load import parse
from presskit.plugins.host import load_host
from tests.tools.code_blocks import code_blocks

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "docs" / "content"
PLUGIN = "from presskit import hookimpl\n\n\n@hookimpl\ndef presskit_slots(): ...\n"
EXAMPLES = {
    f"{path.relative_to(CONTENT)}:{block.line}": block
    for path in sorted(CONTENT.rglob("*.rst"))
    for block in code_blocks(path)
}


def names(language: str) -> list[str]:
    return [name for name, block in EXAMPLES.items() if block.language == language]


@pytest.mark.parametrize("name", names("toml"))
def test_toml_has_no_findings(name: str, tmp_path: Path) -> None:
    loaded = parse(EXAMPLES[name].text)
    assert loaded.diagnostics == ()
    for plugin in (name for name in loaded.config.plugins.enabled if name.startswith("./")):
        (tmp_path / plugin).parent.mkdir()
        (tmp_path / plugin).write_text(PLUGIN, encoding="utf-8")
    _, findings = load_host(loaded, tmp_path)
    assert findings == []


@pytest.mark.parametrize("name", names("python"))
def test_python_compiles(name: str) -> None:
    signature_as_stub = re.sub(r"^(presskit_\w+\(.*\)) -> .*$", r"def \1: ...", EXAMPLES[name].text)
    compile(signature_as_stub, name, "exec")


@pytest.mark.parametrize("name", ["CHANGELOG", "CONTRIBUTING", "README"])
def test_what_lies_at_the_root_is_sound_restructuredtext(name: str) -> None:
    text = (ROOT / f"{name}.rst").read_text(encoding="utf-8")
    publish_doctree(text, settings_overrides={"halt_level": 2, "_disable_config": True})
