from pathlib import Path

import pytest

from presskit.model.source import digest
from presskit.serve.files import Files
from presskit.write.manifest import Record, write_manifest

NAMES = ("index.html", "news/index.html", "a.css", ".hidden", ".well-known/x", "gone.html")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    for name in (*NAMES, "beside.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    write_manifest(tmp_path, {name: Record(digest(name.encode()), len(name)) for name in NAMES})
    (tmp_path / "gone.html").unlink()
    found = Files(tmp_path)
    assert found.is_empty
    found.refresh()
    return found


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "index.html"),
        ("news/", "news/index.html"),
        ("a.css", "a.css"),
        (".well-known/x", ".well-known/x"),
    ],
)
def test_what_a_build_wrote_is_there(files: Files, path: str, name: str) -> None:
    found = files.at(path)
    assert found is not None
    assert found.path.read_text() == name


@pytest.mark.parametrize(
    "path",
    [
        "beside.html",
        ".hidden",
        "gone.html",
        "news",
        "/a.css",
        "../a.css",
        "./a.css",
        "news/../a.css",
        "a.css/",
        "\0",
    ],
)
def test_nothing_else_is(files: Files, path: str) -> None:
    assert files.at(path) is None


def test_a_folder_with_an_index_is_one(files: Files) -> None:
    assert files.is_folder("news")
    assert not files.is_folder("")
    assert not files.is_folder("a.css")
