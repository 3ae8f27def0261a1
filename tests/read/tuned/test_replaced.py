"""docutils' functions are its own again, whatever happens meanwhile."""

import threading
from typing import Any

import pytest
from docutils import nodes
from docutils.parsers.rst import states

from presskit.read.tuned.replaced import replaced

OWNERS: tuple[Any, ...] = (nodes.Node, nodes.Element, nodes.Text, nodes, states)


def functions() -> list[dict[str, Any]]:
    return [dict(vars(owner)) for owner in OWNERS]


def test_afterwards_all_is_as_before() -> None:
    before = functions()
    with replaced():
        assert functions() != before
    assert functions() == before


def test_also_when_something_raises() -> None:
    before = functions()
    with pytest.raises(RecursionError), replaced():
        raise RecursionError
    assert functions() == before


def test_a_reading_within_a_reading() -> None:
    before = functions()
    with replaced():
        outer = functions()
        kept = nodes.section("", nodes.topic())
        with replaced():
            assert functions() == outer
        assert functions() == outer
        assert len(list(kept.findall(nodes.topic))) == 1
    assert functions() == before


def test_one_thread_at_a_time() -> None:
    before = functions()
    entered = threading.Event()

    def read() -> None:
        with replaced():
            entered.set()

    other = threading.Thread(target=read)
    with replaced():
        other.start()
        assert not entered.wait(0.05)
    other.join()
    assert entered.is_set()
    assert functions() == before
