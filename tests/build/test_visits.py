"""Visits to pages of other hosts, which are real servers here."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from presskit.build import visits
from presskit.build.visits import AGENT, PER_HOST, visited
from presskit.link.external import Answer
from tests.tools.hosts import Answers, host


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAUSE", 0.0)


def asked(*urls: str, timeout: int = 5) -> dict[str, Answer]:
    return dict(visited(urls, timeout))


def one(answers: Answers, path: str = "/a", timeout: int = 5, delay: float = 0.0) -> Answer:
    """The answer for ``path``; addresses in it begin at the path."""
    with host(answers, delay=delay) as seen:
        answer = asked(seen.url + path, timeout=timeout)[seen.url + path]
        return Answer(0, answer.state, answer.said, answer.moved.removeprefix(seen.url))


def test_a_page_that_is_there_is_asked_for_by_its_head_alone() -> None:
    with host({"/a?b=c": (200, {})}) as seen:
        (answer,) = asked(f"{seen.url}/a?b=c").values()
        assert (answer.state, answer.said, answer.moved) == ("fine", "", "")
        assert seen.requests == [("HEAD", "/a?b=c")]
        assert seen.agents == {AGENT}
        assert AGENT.startswith("presskit/")


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_what_a_host_refuses_for_the_head_is_asked_for_as_a_whole(status: int) -> None:
    with host({"/a": lambda method, _: (200 if method == "GET" else status, {})}) as seen:
        assert [answer.state for answer in asked(f"{seen.url}/a").values()] == ["fine"]
        assert seen.requests == [("HEAD", "/a"), ("GET", "/a")]


@pytest.mark.parametrize(
    ("status", "state", "said"),
    [
        (404, "dead", "the host says 404 Not Found"),
        (410, "dead", "the host says 410 Gone"),
        (403, "unreachable", "the host says 403 Forbidden"),
        (500, "unreachable", "the host says 500 Internal Server Error"),
        (999, "unreachable", "the host says 999"),
    ],
)
def test_what_a_host_says_of_a_page(status: int, state: str, said: str) -> None:
    answer = one({"/a": (status, {})})
    assert (answer.state, answer.said) == (state, said)


@pytest.mark.parametrize("status", [301, 308])
def test_a_redirect_for_good_has_the_new_address(status: int) -> None:
    answer = one({"/a": (status, {"Location": "/b"}), "/b": (308, {"Location": "c?d"}), "/c?d": (200, {})})
    assert answer == Answer(0, "fine", moved="/c?d")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_redirect_for_now_is_followed_and_is_none_for_good(status: int) -> None:
    pages = {"/a": (status, {"Location": "/b"}), "/b": (301, {"Location": "/c"}), "/c": (200, {})}
    assert one(pages) == Answer(0, "fine")
    later = {"/a": (301, {"Location": "/b"}), "/b": (status, {"Location": "/c"}), "/c": (200, {})}
    assert one(later) == Answer(0, "fine", moved="/b")


def test_a_redirect_to_what_is_gone_is_dead() -> None:
    assert one({"/a": (301, {"Location": "/b"})}).state == "dead"


def test_redirects_in_a_circle_have_an_end() -> None:
    answer = one({"/a": (302, {"Location": "/a"})})
    assert answer == Answer(0, "unreachable", "one redirect leads to the next, without end")


def test_a_redirect_to_another_scheme_is_not_followed() -> None:
    answer = one({"/a": (302, {"Location": "file:///etc/passwd"})})
    assert answer == Answer(0, "unreachable", "it leads on to `file:///etc/passwd`")


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_patience_gets_it(status: int) -> None:
    def reply(_method: str, before: int) -> tuple[int, dict[str, str]]:
        return (200, {}) if before else (status, {"Retry-After": "1"})

    with host({"/a": reply}) as seen:
        assert [answer.state for answer in asked(f"{seen.url}/a").values()] == ["fine"]
        assert len(seen.requests) == 2
        assert seen.times[1] - seen.times[0] >= 1


def test_a_host_that_asks_for_too_much_patience_is_left_alone() -> None:
    with host({"/a": (429, {"Retry-After": "3600"})}) as seen:
        (answer,) = asked(f"{seen.url}/a").values()
        assert (answer.state, answer.said) == ("unreachable", "the host says 429 Too Many Requests")
        assert len(seen.requests) == 1


def test_a_host_that_is_too_slow() -> None:
    answer = one({"/a": (200, {})}, timeout=1, delay=1.5)
    assert answer == Answer(0, "unreachable", "no answer within 1 s")


@pytest.fixture
def closed_port() -> Iterator[int]:
    with closing(socket.socket()) as bound:
        bound.bind(("127.0.0.1", 0))  # nobody listens
        yield bound.getsockname()[1]


def test_hosts_that_can_not_be_reached(closed_port: int) -> None:
    refused, unknown = f"http://127.0.0.1:{closed_port}/", "http://no-such-host.invalid/"
    odd = ("http://[/", "http://127.0.0.1:99999/", "https://")
    found = asked(refused, unknown, *odd)
    assert found[refused].said == "the host takes no connection"
    assert found[unknown].said == "there is no such host"
    assert {found[url].state for url in (refused, unknown, *odd)} == {"unreachable"}


def test_what_is_no_http_is_no_answer() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def chat() -> None:
            for _ in range(2):
                client, _ = server.accept()
                client.recv(100)
                client.sendall(b"220 a mail server\r\n")
                client.close()

        threading.Thread(target=chat, daemon=True).start()
        (answer,) = asked(f"http://127.0.0.1:{server.getsockname()[1]}/").values()
        assert (answer.state, answer.said) == ("unreachable", "the host's answer is none of HTTP")


def test_few_requests_reach_a_host_at_a_time_and_several_hosts_are_asked_at_once() -> None:
    pages: Answers = {f"/{number}": (200, {}) for number in range(8)}
    with host(pages, "127.0.0.1", delay=0.1) as one, host(pages, "127.0.0.2", delay=0.1) as other:
        found = asked(*(f"{seen.url}{path}" for path in pages for seen in (one, other)))
        assert {answer.state for answer in found.values()} == {"fine"}
        assert (one.most, other.most) == (PER_HOST, PER_HOST)
        assert one.times[0] < other.times[-1]
        assert other.times[0] < one.times[-1]


def test_redirects_to_one_host_count_there() -> None:
    pages: Answers = {f"/{number}": (200, {}) for number in range(6)}
    with host(pages, "127.0.0.1", delay=0.1) as home:
        moved: Answers = {path: (302, {"Location": home.url + path}) for path in pages}
        with host(moved, "127.0.0.2") as one, host(moved, "127.0.0.3") as other:
            found = asked(*(f"{seen.url}{path}" for path in pages for seen in (one, other)))
        assert len(found) == 12
        assert home.most == PER_HOST


def test_between_two_requests_of_a_lane_there_is_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAUSE", 0.2)
    with host({}) as seen:
        monkeypatch.setattr(visits, "PER_HOST", 1)
        asked(f"{seen.url}/a", f"{seen.url}/b")
        assert seen.times[-1] - seen.times[0] >= 0.2


def test_whoever_has_enough_does_not_wait_for_the_rest() -> None:
    with host({f"/{number}": (200, {}) for number in range(50)}, delay=0.05) as seen:
        answers = visited([f"{seen.url}/{number}" for number in range(50)], 5)
        next(answers)
        answers.close()  # type: ignore[attr-defined]
        assert len(seen.requests) < 50
