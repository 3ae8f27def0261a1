"""The plugin that the documentation writes, built and used."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.tools.code_blocks import code_blocks

PAGE = Path(__file__).parents[2] / "docs" / "content" / "how-to" / "write-a-plugin.rst"
Run = Callable[..., "CompletedProcess[str]"]
ARTICLE = "Spring tides\n============\n\n:date: 2026-03-01\n\n{}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the how-to's plugin, its parts joined to one file, and one article that uses it."""
    blocks = code_blocks(PAGE)
    python = [block.text for block in blocks if block.language == "python"]
    [template] = (block.text for block in blocks if block.language == "html+jinja")
    [settings] = (block.text for block in blocks if block.language == "toml")
    [markup] = (block.text for block in blocks if block.language == "rst")
    files = {
        "presskit.toml": settings,
        "plugins/tide.py": "\n\n".join(python),
        "plugins/templates/blocks/tide.html": template,
        "plugins/templates/blocks/tide.xhtml": template,
        "content/spring-tides.rst": ARTICLE.format(markup),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_block_is_in_the_article_and_beside_the_front_page(site: Path, presskit: Run) -> None:
    run = presskit("build", cwd=site)
    assert run.returncode == 0, run.stdout + run.stderr
    block = '<p class="tide">High water at the quay: <time>06:12</time></p>'
    for page in ("spring-tides/index.html", "index.html"):
        assert block in (site / "public" / page).read_text(encoding="utf-8")
    assert '"kind":"tide"' in (site / "public/api/articles/spring-tides.json").read_text(encoding="utf-8")


def test_a_wrong_time_is_a_finding_at_its_place(site: Path, presskit: Run) -> None:
    (site / "content/spring-tides.rst").write_text(ARTICLE.format(".. tide:: noon"), encoding="utf-8")
    run = presskit("check", cwd=site)
    assert run.returncode == 1
    assert "content/spring-tides.rst:6:11: error TIDE001: “noon” is not a time" in run.stdout + run.stderr


def test_the_check_finds_what_it_looks_for(site: Path, presskit: Run) -> None:
    text = ARTICLE.format("On Sunday\nthe high tide comes.")
    (site / "content/spring-tides.rst").write_text(text, encoding="utf-8")
    run = presskit("check", cwd=site)
    assert "content/spring-tides.rst:7:5: warning TIDE002" in run.stdout + run.stderr


def test_the_plugin_is_listed(site: Path, presskit: Run) -> None:
    run = presskit("plugins", cwd=site)
    assert "tide" in run.stdout
