import asyncio
from pathlib import Path

import pytest

from presskit.serve.watching import Watching
from tests.tools.serve import ran


def watching(site: Path) -> Watching:
    return Watching(site, lambda _: None, lambda _: None)


@pytest.mark.parametrize("name", ["content/a.rst", "static/a.py", "theme/base.html", "urls.txt"])
def test_what_each_build_reads_anew_is_no_code(site: Path, name: str) -> None:
    assert not watching(site).is_code(str(site.resolve() / name))


@pytest.mark.parametrize("name", ["presskit.toml", "hello.py", "plugins/x.py", "../elsewhere/plugin.py"])
def test_the_rest_is(site: Path, name: str) -> None:
    assert watching(site).is_code(str((site / name).resolve()))


def test_changes_are_told_and_what_editors_leave_beside_is_not(site: Path) -> None:
    async def told() -> set[str]:
        heard: set[str] = set()
        news = asyncio.Event()

        def changed(paths: set[str]) -> None:
            heard.update(paths)
            if len(heard) >= 3:
                news.set()

        watch = Watching(site, changed, lambda _: None)
        assert await watch.follow()
        assert not await watch.follow()
        for name in (
            "content/a.rst~",
            "content/.#a.rst",
            "content/.a.rst.swp",
            "README",
            "notes.txt",
            "content/a.rst",
            "urls.txt",
        ):
            (site / name).write_text("x")
        (site / "content/last.rst").write_text("x")
        await asyncio.wait_for(news.wait(), 20)
        watch.close()
        return heard

    root = site.resolve()
    assert ran(told()) == {str(root / name) for name in ("content/a.rst", "content/last.rst", "urls.txt")}
