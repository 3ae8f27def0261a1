"""A build step by step is compared with a clean one."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.comparing import build_and_compare
from presskit.build.options import Options
from presskit.build.pipeline import build

MakeSite = Callable[[Mapping[str, str | bytes]], Path]

# It reads a file that nothing knows of, which no hook may.
IMPURE = """
from pathlib import Path
from presskit import hookimpl


@hookimpl
def presskit_front_matter(source):
    from presskit import FrontMatter
    mood = (Path(__file__).parent / "mood.txt").read_text()
    return FrontMatter(fields={"title": mood, "date": "2026-01-01"}, text=source.text)
"""


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T12:00Z")


def test_nothing_differs_and_nothing_is_left(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": "A\n=\n\n:date: 2026-01-01\n\nText.\n"})
    for _ in range(2):
        outcome, differences = build_and_compare(site, Options())
        assert differences == []
        assert outcome.articles == 1
    (site / "content/b.rst").write_text("B\n=\n\n:date: 2026-01-02\n\n:article:`a` and :article:`nowhere`\n")
    outcome, differences = build_and_compare(site, Options(keep_going=True))
    assert (differences, len(outcome.diagnostics)) == ([], 1)
    assert sorted(path.name for path in (site / ".presskit").iterdir()) == [
        ".gitignore",
        "cache",
        "lock",
        "publish",
        "stamp",
    ]
    assert len(list((site / ".presskit/publish").iterdir())) == 1


def test_what_a_plugin_reads_behind_our_back_is_found(make_site: MakeSite) -> None:
    site = make_site(
        {
            "presskit.toml": '[output]\nwriters = ["html"]\n[plugins]\nenabled = ["./plugins/impure.py"]\n',
            "plugins/impure.py": IMPURE,
            "plugins/mood.txt": "Sunny",
            "content/a.rst": "Text.\n",
        }
    )
    build(site)
    (site / "plugins/mood.txt").write_text("Gloomy")
    _, differences = build_and_compare(site, Options())
    assert any(difference.startswith("a/index.html: differs from byte ") for difference in differences)


def test_a_site_that_can_not_be_built_is_not_compared(make_site: MakeSite) -> None:
    outcome, differences = build_and_compare(make_site({"presskit.toml": "[sight]\n"}), Options())
    assert (outcome.usable, differences) == (False, [])
