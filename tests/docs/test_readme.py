"""What the README promises."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from tests.tools.code_blocks import code_blocks

ROOT = Path(__file__).parents[2]
README = ROOT / "README.rst"
Run = Callable[..., "CompletedProcess[str]"]


def test_its_plugin_is_one_file(tmp_path: Path, presskit: Run) -> None:
    [plugin] = code_blocks(README)
    files = {
        "presskit.toml": '[plugins]\nenabled = ["./hello.py"]\n',
        "hello.py": plugin.text,
        "theme/blocks/hello.html": "<p>Hello from {{ block.data.name }}</p>",
        "content/tide.rst": "Spring tides\n============\n\n:date: 2026-03-01\n\nText.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = presskit("build", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "<p>Hello from Spring tides</p>" in (tmp_path / "public/tide/index.html").read_text(
        encoding="utf-8"
    )


def test_its_picture_and_folders_exist() -> None:
    text = README.read_text(encoding="utf-8")
    named = re.findall(r"^\.\. image:: (\S+)|^``([\w/.]+)``  ", text, re.MULTILINE)
    assert len(named) >= 6
    assert not [name for pair in named for name in pair if name and not (ROOT / name).exists()]
