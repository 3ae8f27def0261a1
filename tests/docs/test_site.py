"""The documentation is a presskit site without a finding."""

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

import pytest

from tests.tools.axe import Violation
from tests.tools.nu import Message

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a folder of the test's own, without what an earlier build left."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    shutil.copytree(DOCS, folder, ignore=shutil.ignore_patterns("public", ".presskit"))
    return folder


def test_it_has_no_finding(copy: Path, presskit: Callable[..., "CompletedProcess[str]"]) -> None:
    run = presskit("check", cwd=copy)
    assert "nothing found" in run.stdout, run.stdout + run.stderr


def test_its_pages_are_valid_and_accessible(
    copy: Path,
    presskit: Callable[..., "CompletedProcess[str]"],
    nu_checker: Callable[[list[Path]], list[Message]],
    site_server: Callable[[Path], str],
    browser: "Browser",
    axe: "Callable[[Page], list[Violation]]",
) -> None:
    run = presskit("build", cwd=copy)
    assert run.returncode == 0, run.stdout + run.stderr
    pages = sorted((copy / "public").rglob("*.html"))
    assert nu_checker(pages) == []
    url, page = site_server(copy / "public"), browser.new_page()
    for path in ("", "reference/configuration/", "reference/diagnostics/", "how-to/write-a-plugin/"):
        page.goto(url + path)
        assert axe(page) == [], path
    page.close()
