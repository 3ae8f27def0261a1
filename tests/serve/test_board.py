import asyncio
import json
from typing import Any

from presskit.model.diagnostic import Diagnostic, Span
from presskit.serve.board import Board
from presskit.serve.messages import Built, Finding
from tests.tools.serve import ran

CHANGED = Built(files={"changed": 1})
SAME = Built(files={"unchanged": 9})


def state(board: Board) -> Any:
    """What a browser is told that comes now."""

    async def first() -> bytes:
        return await anext(board.events())

    return json.loads(ran(first()).removeprefix(b"data: "))


def test_a_page_is_loaded_again_only_where_something_changed() -> None:
    board = Board()
    board.tell(CHANGED, base="/")
    before = (board.content, board.style)
    board.tell(SAME, base="/")
    assert (board.content, board.style) == before
    board.tell(CHANGED, base="/", only_style=True)
    assert board.content == before[0]
    assert board.style != before[1]
    board.tell(CHANGED, base="/")
    assert board.content != before[0]


def test_two_servers_never_say_the_same() -> None:
    boards = Board(), Board()
    for board in boards:
        board.tell(CHANGED, base="/")
    assert boards[0].content != boards[1].content


def test_a_finding_has_all_that_is_shown_of_it() -> None:
    board = Board()
    found = Diagnostic("PK401", "error", "no <b>", Span("content/a #1.rst", 3, 5), "look")
    board.tell(Built(findings=(Finding(found, "     3 | x", "       | ^"),)), base="/")
    told = state(board)
    assert (told["summary"], told["failed"]) == ("1 error in 1 file", True)
    assert told["findings"] == [
        {
            "place": "content/a #1.rst:3:5",
            "source": "/.presskit/source/content/a%20%231.rst#L3",
            "severity": "error",
            "code": "PK401",
            "message": "no <b>",
            "hint": "look",
            "excerpt": "     3 | x\n       | ^",
        }
    ]


def test_nothing_found_is_nothing_to_show() -> None:
    board = Board()
    board.tell(CHANGED, base="/")
    told = state(board)
    assert (told["summary"], told["failed"], told["findings"]) == ("", False, [])


def test_who_listens_is_let_go_at_the_end() -> None:
    async def listen() -> int:
        board = Board()
        board.tell(CHANGED, base="/")
        heard = [event async for event in _closing(board)]
        return len(heard)

    async def _closing(board: Board) -> Any:
        async for event in board.events():
            yield event
            board.close()

    assert ran(asyncio.wait_for(listen(), 10)) == 1
