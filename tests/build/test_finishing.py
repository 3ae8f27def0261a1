"""What plugins make of the finished site: published with it, kept while what they looked at is as it was."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.comparing import build_and_compare
from presskit.build.pipeline import Options, build
from tests.tools.small_site import article, published

MakeSite = Callable[[Mapping[str, str | bytes]], Path]

# It lists the titles of articles, and leaves a trace of each call on the side, which no hook may.
LIST = """
import re
from pathlib import Path
from presskit import Output, hookimpl


@hookimpl
def presskit_finish(outputs):
    with Path(__file__).with_name("calls").open("a") as calls:
        calls.write("x")
    titles = [re.search(rb"<h1>(.*?)</h1>", outputs[path])[1] for path in outputs.pages("article")]
    yield Output("titles.txt", b"\\n".join(titles))
"""
SIZES = """
from presskit import Output, hookimpl


@hookimpl
def presskit_finish(outputs):
    return [Output("sizes.txt", "\\n".join(f"{path} {len(outputs[path])}" for path in outputs).encode())]
"""
CONFIGURATION = '[output]\nwriters = ["html"]\n[plugin.recent]\ncount = 0\n[plugins]\nenabled = [{}]\n'


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T12:00Z")


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    return make_site(
        {
            "presskit.toml": CONFIGURATION.format('"./list.py"'),
            "list.py": LIST,
            "content/a.rst": article("Alpha"),
            "content/b.rst": article("Beta", date="2026-01-02"),
            "static/robots.txt": "Allow: /\n",
        }
    )


def calls(site: Path) -> int:
    return len((site / "calls").read_text())


def titles(site: Path) -> str:
    return (site / "public/titles.txt").read_text()


def test_it_sees_all_that_is_published_and_adds_to_it(site: Path) -> None:
    assert build(site).diagnostics == ()
    assert titles(site) == "Beta\nAlpha"


def test_it_runs_again_only_where_what_it_saw_is_another(site: Path) -> None:
    build(site)
    (site / "static/robots.txt").write_text("Disallow: /\n")
    (site / "content/index.rst").write_text("Home\n====\n\nWelcome.\n")
    build(site)
    assert calls(site) == 1
    (site / "content/a.rst").write_text(article("Gamma"))
    build(site)
    assert (calls(site), titles(site)) == (2, "Beta\nGamma")
    (site / "content/b.rst").unlink()
    build(site)
    assert (calls(site), titles(site)) == (3, "Gamma")


def test_what_it_made_comes_back_where_somebody_removed_or_changed_it(site: Path) -> None:
    build(site)
    (site / "public/titles.txt").unlink()
    build(site)
    assert titles(site) == "Beta\nAlpha"
    (site / "public/titles.txt").write_text("mine")
    build(site)
    assert titles(site) == "Beta\nAlpha"


def test_what_it_made_is_withdrawn_with_it(site: Path) -> None:
    build(site)
    (site / "presskit.toml").write_text(CONFIGURATION.format(""))
    build(site)
    assert "titles.txt" not in published(site)


def test_what_it_made_stays_where_nobody_asks_for_more(site: Path) -> None:
    hasty = Options(finish=False)
    build(site, hasty)
    assert titles(site) == "Beta\nAlpha"  # there was none
    (site / "content/a.rst").write_text(article("Gamma"))
    build(site, hasty)
    assert (calls(site), titles(site)) == (1, "Beta\nAlpha")
    assert "Gamma" in (site / "public/a/index.html").read_text()
    build(site)
    assert (calls(site), titles(site)) == (2, "Beta\nGamma")


def test_it_changes_what_it_makes_when_its_code_changes(site: Path) -> None:
    build(site)
    (site / "list.py").write_text(LIST.replace("titles.txt", "names.txt"))
    build(site)
    assert {"names.txt", "titles.txt"} & published(site).keys() == {"names.txt"}


def test_the_next_one_sees_its_files(site: Path) -> None:
    (site / "sizes.py").write_text(SIZES)
    (site / "presskit.toml").write_text(CONFIGURATION.format('"./list.py", "./sizes.py"'))
    build(site)
    sizes = dict(line.rsplit(" ", 1) for line in (site / "public/sizes.txt").read_text().splitlines())
    files = published(site)
    assert sizes == {path: str(len(files[path])) for path in files.keys() - {"sizes.txt", ".presskit.json"}}
    (site / "content/a.rst").write_text(article("A much longer title"))
    outcome, differences = build_and_compare(site, Options())
    assert (outcome.diagnostics, differences) == ((), [])
    assert f"titles.txt {len(titles(site))}" in (site / "public/sizes.txt").read_text()


def test_step_by_step_is_as_from_scratch(site: Path) -> None:
    for step in ("Delta", "Epsilon", "Zeta"):
        (site / f"content/{step.lower()}.rst").write_text(article(step))
        outcome, differences = build_and_compare(site, Options())
        assert (outcome.diagnostics, differences) == ((), [])


def test_a_preview_is_finished_for_itself(site: Path) -> None:
    (site / "content/draft.rst").write_text(article("Unseen", status="draft"))
    build(site)
    before = published(site)
    build(site, Options(drafts=True))
    assert published(site) == before
    assert "Unseen" in (site / ".presskit/preview/titles.txt").read_text()
    build(site)
    assert (calls(site), published(site)) == (2, before)


@pytest.mark.parametrize(
    ("path", "code"), [("index.html", "PK501"), ("../out.txt", "PK502"), ("a/../b", "PK502")]
)
def test_a_path_that_it_can_not_have_is_refused(site: Path, path: str, code: str) -> None:
    build(site)
    before = published(site)
    (site / "list.py").write_text(LIST.replace("titles.txt", path))
    assert [found.code for found in build(site).diagnostics] == [code]
    assert published(site) == before
    assert not (site / "out.txt").exists()


def test_with_a_page_that_failed_it_does_not_run(site: Path) -> None:
    build(site)
    (site / "theme").mkdir()
    (site / "theme/archive.html").write_text("{{ nothing.here }}")
    assert [found.code for found in build(site).diagnostics] == ["PK503"]
    assert calls(site) == 1
    build(site, Options(keep_going=True))
    assert (calls(site), titles(site)) == (2, "Beta\nAlpha")
