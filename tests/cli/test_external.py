"""``presskit check --external``, against hosts on this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from presskit.build import visits
from presskit.cli.entry import run
from tests.tools.hosts import Seen, host

WriteArticle = Callable[[str, str, str], None]


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[Seen]:
    monkeypatch.setattr(visits, "PAUSE", 0.0)
    with host({"/there": (200, {}), "/moved": (301, {"Location": "/there"})}) as seen:
        yield seen


def test_links_to_other_hosts_are_visited_on_request_only(
    dated_site: Path, write_article: WriteArticle, other: Seen, capsys: pytest.CaptureFixture[str]
) -> None:
    links = f"`There <{other.url}/there#a>`_, `moved <{other.url}/moved>`_, `gone`_.\n\n.. _gone: {other.url}/gone"
    write_article("out", ":date: 2026-07-01", links)
    assert run(["check"]) == 0
    assert other.requests == []
    capsys.readouterr()
    assert run(["check", "--external"]) == 1
    out, err = capsys.readouterr()
    assert f"content/out.rst:8:11: warning PK430: `{other.url}/gone` leads nowhere: the host says 404" in out
    assert f"info PK431: `{other.url}/moved` has moved for good" in out
    assert f"hint: write `{other.url}/there`" in out
    assert "1 warning and 1 note in 1 file" in out
    assert err == ""
    before = len(other.requests)
    assert run(["check", "--external"]) == 1
    assert len(other.requests) == before, "all is remembered"


def test_of_files_only_their_links_are_visited(
    dated_site: Path, write_article: WriteArticle, other: Seen
) -> None:
    for name in ("out", "more"):
        write_article(name, ":date: 2026-07-01", f"See {other.url}/{name}.")
    run(["check", "--external", "content/more.rst"])
    assert {path for _, path in other.requests} == {"/more"}


def test_the_site_says_what_is_not_visited(
    dated_site: Path, write_article: WriteArticle, other: Seen
) -> None:
    (dated_site / "presskit.toml").write_text(
        f'[site]\ntimezone = "UTC"\n[check.external]\nignore = ["{other.url}/*"]\n'
    )
    write_article("out", ":date: 2026-07-01", f"See {other.url}/gone.")
    assert run(["check", "--external"]) == 0
    assert other.requests == []


def test_links_of_untrusted_articles_are_not_visited(
    dated_site: Path,
    tmp_path_factory: pytest.TempPathFactory,
    other: Seen,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = tmp_path_factory.mktemp("content")
    (content / "a.rst").write_text(f"A\n=\n\n:date: 2026-07-01\n\nSee {other.url}/a.\n")
    assert run(["check", "--external", "--untrusted", str(content)]) == 2
    assert "--external" in capsys.readouterr().err
    assert other.requests == []


def test_a_site_that_can_not_be_used_asks_nobody(dated_site: Path, other: Seen) -> None:
    (dated_site / "presskit.toml").write_text("nonsense")
    assert run(["check", "--external"]) == 2
