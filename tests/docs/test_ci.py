"""What the how-to, the action and the hook for CI run does what they say."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from presskit.cli.check import FORMATS
from presskit.report.json import Document, Finding
from tests.tools.code_blocks import code_blocks
from tests.tools.formats import problems

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "content" / "how-to" / "ci.rst"
FORMATS_PAGE = ROOT / "docs" / "content" / "reference" / "formats.rst"
BLOCKS = code_blocks(HOW_TO)
FILES = {"presskit.sarif": "sarif", "gl-code-quality-report.json": "gitlab", "junit.xml": "junit"}


def texts(language: str) -> list[str]:
    return [block.text for block in BLOCKS if block.language == language]


def commands() -> list[str]:
    """The commands of the page, up to a pipe to what is not ours."""
    found = re.findall(r"presskit check [^|\n]*", "\n".join([*texts("yaml"), *texts("console")]))
    return [command.strip() for command in dict.fromkeys(found)]


def bash(script: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],  # as GitHub runs a step
        cwd=cwd,
        env={**os.environ, "PATH": path, "PRESSKIT_NOW": "2026-03-02T12:00Z", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the article of the page, which has an error and a warning; beside it, ``base`` is what it began as."""
    folder = tmp_path / "head"
    for place in (tmp_path / "base", folder):
        (place / "content").mkdir(parents=True)
        (place / "presskit.toml").touch()
    [article] = texts("rst")
    (folder / "content" / "ferry.rst").write_text(article, encoding="utf-8")
    return folder


def test_it_shows_what_is_printed(site: Path) -> None:
    [shown] = texts("text")
    run = bash("presskit check", site)
    assert (run.returncode, run.stdout) == (1, shown)


@pytest.mark.parametrize("command", commands())
def test_its_commands_do_what_they_say(command: str, site: Path) -> None:
    run = bash(command, site)
    assert run.stderr == ""
    assert run.returncode == (0 if "never" in command else 1)
    for name, format in FILES.items():
        written = site / name
        assert written.exists() == (name in command)
        if written.exists():
            text = written.read_text(encoding="utf-8")
            assert problems(format, text) == []
            assert "content/ferry.rst" in text


def test_every_report_that_is_uploaded_is_written() -> None:
    files = {name for text in texts("yaml") for name in re.findall(r"[\w.-]+\.(?:sarif|xml|json)\b", text)}
    assert files == set(FILES)
    assert len(commands()) >= 8


def test_its_yaml_is_sound() -> None:
    for text in texts("yaml"):
        assert isinstance(yaml.safe_load(text), dict)


def test_the_action_writes_sarif_and_annotations(site: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [_, check] = action["runs"]["steps"]
    assert set(re.findall(r"inputs\.([\w-]+)", json.dumps(check["env"]))) == set(action["inputs"])
    (site / "place").mkdir()
    for name in ("presskit.toml", "content"):
        (site / name).rename(site / "place" / name)
    inputs = {"SITE": "place", "UNTRUSTED": "", "DIRECTORY": ".", "SARIF": "found.sarif"}
    run = bash(check["run"], site, **inputs, FAIL_ON="error")
    assert run.returncode == 1
    assert "::error file=place/content/ferry.rst,line=7," in run.stdout
    assert problems("sarif", (site / "found.sarif").read_text(encoding="utf-8")) == []
    assert bash(check["run"], site, **inputs, FAIL_ON="never").returncode == 0


def test_the_action_takes_nothing_but_articles_from_a_stranger(site: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [_, check] = action["runs"]["steps"]
    base, head = site / "base", site / "head; touch RAN"
    for folder in (base, head):
        folder.mkdir()
    (site / "presskit.toml").rename(base / "presskit.toml")
    (site / "content").rename(head / "content")
    (head / "presskit.toml").write_text('[plugins]\nenabled = ["./ran.py"]\n', encoding="utf-8")
    for name in ("ran", "docutils", "multiprocessing", "msgspec", "presskit"):
        (head / f"{name}.py").write_text("open('RAN', 'w').close()\n", encoding="utf-8")
    (head / "found.sarif").symlink_to(base / "presskit.toml")
    inputs = {"SITE": "../base", "UNTRUSTED": "content", "DIRECTORY": head.name, "SARIF": "found.sarif"}
    run = bash(check["run"], site, **inputs, FAIL_ON="warning")
    assert run.returncode == 1
    assert "::error file=content/ferry.rst,line=7," in run.stdout
    assert problems("sarif", (site / "found.sarif").read_text(encoding="utf-8")) == []
    assert list(site.rglob("RAN")) == []
    assert (base / "presskit.toml").read_bytes() == b""


def test_the_example_uses_the_inputs_of_the_action() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [steps] = [found["steps"] for found in map(yaml.safe_load, texts("yaml")) if "steps" in found]
    [given] = [step["with"] for step in steps if "/presskit@" in step["uses"]]
    assert {name: described["default"] for name, described in action["inputs"].items()} == given


def hooks() -> list[dict[str, Any]]:
    """The hook that presskit defines, and the one that the page writes out."""
    [defined] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [local] = [
        hook
        for text in texts("yaml")
        for repository in yaml.safe_load(text).get("repos", [])
        if repository["repo"] == "local"
        for hook in repository["hooks"]
    ]
    return [defined, local]


@pytest.mark.parametrize("hook", hooks(), ids=["defined", "local"])
def test_the_hook_finds_what_is_wrong(hook: dict[str, Any], site: Path) -> None:
    run = bash(hook["entry"], site)
    assert (run.returncode, run.stderr) == (1, "")
    assert "content/ferry.rst:7:18: error PK401" in run.stdout
    changed = [
        "content/ferry.rst",
        "docs/content/a.rst",
        "presskit.toml",
        "static/map.svg",
        "theme/blocks/a.html",
    ]
    assert [name for name in [*changed, "README.rst"] if re.search(hook["files"], name)] == changed


def test_the_hooks_are_one() -> None:
    defined, local = ({**hook, "language": ""} for hook in hooks())
    assert {key: defined[key] for key in local} == local


def test_every_format_and_every_key_of_json_is_documented() -> None:
    text = FORMATS_PAGE.read_text(encoding="utf-8")
    terms = re.findall(r"^``.*``$", text, flags=re.MULTILINE)
    named = {name for term in terms for name in re.findall(r"\w+", term)}
    keys = {field.name for struct in (Document, Finding) for field in msgspec.structs.fields(struct)}
    assert named == {*FORMATS, *keys}
