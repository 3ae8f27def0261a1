"""A site with an article that is out, one that is dated later and a draft."""

from collections.abc import Callable
from pathlib import Path

import pytest

NOW = "2026-07-02T12:00:00Z"


@pytest.fixture
def dated_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "presskit.toml").write_text(
        "[site]\ntimezone = 'Europe/London'\n[output]\nwriters = ['html']\n"
    )
    write(tmp_path, "out", ":date: 2026-07-01")
    write(tmp_path, "later", ":date: 2026-07-03 09:00")
    write(tmp_path, "draft", ":date: 2026-07-01\n:status: draft")
    return tmp_path


@pytest.fixture
def write_article(dated_site: Path) -> Callable[[str, str, str], None]:
    """``write_article(name, fields, text)``: replaces an article of the site."""
    return lambda name, fields, text: write(dated_site, name, fields, text)


def write(site: Path, name: str, fields: str, text: str = "Text.") -> None:
    (site / "content" / f"{name}.rst").write_text(f"{name}\n{'=' * len(name)}\n\n{fields}\n\n{text}\n")
