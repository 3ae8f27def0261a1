import subprocess
from pathlib import Path

import pytest

from presskit.model.diagnostic import Diagnostic, Edit, Span
from presskit.report.mending import diff, mended

PATH = "content/a.rst"


def fix(line: int, column: int, end: int, text: str, *, end_line: int = 0) -> Diagnostic:
    span = Span(PATH, line, column, end_line or line, end)
    return Diagnostic("PK331", "warning", "", span, "", (Edit(span, text),))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_mark_and_line_ends_stay(mark: bytes, end: bytes) -> None:
    before = mark + end.join([b"abc", "dé𝄞f".encode(), b"x\x0cy\xe2\x80\xa8z", b"last"])
    after, count = mended(before, [fix(1, 1, 2, "A"), fix(2, 4, 5, "F\nG"), fix(4, 5, 5, "!")])
    assert count == 3
    assert after == mark + end.join([b"Abc", "dé𝄞F".encode(), b"G", b"x\x0cy\xe2\x80\xa8z", b"last!"])


def test_line_ends_that_differ_stay_as_they_are() -> None:
    assert mended(b"a\r\nb\nc\rd", [fix(2, 1, 2, "B\nB")])[0] == b"a\r\nB\r\nB\nc\rd"


def test_of_fixes_that_overlap_the_first_counts() -> None:
    assert mended(b"abcdef", [fix(1, 2, 4, "X"), fix(1, 3, 5, "Y"), fix(1, 4, 5, "Z")]) == (b"aXZef", 2)
    assert mended(b"abc", [fix(1, 2, 2, "X"), fix(1, 2, 2, "Y")]) == (b"aXbc", 1)
    assert mended(b"abc", [fix(1, 1, 3, "X"), fix(1, 1, 3, "X")]) == (b"Xc", 1)


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    both = Diagnostic("X001", "info", "", Span(PATH), "", (*fix(1, 1, 2, "A").fix, *fix(1, 3, 4, "C").fix))
    assert mended(b"abc", [both]) == (b"AbC", 1)
    assert mended(b"abc", [fix(1, 1, 1, "!"), both]) == (b"!abc", 1)


def test_a_place_that_the_file_does_not_have_is_left_out() -> None:
    assert mended(b"abc", [fix(9, 1, 2, "X"), fix(1, 1, 99, "X"), fix(1, 1, 1, "X", end_line=2)])[1] == 0


TEXTS = {
    "plain.rst": (b"a\nb\nc\n", b"a\nB\nc\n"),
    "no end.rst": (b"a\nb", b"a\nB"),
    "crlf.rst": (b"\xef\xbb\xbfa\r\nb\r\n", b"\xef\xbb\xbfa\r\nB\r\n"),
    "cr.rst": (b"a\rb\rc", b"a\rB\rc"),
    "grün.rst": ("ä\x0c\u2028b\n".encode(), "ä\x0c\u2028B\n".encode()),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_diff_can_be_applied(name: str, tmp_path: Path) -> None:
    before, after = TEXTS[name]
    (tmp_path / name).write_bytes(before)
    made = diff(name, before, after).encode()
    run = subprocess.run(["git", "apply", "-p1"], cwd=tmp_path, input=made, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / name).read_bytes() == after
