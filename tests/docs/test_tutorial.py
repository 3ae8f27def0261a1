"""The tutorial, followed to the letter."""

import shlex
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

from tests.tools.code_blocks import CodeBlock, code_blocks
from tests.tools.serve import Served, served, until

TUTORIAL = Path(__file__).parents[2] / "docs" / "content" / "tutorial" / "ten-minutes.rst"
NOW = "2026-03-02T12:00Z"
QUOTE = "Nobody had thought to tell the gulls."


def commands(blocks: list[CodeBlock]) -> list[list[str]]:
    """The commands of a page."""
    lines = [line for block in blocks if block.language == "console" for line in block.text.splitlines()]
    return [shlex.split(line.removeprefix("$ ")) for line in lines]


def shown(server: Served, path: str) -> bool:
    return QUOTE.encode() in server.ask(path)[2]


def test_the_tutorial_works(presskit: Callable[..., "CompletedProcess[str]"], tmp_path: Path) -> None:
    blocks = code_blocks(TUTORIAL)
    article, dead_link = (block.text for block in blocks if block.language == "rst")
    here, written = tmp_path, tmp_path
    with ExitStack() as servers:
        for name, *arguments in commands(blocks):
            if name == "cd":
                here /= arguments[0]
                continue
            assert name == "presskit"
            if arguments[0] == "serve":  # Ctrl-C, and another
                servers.close()
                server = servers.enter_context(served(here, *arguments[1:], PRESSKIT_NOW=NOW, BROWSER="true"))
                continue
            run = presskit(*arguments, cwd=here)
            assert run.returncode == 0, run.stdout + run.stderr
            if arguments[:2] == ["new", "article"]:
                written = here / run.stdout.split()[0]
                assert written.is_file()
                assert not shown(server, f"/news/{written.stem}/")
                written.write_text(article, encoding="utf-8")
                until(partial(shown, server, f"/news/{written.stem}/"))
    page = here / "public" / "news" / written.stem / "index.html"
    assert page.read_text(encoding="utf-8").count(QUOTE) == 2

    text = f"{article}\n{dead_link}"
    written.write_text(text, encoding="utf-8")
    run = presskit("check", cwd=here)
    assert run.returncode == 1
    line = text[: text.index("the-fery")].count("\n") + 1
    assert f"{written.relative_to(here).as_posix()}:{line}:16: error PK401" in run.stdout
    assert f"did you mean `news/{written.stem}`?" in run.stdout


def test_the_configuration_of_the_tutorial_builds(
    presskit: Callable[..., "CompletedProcess[str]"], tmp_path: Path
) -> None:
    presskit("new", "site", tmp_path / "site", cwd=tmp_path)
    [settings] = (block.text for block in code_blocks(TUTORIAL) if block.language == "toml")
    (tmp_path / "site" / "presskit.toml").write_text(settings, encoding="utf-8")
    run = presskit("build", cwd=tmp_path / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    home = (tmp_path / "site" / "public" / "index.html").read_text(encoding="utf-8")
    assert "Harbour News" in home
    assert 'href="https://harbour.example/"' in home
