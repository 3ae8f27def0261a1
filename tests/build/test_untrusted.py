"""Which folders can hold untrusted articles, and what is kept apart."""

import sys
from pathlib import Path

import msgspec
import pytest

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build, check
from presskit.build.untrusted import strict, why_not
from presskit.config.load import parse
from presskit.config.settings import Config

ARTICLE = "Theirs\n======\n\n:date: 2020-01-01\n\n{}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, and beside it ``theirs`` with one article."""
    for name in ("site/content", "site/static", "site/theme", "site/plugins/deep", "theirs/content"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "site/presskit.toml").write_text(
        '[site]\ntitle = "T"\n\n[output]\nwriters = ["html"]\n', encoding="utf-8"
    )
    (tmp_path / "site/content/own.rst").write_text("Own\n===\n\n:date: 2020-01-01\n", encoding="utf-8")
    (tmp_path / "theirs/content/a.rst").write_text(ARTICLE.format("Text."), encoding="utf-8")
    return tmp_path / "site"


def of_them(site: Path) -> Outcome:
    return check(site, Options(untrusted=site.parent / "theirs/content"))


@pytest.mark.parametrize(
    "folder",
    [
        "",
        "..",
        "plugins",
        "plugins/deep",
        "theme",
        "static",
        ".presskit",
        ".presskit/cache",
        "public",
        "public/x",
    ],
)
def test_a_folder_with_anything_of_the_site_is_refused(site: Path, folder: str) -> None:
    (site / folder).mkdir(parents=True, exist_ok=True)
    outcome = check(site, Options(untrusted=site / folder))
    assert [found.code for found in outcome.diagnostics] == ["PK383"]
    assert not outcome.usable


def test_a_folder_with_a_plugin_of_the_site_is_refused(site: Path) -> None:
    config = msgspec.convert({"plugins": {"enabled": ["./tools/a.py"]}}, Config)
    (site / "tools").mkdir()
    assert why_not(site / "content", site, config) is None
    assert why_not(site / "tools", site, config) is not None


def test_a_folder_that_is_a_link_or_absent_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    (site.parent / "link").symlink_to("theirs")
    for name in ("link", "link/content", "none"):
        assert why_not(site.parent / name, site, Config()) is not None
    assert why_not(site.parent / "theirs/content", site, Config()) is None


def test_a_folder_that_python_imports_from_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = site.parent / "theirs"
    for entry in (theirs, theirs / "content", theirs / "content/x"):
        monkeypatch.setattr(sys, "path", [*sys.path, str(entry)])
        assert why_not(theirs / "content", site, Config()) is not None
        monkeypatch.undo()


def test_the_configuration_is_strict_whatever_the_site_allows() -> None:
    loaded = parse(
        '[read]\nraw = true\nparser = "docutils"\nexecutor = "serial"\ntimeout = 0\n[check.severity]\nPK331 = "off"\n'
    )
    read = strict(loaded).config.read
    assert (read.raw, read.parser, read.executor, read.timeout) == (False, "tuned", "processes", 60)
    assert strict(loaded).config.check.severity == {"PK385": "error", "PK331": "off"}
    assert strict(parse("[read]\ntimeout = 5\n")).config.read.timeout == 5


def test_only_their_articles_are_read_and_a_second_time_from_the_cache(site: Path) -> None:
    first, second = of_them(site), of_them(site)
    assert [(one.articles, one.parsed, one.diagnostics) for one in (first, second)] == [
        (1, 1, ()),
        (1, 0, ()),
    ]


def test_trusted_and_untrusted_builds_know_nothing_of_each_other(site: Path) -> None:
    build(site)
    published = {path: path.read_bytes() for path in (site / "public").rglob("*") if path.is_file()}
    outcome = build(site, Options(untrusted=site.parent / "theirs/content"))
    assert (outcome.parsed, outcome.output) == (1, site / ".presskit/preview-untrusted")
    assert (site / ".presskit/preview-untrusted/a/index.html").is_file()
    assert {path: path.read_bytes() for path in (site / "public").rglob("*") if path.is_file()} == published
    again = build(site)
    assert (again.parsed, again.change and again.change.changed) == (0, 0)


def test_the_same_text_is_read_by_each_for_itself(site: Path) -> None:
    (site / "content/own.rst").write_text(ARTICLE.format("Text."), encoding="utf-8")
    (site / "content/own.rst").rename(site / "content/a.rst")
    assert build(site).parsed == 1
    assert of_them(site).parsed == 1
    assert build(site).parsed == 0


@pytest.mark.parametrize(
    "output", ["public", "public/x", "static/x", "../theirs/content", "../theirs/content/x", ".."]
)
def test_a_preview_never_gets_into_the_site_or_their_folder(site: Path, output: str) -> None:
    options = Options(untrusted=site.parent / "theirs/content", output=site / output)
    assert [found.code for found in build(site, options).diagnostics] == ["PK140"]


def test_what_is_refused_for_its_time_is_not_kept(site: Path) -> None:
    place = site.parent / "theirs/content/a.rst"
    (site / "slow.py").write_text(
        "import time\nfrom presskit import hookimpl\n\n\n@hookimpl\ndef presskit_facts(source):\n"
        "    while 'slow' in source.text:\n        pass\n",
        encoding="utf-8",
    )
    config = (site / "presskit.toml").read_text(encoding="utf-8")
    (site / "presskit.toml").write_text(
        config + '[plugins]\nenabled = ["./slow.py"]\n[read]\ntimeout = 1\n', encoding="utf-8"
    )
    place.write_text(ARTICLE.format("slow"), encoding="utf-8")
    assert [(one.code, one.span.path) for one in of_them(site).diagnostics] == [("PK393", "content/a.rst")]
    assert of_them(site).parsed == 1


def test_a_refused_file_is_published_empty_and_told_of_again(site: Path) -> None:
    theirs = site.parent / "theirs/content"
    (theirs / "x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", encoding="utf-8")
    (theirs / "a.rst").write_text(ARTICLE.format(".. image:: x.svg\n   :alt: A drawing"), encoding="utf-8")
    for parsed in (1, 0):
        outcome = of_them(site)
        [found] = outcome.diagnostics
        assert (found.code, found.span.line, outcome.parsed) == ("PK382", 6, parsed)
    built = build(site, Options(untrusted=theirs, keep_going=True))
    assert built.output is not None
    [published] = built.output.rglob("*.svg")
    assert published.read_bytes() == b""
