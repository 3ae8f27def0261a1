"""A build with nothing to do ends early; whatever is different, it does not."""

import datetime as dt
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build
from presskit.build.stamp import STATE, unchanged

MakeSite = Callable[[Mapping[str, str | bytes]], Path]
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
ARTICLE = "A\n=\n\n:date: 2026-01-01\n\n.. include:: _part.rst\n\n.. image:: m.svg\n   :alt: m\n"
LATER = "Later\n=====\n\n:date: 2026-06-02\n\nText.\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="7"/>'


@pytest.fixture
def site(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built; its files count as settled, though they are only just written."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW.isoformat())
    monkeypatch.setattr("presskit.build.signature._RACY", -(10**15))
    site = make_site(
        {
            "presskit.toml": '[plugins]\nenabled = ["./note.py"]\n',
            "note.py": "from presskit import hookimpl\n",
            "content/a.rst": ARTICLE,
            "content/later.rst": LATER,
            "content/_part.rst": "Part.\n",
            "content/m.svg": SVG,
            "static/robots.txt": "ok",
            "theme/static/own.css": "p{}",
        }
    )
    build(site)
    assert nothing_to_do(site)
    return site


def nothing_to_do(site: Path, output: Path | None = None, now: dt.datetime = NOW) -> bool:
    return unchanged(site, site / STATE, output, now) is not None


@pytest.mark.parametrize(
    "path",
    [
        "content/a.rst",
        "content/_part.rst",
        "content/m.svg",
        "content/new.rst",
        "presskit.toml",
        "note.py",
        "static/robots.txt",
        "static/new.txt",
        "static/m.svg",
        "theme/static/own.css",
        "theme/article.html",
        "public/a/index.html",
        "public/api/site.json",
    ],
)
def test_a_change_is_seen(site: Path, path: str) -> None:
    with (site / path).open("a") as file:
        file.write("\n")
    assert not nothing_to_do(site)


@pytest.mark.parametrize(
    "path", ["content/a.rst", "content/m.svg", "static/robots.txt", "public/a/index.html"]
)
def test_a_removal_is_seen(site: Path, path: str) -> None:
    (site / path).unlink()
    assert not nothing_to_do(site)


def test_the_same_size_and_time_do_not_deceive(site: Path) -> None:
    path = site / "content/a.rst"
    before = path.stat()
    path.write_text(ARTICLE.replace("A\n=", "B\n="))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not nothing_to_do(site)


def test_what_was_written_just_before_a_build_is_not_trusted(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("presskit.build.signature._RACY", 60_000_000_000)
    assert not nothing_to_do(site)


def test_the_clock_counts(site: Path) -> None:
    assert nothing_to_do(site, now=NOW + dt.timedelta(hours=11))
    assert not nothing_to_do(site, now=NOW + dt.timedelta(hours=12)), "an article is due"
    assert not nothing_to_do(site, now=NOW - dt.timedelta(seconds=1)), "the clock went backwards"


def test_another_output_is_another_build(site: Path) -> None:
    assert nothing_to_do(site, site / "public")
    assert not nothing_to_do(site, site / "elsewhere")


def test_previews_and_failed_builds_leave_no_stamp(site: Path) -> None:
    (site / STATE / "stamp").unlink()
    build(site, Options(drafts=True))
    assert not nothing_to_do(site)
    (site / "content/a.rst").write_text(ARTICLE + "\n:article:`nowhere`\n")
    build(site, Options(keep_going=True))
    assert not nothing_to_do(site)


def test_a_library_that_a_plugin_declares_counts(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is another version, or comes only now."""
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path / "lib"))
    monkeypatch.syspath_prepend(tmp_path / "lib")
    declared = "@hookimpl\ndef presskit_declare():\n    return Declaration(libraries=('tidelib',))\n"
    (site / "note.py").write_text(f"from presskit import Declaration, hookimpl\n\n\n{declared}")
    build(site)
    assert nothing_to_do(site)
    module = tmp_path / "lib/tidelib/__init__.py"
    module.parent.mkdir(parents=True)
    for version in ("1.0", "1.0.1"):
        module.write_text(f"version = '{version}'\n")
        assert not nothing_to_do(site)
        importlib.invalidate_caches()
        build(site)
        assert nothing_to_do(site)


def test_a_damaged_stamp_is_none(site: Path) -> None:
    stamp = site / STATE / "stamp"
    for data in (b"", stamp.read_bytes()[:-1], b"x" * 100):
        stamp.write_bytes(data)
        assert not nothing_to_do(site)


def test_such_a_build_imports_no_parser_no_template_engine_and_no_plugin(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": "A\n=\n\n:date: 2026-01-01\n\nText.\n"})
    time.sleep(0.3)  # the stamp trusts no file that was written within the tick before its build
    code = (
        "import sys\nfrom presskit.cli.entry import run\nassert run(['build']) == 0\n"
        "print(*sorted(name for name in ('docutils', 'jinja2', 'lxml', 'babel', 'presskit_html', 'presskit.plugins.host',"
        " 'rich', 'pygments') if name in sys.modules))"
    )
    environment = {**os.environ, "PRESSKIT_NOW": NOW.isoformat()}
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=site,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        for _ in range(2)
    ]
    assert "docutils" in runs[0].stdout
    assert runs[1].stdout.split("\n")[-2] == ""
    assert "nothing to do" in runs[1].stdout
