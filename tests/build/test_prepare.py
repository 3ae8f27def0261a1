from pathlib import Path

import pytest

from presskit.build.prepare import prepare
from presskit.build.roots import Roots


@pytest.mark.parametrize(
    ("output", "names"),
    [
        ("", ["html", "epub", "json", "feeds", "sitemap"]),
        ('writers = ["html"]', ["html", "feeds", "sitemap"]),
        ('writers = ["feeds", "html"]', ["feeds", "html", "sitemap"]),
        ('writers = ["json"]', ["json"]),
    ],
)
def test_writers_that_follow_write_where_there_are_web_pages(
    output: str, names: list[str], tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "presskit.toml").write_text(f"[output]\n{output}\n", encoding="utf-8")
    found, findings = prepare(Roots(tmp_path))
    assert findings == []
    assert found is not None
    assert [writer.name for writer in found.writers] == names
