"""Where the files of a site are found, and which are not looked at."""

import os
import subprocess
from pathlib import Path

import pytest

from presskit.build.roots import Roots, roots_of


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name in ("site/content", "site/static", "theirs/news", "outside"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "outside/secret.rst").write_text("secret", encoding="utf-8")
    (tmp_path / "site/content/own.rst").write_text("own", encoding="utf-8")
    (tmp_path / "site/static/a.txt").write_text("static", encoding="utf-8")
    (tmp_path / "theirs/news/a.rst").write_text("theirs", encoding="utf-8")
    return tmp_path


def untrusted(folders: Path) -> Roots:
    return roots_of(folders / "site", folders / "theirs")


def test_articles_come_from_one_folder_and_all_else_from_the_site(folders: Path) -> None:
    roots = untrusted(folders)
    assert list(roots.articles()) == ["content/news/a.rst"]
    assert roots.read("content/news/a.rst") == b"theirs"
    assert roots.read("static/a.txt") == b"static"
    assert roots.read("content/own.rst") == "absent"
    assert roots.read("content/news/a.rst", 5) == "too large"
    assert list(Roots(folders / "site").articles()) == ["content/own.rst"]


@pytest.mark.parametrize("target", ["../outside/secret.rst", "news/a.rst", "b.rst", "none"])
def test_no_link_of_a_stranger_is_followed(folders: Path, target: str) -> None:
    (folders / "theirs/b.rst").symlink_to(target)
    roots = untrusted(folders)
    assert sorted(roots.articles()) == ["content/b.rst", "content/news/a.rst"]
    assert (roots.read("content/b.rst"), roots.signature("content/b.rst")) == ("outside", None)


def test_no_link_to_a_folder_is_followed(folders: Path) -> None:
    (folders / "theirs/out").symlink_to(folders / "outside")
    (folders / "theirs/in").symlink_to("news")
    roots = untrusted(folders)
    assert list(roots.articles()) == ["content/news/a.rst"]
    assert roots.read("content/out/secret.rst") == "outside"
    assert roots.read("content/in/a.rst") == "outside"


def test_a_folder_that_becomes_a_link_is_not_followed(folders: Path) -> None:
    roots = untrusted(folders)
    paths = roots.articles()
    (folders / "theirs/news/a.rst").rename(folders / "theirs/secret.rst")
    (folders / "theirs/news").rmdir()
    (folders / "theirs/news").symlink_to(folders / "outside")
    assert list(paths) == ["content/secret.rst"]
    assert roots.read("content/news/secret.rst") == "outside"


def test_a_trusted_link_may_lead_within_its_folder(folders: Path) -> None:
    roots = Roots(folders / "site")
    for name, target in (
        ("in.rst", "own.rst"),
        ("out.rst", "../../outside/secret.rst"),
        ("loop.rst", "loop.rst"),
    ):
        (folders / "site/content" / name).symlink_to(target)
    found = {path: roots.read(path, listed=True) for path in roots.articles()}
    assert found == {
        "content/in.rst": b"own",
        "content/loop.rst": "outside",
        "content/out.rst": "outside",
        "content/own.rst": b"own",
    }


@pytest.mark.parametrize("trusted", [True, False])
def test_a_pipe_is_no_file(folders: Path, trusted: bool) -> None:
    os.mkfifo(folders / "site/content/pipe.rst")
    os.mkfifo(folders / "theirs/pipe.rst")
    roots = Roots(folders / "site") if trusted else untrusted(folders)
    assert roots.read("content/pipe.rst", listed=True) == "no file"


@pytest.mark.parametrize("root", ["site/content", "theirs"])
def test_very_deep_folders_end_somewhere(folders: Path, root: str) -> None:
    here = os.open(folders / root, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=here)
        above, here = here, os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(above)
    os.close(os.open("deep.rst", os.O_CREAT, dir_fd=here))
    os.close(here)
    roots = untrusted(folders) if root == "theirs" else Roots(folders / "site")
    try:
        deep, _ = sorted(roots.articles())
        assert deep == "content/" + "d/" * 1_500 + "deep.rst"
    finally:
        subprocess.run(["rm", "-rf", str(folders / root / "d")], check=True)  # shutil's way is too deep
