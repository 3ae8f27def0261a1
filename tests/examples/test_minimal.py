from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.tools.epubcheck import Check

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture(scope="module")
def site(copy_example: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_example("minimal", tmp_path_factory.mktemp("minimal"))


def test_it_is_two_files(site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert sorted(files) == ["content/hello.rst", "presskit.toml"]


def test_it_builds_without_a_finding(
    site: Path, presskit: Run, epubcheck: Check, schema_errors: Callable[[Path], list[str]]
) -> None:
    run = presskit("build", "--quiet", cwd=site)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")
    page = (site / "public/hello/index.html").read_text(encoding="utf-8")
    assert "<h1>Hello</h1>" in page
    assert epubcheck(site / "public/hello.epub") == []
    assert schema_errors(site / "public") == []
