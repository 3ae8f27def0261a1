"""A site that is published, and ahead of it; and what comes of building it with faults."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from presskit.build.pipeline import build
from tests.faults.sites import NOW, add_foreign, clean, edit, foreign_digests, make, published, write

ROOT = Path(__file__).parents[2]

Steps = Callable[[Path, str, str], Iterator[dict[str, Any]]]


@pytest.fixture(params=["exchange", "in place"])
def mode(request: pytest.FixtureRequest) -> str:
    """How the site is published."""
    return str(request.param)


@pytest.fixture
def make_ahead(
    mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], tuple[Path, dict[str, str], dict[str, str]]]:
    """``make_ahead(count)``: a site that was published twice, with files of somebody else, and then edited.

    With it, what is published, and what a clean build would publish now.
    """
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    site = tmp_path / "site"

    def make_site(count: int) -> tuple[Path, dict[str, str], dict[str, str]]:
        make(site, count)
        if mode == "in place":
            (site / "www").mkdir()
            (site / "public").symlink_to("www")
        add_foreign(site / "public")
        build(site)
        write(site, 2, "Older.")
        outcome = build(site)
        assert outcome.change is not None
        assert outcome.change.how.startswith(mode)
        old = published(site / "public")
        edit(site, count)
        return site, old, {**clean(site), **foreign_digests()}

    return make_site


@pytest.fixture
def steps() -> Steps:
    """``steps(site, way, argument)``: what `tests.faults.driver` says."""

    def driven(site: Path, way: str, argument: str) -> Iterator[dict[str, Any]]:
        work = site.parent / "work"
        work.mkdir()
        command = [sys.executable, "-m", "tests.faults.driver", way, str(site), str(work / "site"), argument]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return map(json.loads, result.stdout.splitlines())

    return driven
