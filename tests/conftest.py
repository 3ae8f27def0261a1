"""The tools that tests share: a browser, a web server, checkers, corpora.

A check whose tool is not there is left out, and named at the end of the run; with ``CI=true`` it fails.
"""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tools import axe as axe_core
from tests.tools import chromium, node, nu, server
from tests.tools import epubcheck as checker
from tests.tools.sample import NIGHTLY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CI = os.environ.get("CI") == "true"

_BY_NIGHT = ["site/test_nightly.py", "site/test_nightly_book.py", "tools/test_ace.py", "tools/test_node.py"]
collect_ignore = [] if NIGHTLY else _BY_NIGHT
"""What has no sample that is quick: Node's checkers take half a minute to install, and Lighthouse seconds for each page."""


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The system's Chromium, one for the session (and worker)."""
    program = chromium.program()
    if program is None:
        pytest.skip("no Chromium on PATH (chromium, chromium-browser or google-chrome)")
    with chromium.running(program) as running:
        yield running


@pytest.fixture
def site_server() -> Iterator[Callable[[Path], str]]:
    """Serves a folder until the test ends: ``site_server(folder)`` returns its URL, with a trailing slash."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(server.serving(folder))


@pytest.fixture(scope="session")
def axe() -> "Callable[[Page], list[axe_core.Violation]]":
    """``axe(page)``: the accessibility violations that axe-core finds on a page that a browser has open."""
    return axe_core.violations


@pytest.fixture(scope="session")
def epubcheck() -> Iterator[checker.Check]:
    """``epubcheck(book)``: what EPUBCheck says of a book, in one JVM for the session (and worker)."""
    with checker.running() as check:
        yield check


@pytest.fixture(scope="session")
def nu_checker() -> Callable[[Sequence[Path]], list[nu.Message]]:
    """``nu_checker(files)``: what the Nu HTML checker says of HTML, XHTML, CSS and SVG files, in one JVM."""
    return nu.messages


@pytest.fixture(scope="session")
def node_checkers() -> None:
    """What needs Node's checkers (``tests.tools.node``) names this."""
    if not node.installed():
        pytest.skip("tests/tools/node.sh could not install Node's checkers")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora, checkers and generators that ``PRESSKIT_SHARED`` names."""
    return _folder("PRESSKIT_SHARED")


@pytest.fixture(scope="session")
def peps() -> Path:
    """The Python Enhancement Proposals in the folder ``PRESSKIT_PEPS``: articles that nobody here wrote."""
    return _folder("PRESSKIT_PEPS")


def _folder(variable: str) -> Path:
    name = os.environ.get(variable)
    if not name:
        pytest.skip(f"{variable} names no folder")
    return Path(name).resolve(strict=True)


# One rule for whatever is skipped, for whatever reason: CI is where everything must have run.


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _fail_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_in_ci(report)
    return report


def _fail_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    if CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"left out, which CI must not: {_reason(report)}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out = terminalreporter.stats.get("skipped", [])
    if left_out:
        terminalreporter.section("left out")
        for report in left_out:
            terminalreporter.write_line(f"{report.nodeid}: {_reason(report)}")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    where = report.longrepr
    return where[2].removeprefix("Skipped: ") if isinstance(where, tuple) else str(where)
