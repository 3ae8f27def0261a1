import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from presskit import Piece
from presskit_epub.archive import zipped
from tests.tools import epubcheck


@pytest.fixture(scope="module")
def check() -> Iterator[epubcheck.Check]:
    with epubcheck.running() as running:
        yield running


def test_messages_have_a_severity_an_id_and_a_place(check: epubcheck.Check, tmp_path: Path) -> None:
    path = tmp_path / "a b.epub"
    package = b'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"/>'
    path.write_bytes(b"".join(zipped([Piece("EPUB/package.opf", package)])))
    found = check(path)
    assert {"error"} == {message.severity for message in found}
    assert ("RSC-005", "EPUB/package.opf", 1) in {
        (message.id, message.path, message.line) for message in found
    }


def test_what_is_no_book_never_passes(check: epubcheck.Check, tmp_path: Path) -> None:
    path = tmp_path / "empty.epub"
    zipfile.ZipFile(path, "w").close()
    assert check(path) != []
    with pytest.raises(FileNotFoundError):
        check(tmp_path / "missing.epub")
