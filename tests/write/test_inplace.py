from pathlib import Path

import pytest

from presskit.model.page import Output
from presskit.write.exchange import Plan
from presskit.write.inplace import ordered
from presskit.write.manifest import MANIFEST, Record, read_manifest, write_manifest
from presskit.write.publish import Stage


def test_nobody_meets_a_link_to_what_is_not_there_yet() -> None:
    old = ["index.html", "news/index.html", "news/old/index.html", "feed.xml", "style.1.css"]
    fresh = [*old, "news/new/index.html", "news/new/map.svg", "api/site.json"]
    plan = Plan(dict.fromkeys(fresh, Record("", 0)), {}, dict.fromkeys(fresh, ""), set(old), set())
    assert ordered(plan) == [
        "news/new/map.svg",
        "style.1.css",
        "news/new/index.html",
        "news/old/index.html",
        "news/index.html",
        "index.html",
        "api/site.json",
        "feed.xml",
    ]


@pytest.fixture
def public(tmp_path: Path) -> Path:
    (tmp_path / "www").mkdir()
    (tmp_path / "public").symlink_to("www")
    publish(tmp_path / "public", {"a": "1", "b": "1", "c/d": "1"})
    return tmp_path / "public"


def publish(public: Path, files: dict[str, str]) -> None:
    stage = Stage(public, public.parent / ".presskit")
    for path, text in files.items():
        stage.add(Output(path, text.encode()))
    assert stage.check() == []
    stage.publish()


def texts(public: Path) -> dict[str, str]:
    files = [path for path in public.rglob("*") if path.is_file() and path.name != MANIFEST]
    return {path.relative_to(public).as_posix(): path.read_text() for path in files}


def test_a_failure_goes_back_to_what_was_there(public: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last rename fails: all that came before it is undone."""
    before, real = texts(public), Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "z.xml":
            raise OSError(5, "Input/output error", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match=r"z\.xml"):
        publish(public, {"a": "2", "b": "1", "c/e": "2", "f/g": "2", "z.xml": "2"})
    assert texts(public) == before
    assert not (public / "f").exists()
    monkeypatch.undo()
    publish(public, {"a": "2", "z.xml": "2"})
    assert texts(public) == {"a": "2", "z.xml": "2"}


def test_an_unfinished_list_is_all_that_the_next_build_needs(public: Path, tmp_path: Path) -> None:
    """Half of the files are out, some are beside their targets; whose they are is in the list, wherever it was copied."""
    old = read_manifest(public)
    write_manifest(public, old.files, {"a": Record("x", 1), "new": Record("y", 1)})
    (public / "a").write_text("2")
    (public / "new").write_text("2")
    (public / ".presskit-0123456789abcdef").write_text("2")
    (public / "c/.presskit-0123456789abcdef.old").write_text("2")
    (tmp_path / ".presskit").rename(tmp_path / "lost")
    publish(public, {"a": "3"})
    assert texts(public) == {"a": "3"}
