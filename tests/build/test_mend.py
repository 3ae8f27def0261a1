"""Files that are mended, and files that are left alone."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from presskit.build.mend import mended_files, write
from presskit.model.diagnostic import Diagnostic, Edit, Span
from presskit.model.source import digest

TEXT = b"a\r\nb\r\n"


def fix(path: str) -> Diagnostic:
    return Diagnostic("PK331", "warning", "", Span(path, 1), "", (Edit(Span(path, 2, 1, 2, 2), "B"),))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("site/content/a.rst", "site/static/b.rst", "outside.rst"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    return tmp_path / "site"


def mend(site: Path, *paths: str, sources: Mapping[str, str] | None = None) -> list[str]:
    """Why the files at ``paths`` are left alone."""
    known = dict.fromkeys(paths, digest(TEXT)) if sources is None else sources
    files, problems = mended_files(site, map(fix, paths), known)
    write(site, files)
    return problems


def test_a_file_is_replaced_and_keeps_its_mode(site: Path) -> None:
    article = site / "content" / "a.rst"
    article.chmod(0o640)
    assert mend(site, "content/a.rst") == []
    assert article.read_bytes() == b"a\r\nB\r\n"
    assert article.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (site / "content").iterdir()] == ["a.rst"]


def test_a_site_may_be_named_by_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "named").symlink_to(site)
    assert mend(tmp_path / "named", "content/a.rst") == []
    assert (site / "content" / "a.rst").read_bytes() == b"a\r\nB\r\n"


def test_links_and_what_lies_outside_are_left_alone(site: Path, tmp_path: Path) -> None:
    (site / "content" / "link.rst").symlink_to(tmp_path / "outside.rst")
    (site / "content" / "near.rst").symlink_to(site / "content" / "a.rst")
    (site / "content" / "folder").symlink_to(tmp_path)
    links = ("content/link.rst", "content/near.rst", "content/folder/outside.rst")
    paths = (
        *links,
        "static/b.rst",
        "../outside.rst",
        "content/../../outside.rst",
        str(tmp_path / "outside.rst"),
    )
    assert len(mend(site, *paths)) == len(paths)
    files = (tmp_path / "outside.rst", site / "static" / "b.rst", site / "content" / "a.rst")
    assert [file.read_bytes() for file in files] == [TEXT] * 3
    assert (site / "content" / "link.rst").is_symlink()


def test_a_file_that_changed_or_was_not_read_is_left_alone(site: Path) -> None:
    [problem] = mend(site, "content/a.rst", sources={"content/a.rst": digest(b"older")})
    assert problem == "content/a.rst: left as it is, since it changed in the meantime"
    assert len(mend(site, "content/a.rst", sources={})) == 1
    assert len(mend(site, "content/gone.rst")) == 1
    assert (site / "content" / "a.rst").read_bytes() == TEXT
