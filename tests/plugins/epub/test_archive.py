"""The container, as Python's zipfile and other readers of ZIP open it."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from presskit import Piece
from presskit_epub.archive import zipped

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda name: name not in ("mimetype", "META-INF/container.xml")
)


def archive(pieces: Iterable[Piece]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(zipped(pieces))))


def test_the_container_begins_as_readers_expect_it() -> None:
    pieces = [Piece("EPUB/a.xhtml", b"a")]
    assert b"".join(zipped(pieces))[30:58] == b"mimetypeapplication/epub+zip"
    found = archive(pieces)
    assert found.namelist() == ["mimetype", "META-INF/container.xml", "EPUB/a.xhtml"]
    assert found.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert found.infolist()[0].extra == b""


def test_files_keep_their_order_and_no_time_is_told() -> None:
    files = {"EPUB/b.xhtml": b"b" * 999, "EPUB/a.png": b"a"}
    pieces = [Piece(path, content) for path, content in files.items()]
    found = archive(pieces)
    assert found.namelist()[2:] == ["EPUB/b.xhtml", "EPUB/a.png"]
    assert {info.date_time for info in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {path: found.read(path) for path in files} == files
    assert list(zipped(pieces)) == list(zipped(pieces))


def test_pictures_are_stored_and_texts_deflated() -> None:
    files = {"EPUB/a.png": b"a" * 999, "EPUB/b.xhtml": b"b" * 999}
    found = archive(Piece(path, content) for path, content in files.items())
    picture, text = found.infolist()[2:]
    assert (picture.compress_type, picture.compress_size) == (zipfile.ZIP_STORED, 999)
    assert text.compress_type == zipfile.ZIP_DEFLATED
    assert text.compress_size < 99


def test_what_is_deflated_already_is_taken_as_it_is() -> None:
    packed = Piece("", b"A chapter." * 99).deflated
    plain, ready = (
        list(zipped([Piece("EPUB/a.xhtml", content)])) for content in (b"A chapter." * 99, lambda: packed)
    )
    assert plain == ready
    assert packed.data in ready


def test_a_picture_that_is_deflated_already_is_stored_all_the_same() -> None:
    packed = Piece("", b"a" * 999).deflated
    found = archive([Piece("EPUB/a.png", lambda: packed)])
    assert found.read("EPUB/a.png") == b"a" * 999
    assert found.infolist()[2].compress_type == zipfile.ZIP_STORED


@given(st.dictionaries(names, st.binary(), max_size=9))
def test_whatever_the_names_and_contents_are_they_are_read_again(files: dict[str, bytes]) -> None:
    found = archive(Piece(path, content) for path, content in files.items())
    assert found.testzip() is None
    assert found.namelist()[2:] == list(files)
    assert {path: found.read(path) for path in files} == files
    assert {info.external_attr >> 16 for info in found.infolist()} == {0o100644}


def test_a_book_may_hold_more_files_than_a_plain_zip_can(tmp_path: Path) -> None:
    count = 65_536
    path = tmp_path / "large.epub"
    with path.open("wb") as file:
        file.writelines(zipped(Piece(f"EPUB/{number}", b"") for number in range(count)))
    with zipfile.ZipFile(path) as found:
        assert len(found.namelist()) == count + 2
        assert found.namelist()[-1] == f"EPUB/{count - 1}"
        assert found.testzip() is None


def test_a_book_of_as_many_files_as_a_plain_zip_can_hold_is_one() -> None:
    content = b"".join(zipped(Piece(f"EPUB/{number}", b"") for number in range(65_533)))
    assert len(zipfile.ZipFile(io.BytesIO(content)).namelist()) == 65_535
    assert b"PK\x06\x06" not in content[-200:]
