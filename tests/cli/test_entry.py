import os
import subprocess
import sys
from pathlib import Path

import pytest

from presskit import __version__
from presskit.cli import commands
from presskit.cli.entry import run
from presskit.cli.lazy import LazyGroup

HEAVY = ("docutils", "rich", "msgspec", "jinja2", "lxml", "pluggy", "pygments", "babel")


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def failing(error: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of ``presskit check`` in which the check raises ``error``."""
    return python(
        "import sys, click\n"
        "from presskit.cli import commands, entry, options\n"
        "@click.command()\n@options.verbose_option\n"
        f"def failing(verbose): raise {error}\n"
        "commands.presskit.get_command = lambda ctx, name: failing\n"
        f"sys.exit(entry.run({['check', *arguments]!r}))",
        **environment,
    )


def test_help_imports_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys\nfrom presskit.cli.entry import run\nrun(['--help'])\n"
        "print(sorted(name for name in sys.modules if name.startswith('presskit')), file=sys.stderr)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ours, heavy = python(code).stderr.splitlines()
    assert ours == str(
        [
            "presskit",
            "presskit.build",
            "presskit.build.clock",
            "presskit.cli",
            "presskit.cli.commands",
            "presskit.cli.entry",
            "presskit.cli.exits",
            "presskit.cli.lazy",
        ]
    )
    assert heavy == "[]"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"presskit {__version__}\n"


def all_commands(group: LazyGroup, *path: str) -> list[tuple[str, ...]]:
    found = []
    for name in group.table:
        command = group.get_command(None, name)  # type: ignore[arg-type]
        found += all_commands(command, *path, name) if isinstance(command, LazyGroup) else [(*path, name)]
    return found


@pytest.mark.parametrize("path", all_commands(commands.presskit), ids=" ".join)
def test_every_command_explains_itself_with_examples(
    path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*path, "--help"]) == 0
    text = capsys.readouterr().out
    assert "Example" in text
    assert f"  presskit {' '.join(path)}" in text.partition("Example")[2]


def test_the_line_of_a_command_is_the_beginning_of_its_help() -> None:
    def check(group: LazyGroup) -> None:
        for name, (_, line) in group.table.items():
            command = group.get_command(None, name)  # type: ignore[arg-type]
            assert command is not None
            assert (command.help or "").startswith(line)
            if isinstance(command, LazyGroup):
                check(command)

    check(commands.presskit)


def test_a_misspelt_command_gets_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["biuld"]) == 2
    assert "There is no command `biuld`; did you mean `build`?" in capsys.readouterr().err


def test_wrong_arguments_are_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--at", "tomorrow"]) == 2
    assert "2027-01-01T09:00Z" in capsys.readouterr().err
    assert run(["build", "/nowhere/at/all"]) == 2


def test_an_unexpected_exception_is_a_sentence() -> None:
    result = failing("KeyError('x')")
    assert result.returncode == 3
    assert result.stderr.splitlines()[0] == "presskit: internal error: KeyError: 'x'"
    assert "report" in result.stderr
    assert "Traceback" not in result.stderr


def test_tracebacks_are_for_those_who_ask() -> None:
    assert "Traceback" in failing("KeyError('x')", "-v").stderr
    assert "Traceback" in failing("KeyError('x')", PRESSKIT_DEBUG="1").stderr


def test_failed_input_or_output_names_the_file() -> None:
    result = failing("OSError(28, 'No space left on device', 'public/a.html')")
    assert (result.returncode, result.stderr) == (74, "presskit: public/a.html: No space left on device\n")


def test_an_interrupt_is_no_fault() -> None:
    result = failing("KeyboardInterrupt")
    assert (result.returncode, result.stderr.strip()) == (130, "presskit: stopped")


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -c 'from presskit.cli import main; main()' plugins --json | true"
    result = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr
