"""What other systems lack. None of them is here: that their ways are taken is shown, and that nothing else is needed."""

import ast
import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from presskit.build.pipeline import build
from presskit.write import swap
from tests.faults.sites import NOW, add_foreign, clean, edit, foreign_digests, leftovers, make, published

ROOT = Path(__file__).parents[2]
POSIX = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}


@pytest.mark.parametrize("platform", ["darwin", "freebsd14"])
def test_without_the_system_call_a_site_is_published_in_place(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux's library has no ``renamex_np``: it is what a macOS without it would be."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    site = tmp_path / "site"
    make(site, 3)
    add_foreign(site / "public")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", platform)
        with pytest.raises(swap.Refused, match="can't exchange folders"):
            swap.exchange(tmp_path, site)
        swap.sync(tmp_path)
        for ahead in (False, True):
            if ahead:
                edit(site, 3)
            outcome = build(site)
            assert outcome.change is not None
            assert outcome.change.how.startswith("in place: ")
            assert leftovers(site) == []
    assert published(site / "public") == {**clean(site), **foreign_digests()}


def test_windows_has_neither_the_call_nor_its_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(ctypes, "CDLL")
    swap.sync(tmp_path)
    with pytest.raises(swap.Refused):
        swap.exchange(tmp_path, tmp_path)


def imports(body: list[ast.stmt]) -> Iterator[str]:
    """What a module imports as it loads, whatever the system."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_no_module_needs_what_windows_has_not() -> None:
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]:
        found = set(imports(ast.parse(path.read_text(encoding="utf-8")).body))
        assert not found & POSIX, path
