"""Where articles are read changes nothing of what comes out."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from pathlib import Path

import pytest

from presskit.build.executors import Serial, team
from presskit.build.options import Options
from presskit.build.pipeline import build
from presskit.build.prepare import Prepared, prepare
from presskit.build.processes import Processes
from presskit.build.roots import Roots
from presskit.build.server import WORTH, processors

MakeSite = Callable[[Mapping[str, str | bytes]], Path]

THREADS = """
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from presskit import Declaration, hookimpl


class Closed(Executor):
    pass


@hookimpl
def presskit_declare():
    return Declaration(executors=("threads", "closed", "broken", "forgotten"))


@hookimpl
def presskit_executor(name, jobs):
    if name == "broken":
        raise OSError("no cluster")
    return {"threads": ThreadPoolExecutor(jobs), "closed": Closed()}.get(name)
"""


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T12:00Z")


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    articles = {f"content/a{n}.rst": f"A {n}\n====\n\n:date: 2026-01-0{n}\n\nText.\n" for n in range(1, 9)}
    return make_site({"plugins/threads.py": THREADS, **articles})


def configure(site: Path, executor: str) -> None:
    (site / "presskit.toml").write_text(
        f'[output]\nwriters = ["json"]\n[read]\nexecutor = "{executor}"\n[plugins]\nenabled = ["./plugins/threads.py"]\n'
    )


def prepared(site: Path) -> Prepared:
    found, findings = prepare(Roots(site))
    assert findings == []
    assert found is not None
    return found


def test_few_articles_are_read_here_and_many_in_processes_as_long_as_nobody_says_otherwise(
    site: Path,
) -> None:
    configure(site, "processes")
    given = prepared(site)

    def kind(size: int, jobs: int) -> type[Executor]:
        with team(given, size, jobs).start() as executor:
            return type(executor)

    several = Processes if processors() > 1 else Serial
    assert (kind(WORTH - 1, 0), kind(WORTH, 0), kind(WORTH, 1), kind(0, 3)) == (
        Serial,
        several,
        Serial,
        Processes,
    )
    configure(site, "serial")
    assert isinstance(team(prepared(site), WORTH, 8).start(), Serial)


def test_serial_hands_on_what_a_task_returns_and_what_it_raises() -> None:
    with Serial() as executor:
        assert executor.submit(int, "7").result() == 7
        assert isinstance(executor.submit(int, "x").exception(), ValueError)


def test_an_executor_of_a_plugin_reads_the_same(site: Path) -> None:
    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (site / "public/api").rglob("*.json")}

    configure(site, "serial")
    assert build(site).diagnostics == ()
    serial = files()
    configure(site, "threads")
    outcome = build(site, Options(cache=False, jobs=2))
    assert outcome.diagnostics == ()
    assert outcome.parsed == 8
    assert files() == serial


def test_ending_an_executor_of_a_plugin_drops_what_has_not_begun(site: Path) -> None:
    configure(site, "threads")
    given = team(prepared(site), 0, 1)
    executor = given.start()
    assert given.end(executor) == []
    with pytest.raises(RuntimeError):
        executor.submit(int)


def test_an_executor_that_nobody_has_is_an_error_in_the_configuration(site: Path) -> None:
    configure(site, "thread")
    outcome = build(site)
    assert [(finding.code, finding.hint) for finding in outcome.diagnostics] == [
        ("PK108", "did you mean `threads`?")
    ]
    assert not outcome.usable


def test_where_the_hook_fails_every_article_is_read_and_nothing_published(site: Path) -> None:
    configure(site, "broken")
    outcome = build(site)
    (finding,) = outcome.diagnostics
    assert finding.code == "PK150"
    assert finding.message.endswith("failed in presskit_executor for presskit.toml: OSError: no cluster")
    assert (outcome.articles, outcome.change) == (8, None)


@pytest.mark.parametrize("name", ["closed", "forgotten"])
def test_an_executor_that_takes_nothing_is_replaced_with_a_warning(site: Path, name: str) -> None:
    configure(site, name)
    outcome = build(site)
    assert [(finding.code, finding.severity) for finding in outcome.diagnostics] == [("PK396", "warning")]
    assert outcome.change is not None
    assert outcome.articles == 8
