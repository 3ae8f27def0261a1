"""Reading on a real Dask cluster, which has processes of its own."""

import sys
from pathlib import Path

import pytest

import presskit_dask
from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build
from tests.faults.sites import NOW, published, write

PLUGIN = """
import os
from presskit import hookimpl


@hookimpl
def presskit_transform(document, source):
    if source.text.count("ENDS THE WORKER"):
        os._exit(1)


@hookimpl
def presskit_facts(source):
    return {"letters": len(source.text)}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Thirty articles, a plugin of the site's own, and a file that an article includes."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    site = tmp_path / "site"
    for number in range(30):
        write(site, number, f"Text, and :article:`a{(number + 1) % 30}`.")
    write(site, 3, ".. include:: _part.txt")
    (site / "content/news/_part.txt").write_text("A part.\n")
    (site / "plugins").mkdir()
    (site / "plugins/own.py").write_text(PLUGIN)
    configure(site, "dask")
    return site


def configure(site: Path, executor: str) -> None:
    (site / "presskit.toml").write_text(
        f'[read]\nexecutor = "{executor}"\njobs = 2\n[plugins]\nenabled = ["./plugins/own.py"]\n'
    )


def built(site: Path, output: str) -> Outcome:
    return build(site, Options(output=site.parent / output, cache=False, keep_going=True))


def test_a_cluster_gives_the_same_bytes_as_this_process(site: Path) -> None:
    first = built(site, "dask")
    assert first.diagnostics == ()
    configure(site, "serial")
    assert built(site, "serial").diagnostics == ()
    assert published(site.parent / "dask") == published(site.parent / "serial")


def test_a_worker_that_dies_costs_one_article(site: Path) -> None:
    write(site, 9, "ENDS THE WORKER")
    (finding,) = (found for found in built(site, "dask").diagnostics if found.code != "PK401")
    assert (finding.code, finding.span.path) == ("PK395", "content/news/a9.rst")
    assert "KilledWorker" in finding.message
    assert (site.parent / "dask/news/a10/index.html").is_file()


def test_other_executors_are_not_its_own() -> None:
    assert presskit_dask.presskit_executor("ray", 1, presskit_dask.Settings()) is None


def test_without_dask_it_says_what_to_install(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)  # as where it is not installed
    monkeypatch.delitem(sys.modules, "presskit_dask.cluster", raising=False)
    (finding,) = built(site, "dask").diagnostics
    assert "pip install 'presskit[dask]'" in finding.message


def test_a_cluster_that_is_not_there_is_said_so(site: Path) -> None:
    config = site / "presskit.toml"
    config.write_text(config.read_text() + '[plugin.dask]\naddress = "tcp://127.0.0.1:1"\nwait = 1\n')
    outcome = built(site, "dask")
    (finding,) = outcome.diagnostics
    assert (finding.code, finding.span.path) == ("PK150", "presskit.toml")
    assert "plugin `dask` failed in presskit_executor" in finding.message
    assert outcome.articles == 30
