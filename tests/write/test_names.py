import pytest

from presskit.write.names import collisions, problem, unportable


@pytest.mark.parametrize(
    "path",
    [
        "", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\nb", "a\x00", "a\x7f", "a" * 256, "é" * 128, "a/" * 500 + "b",
        "caf\udce9", ".presskit.json", "a/.presskit-0123456789abcdef.old",
    ],
)  # fmt: skip
def test_what_can_be_no_file(path: str) -> None:
    assert problem(path)


@pytest.mark.parametrize(
    "path",
    [
        "a",
        "a/b.html",
        "a" * 255,
        "é" * 127,
        "e\u0301",
        "a b",
        ".well-known/x",
        "a..b",
        "...",
        "日本語/index.html",
    ],
)
def test_what_can(path: str) -> None:
    assert problem(path) == ""


@pytest.mark.parametrize(
    "path",
    ["con", "a/NUL/b", "aux.html", "com1.tar.gz", "lpt¹", "a?", "a:b", "a\\b", "a.", "a /b", "<", 'say "x"'],
)
def test_what_windows_can_not_have(path: str) -> None:
    assert problem(path) == ""
    assert unportable(path)


@pytest.mark.parametrize(
    "path", ["console", "icon", "a/auxiliary", "com", "com10", "a.b/c.d", "nul-1", ".a", "a/.b"]
)
def test_what_windows_can_have(path: str) -> None:
    assert unportable(path) == ""


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["a", "b"], []),
        (["News/a", "news/b"], []),
        (["a/b", "A/B"], [("A/B", "a/b")]),
        (["caf\u00e9", "cafe\u0301"], [("cafe\u0301", "caf\u00e9")]),
        (["straße", "STRASSE"], [("STRASSE", "straße")]),
        (["a", "a/b/c"], [("a/b/c", "a")]),
        (["a/b/c", "A"], [("a/b/c", "A")]),
    ],
)
def test_of_two_a_system_may_hold_one(paths: list[str], found: list[tuple[str, str]]) -> None:
    assert list(collisions(paths)) == found
