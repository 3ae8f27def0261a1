"""A plugin of somebody else: packaged, installed and used as they would, without the network."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

from tests.tools.epubcheck import Check

Run = Callable[..., "CompletedProcess[str]"]


class Installed(NamedTuple):
    """The example's folder, and the folder that ``PYTHONPATH`` names to have the plugin installed."""

    example: Path
    packages: Path


@pytest.fixture(scope="module")
def installed(
    copy_example: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    folder = tmp_path_factory.mktemp("plugin")
    example, packages = copy_example("custom-plugin", folder), folder / "packages"
    offline = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile"]
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "install",
        *offline,
        "--target",
        packages,
        example,
    ]
    subprocess.run(command, check=True, capture_output=True)
    return Installed(example, packages)


def test_its_own_tests_pass(installed: Installed) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        check=False,
        cwd=installed.example,
        env={**environment, "PYTHONPATH": str(installed.packages)},
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout
    assert "skipped" not in run.stdout


def test_its_site_builds(
    installed: Installed, presskit: Run, epubcheck: Check, schema_errors: Callable[[Path], list[str]]
) -> None:
    site = installed.example / "site"
    run = presskit("build", "--quiet", cwd=site, PYTHONPATH=str(installed.packages))
    assert (run.returncode, run.stdout + run.stderr) == (0, "")
    page = (site / "public/long-lock/index.html").read_text(encoding="utf-8")
    assert '<p class="fact-box-heading">At a glance</p>' in page
    assert epubcheck(site / "public/the-lock-keeper.epub") == []
    assert schema_errors(site / "public") == []


def test_it_is_listed_with_its_distribution(installed: Installed, presskit: Run) -> None:
    run = presskit("plugins", "--json", cwd=installed.example / "site", PYTHONPATH=str(installed.packages))
    plugins = {plugin["name"]: plugin for plugin in json.loads(run.stdout)["plugins"]}
    assert plugins["factbox"] == {
        "name": "factbox",
        "origin": "installed",
        "distribution": "presskit-factbox",
        "version": "1.0.0",
        "file": None,
    }


def test_a_site_that_does_not_name_it_never_imports_it(
    installed: Installed, presskit: Run, tmp_path: Path
) -> None:
    """The module is replaced by one that would leave a trace."""
    packages, trace = tmp_path / "packages", tmp_path / "imported"
    for metadata in installed.packages.glob("*.dist-info"):
        (packages / metadata.name).mkdir(parents=True)
        for name in ("METADATA", "entry_points.txt"):
            (packages / metadata.name / name).write_bytes((metadata / name).read_bytes())
    hook = "from presskit import hookimpl\n\n\n@hookimpl\ndef presskit_facts(): ...\n"
    traced = f"{hook}open({str(trace)!r}, 'w').close()\n"
    (packages / "presskit_factbox.py").write_text(traced, encoding="utf-8")
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "content/here.rst").write_text("Here\n====\n\n:date: 2026-03-01\n\nThere.\n", encoding="utf-8")
    for enabled, imported in (("[]", False), ('["factbox"]', True)):
        (site / "presskit.toml").write_text(f"[plugins]\nenabled = {enabled}\n", encoding="utf-8")
        for command in ("build", "check", "plugins"):
            assert presskit(command, cwd=site, PYTHONPATH=str(packages)).returncode == 0
        assert trace.exists() == imported


def test_a_site_that_names_it_where_it_is_not_installed_says_so(
    installed: Installed, presskit: Run, tmp_path: Path
) -> None:
    run = presskit("check", str(installed.example / "site"), cwd=tmp_path)
    assert run.returncode == 2
    assert "presskit.toml:6:12: error PK110: there is no plugin `factbox`" in run.stdout + run.stderr
