"""What other hosts answered is remembered, for as long as it is worth something."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from presskit.build import visits
from presskit.build.asking import NAME, answers
from presskit.config.settings import ExternalConfig
from presskit.link.external import Answer
from presskit.model.progress import silent
from tests.tools.hosts import Seen, host

DAY = 86400.0
NOW = 1_800_000_000.0


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[Seen]:
    monkeypatch.setattr(visits, "PAUSE", 0.0)
    with host({"/there": (200, {}), "/moved": (301, {"Location": "/there"}), "/busy": (500, {})}) as seen:
        yield seen


def ask(state: Path, other: Seen, path: str, now: float, keep: int = 7) -> tuple[str, int]:
    """The state of the page, and how many requests it took to know."""
    before = len(other.requests)
    found = answers(state, [other.url + path], ExternalConfig(keep=keep), now, silent)
    return found[other.url + path].state, len(other.requests) - before


@pytest.mark.parametrize(
    ("path", "state", "fresh", "stale"),
    [
        ("/there", "fine", 6.9, 7.1),
        ("/gone", "dead", 0.9, 1.1),
    ],
)
def test_an_answer_holds_for_some_days(
    tmp_path: Path, other: Seen, path: str, state: str, fresh: float, stale: float
) -> None:
    assert ask(tmp_path, other, path, NOW)[0] == state
    assert ask(tmp_path, other, path, NOW + fresh * DAY) == (state, 0)
    found, requests = ask(tmp_path, other, path, NOW + stale * DAY)
    assert found == state
    assert requests > 0
    assert ask(tmp_path, other, path, NOW + (stale + 0.5) * DAY) == (state, 0), "asked again, it holds again"


def test_a_page_that_could_not_be_reached_is_asked_for_each_time(tmp_path: Path, other: Seen) -> None:
    assert ask(tmp_path, other, "/busy", NOW)[1] == 2
    assert ask(tmp_path, other, "/busy", NOW)[1] == 2


def test_nothing_is_kept_for_no_days_nor_from_the_future(tmp_path: Path, other: Seen) -> None:
    ask(tmp_path, other, "/there", NOW)
    assert ask(tmp_path, other, "/there", NOW, keep=0)[1] == 1
    assert ask(tmp_path, other, "/there", NOW - DAY)[1] == 1


def test_what_was_moved_is_remembered_with_its_new_address(tmp_path: Path, other: Seen) -> None:
    url = f"{other.url}/moved"
    first = answers(tmp_path, [url], ExternalConfig(), NOW, silent)
    assert first == {url: Answer(NOW, "fine", moved=f"{other.url}/there")}
    assert answers(tmp_path, [url], ExternalConfig(), NOW, silent) == first


def test_a_url_is_asked_for_once(tmp_path: Path, other: Seen) -> None:
    answers(tmp_path, [f"{other.url}/there"] * 3, ExternalConfig(), NOW, silent)
    assert len(other.requests) == 1


def test_a_run_that_is_stopped_keeps_what_it_has(tmp_path: Path, other: Seen) -> None:
    def stop(_stage: str, done: int, _total: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    pages = [f"{other.url}/{number}" for number in range(9)]
    with pytest.raises(KeyboardInterrupt):
        answers(tmp_path, pages, ExternalConfig(), NOW, stop)
    before = len(other.requests)
    answers(tmp_path, pages, ExternalConfig(), NOW, silent)
    assert len(other.requests) - before == 2 * 8, "each of the others was asked for with HEAD and GET"


def test_a_damaged_memory_is_none(tmp_path: Path, other: Seen) -> None:
    ask(tmp_path, other, "/there", NOW)
    (tmp_path / NAME).write_bytes(b"nonsense")
    assert ask(tmp_path, other, "/there", NOW) == ("fine", 1)


def test_how_far_it_is_is_told(tmp_path: Path, other: Seen) -> None:
    told: list[tuple[str, int, int]] = []
    pages = [f"{other.url}/{name}" for name in ("there", "gone")]
    answers(tmp_path, pages, ExternalConfig(), NOW, lambda *far: told.append(far))
    assert told == [("visit", 1, 2), ("visit", 2, 2)]
