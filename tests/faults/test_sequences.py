"""Whatever was published before, a publish is as good as one into an empty folder."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presskit.model.page import Output
from presskit.write.publish import Stage
from tests.faults.sites import leftovers, links
from tests.tools.sample import NIGHTLY

PATHS = ["a", "b", "a/b", "a/c", "b/c/d", "b/c/e", "c/index.html", "c"]
FOREIGN = ["mine", "d/mine", "b/mine", "c/x/mine", "e/f/mine"]

sites = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["", "1", "22"]), max_size=6).filter(
    lambda site: not any(path.startswith(f"{other}/") for path in site for other in site)
)
foreign = st.dictionaries(st.sampled_from(FOREIGN), st.sampled_from(["x", "yy"]), max_size=3)
steps = st.lists(
    st.tuples(sites, foreign, st.sampled_from(["", "edited", "removed", "state lost"])), max_size=6
)


@pytest.mark.parametrize("mode", ["exchange", "in place"])
@settings(
    max_examples=1000 if NIGHTLY else 60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
@given(steps=steps)
def test_the_same_as_from_nothing(mode: str, steps: list[tuple[dict[str, str], dict[str, str], str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        public = site / "public"
        if mode == "in place":
            (site / "www").mkdir()
            public.symlink_to("www")
        known: dict[str, str] = {}
        for wanted, theirs, accident in steps:
            happen(accident, site, known)
            added = put(public, theirs)
            stage = Stage(public, site / ".presskit")
            for path, text in wanted.items():
                stage.add(Output(path, text.encode()))
            found = stage.check()
            if found:
                assert {finding.code for finding in found} == {"PK505"}
                stage.discard()
                assert texts(public) == {**texts(public), **added}
                take(public, added)
                continue
            change, late = stage.publish()
            assert change is not None
            assert late == []
            assert texts(public) == {**wanted, **added}
            assert (links(public), leftovers(site)) == ([], [])
            take(public, added)
            known = wanted


def happen(accident: str, site: Path, known: dict[str, str]) -> None:
    """What people do to a published site."""
    path = site / "public" / min(known, default="nothing")
    if accident == "edited" and path.is_file():
        path.write_text("edited", encoding="utf-8")
    elif accident == "removed" and path.is_file():
        path.unlink()
    elif accident == "state lost" and (site / ".presskit").exists():
        (site / ".presskit").rename(site / f"lost-{len(list(site.iterdir()))}")


def put(public: Path, files: dict[str, str]) -> dict[str, str]:
    """Add files of somebody else, where there is room; those that were added."""
    added = {}
    for path, text in files.items():
        place = public / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            continue
        place.write_text(text, encoding="utf-8")
        added[path] = text
    return added


def take(public: Path, files: dict[str, str]) -> None:
    """Their owner removes them, with the folders that are empty then."""
    for path in files:
        (public / path).unlink()
        for folder in (public / path).parents:
            if folder == public or any(folder.iterdir()):
                break
            folder.rmdir()


def texts(public: Path) -> dict[str, str]:
    return {
        path.relative_to(public).as_posix(): path.read_text(encoding="utf-8")
        for path in public.rglob("*")
        if path.is_file() and not path.name.startswith(".presskit")
    }
