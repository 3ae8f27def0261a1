import io
import zipfile

from presskit_epub.archive import zipped


def test_the_container_begins_as_readers_expect_it() -> None:
    content = zipped([("EPUB/a.xhtml", b"a")])
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.namelist() == ["mimetype", "META-INF/container.xml", "EPUB/a.xhtml"]
    assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert archive.infolist()[0].extra == b""


def test_files_keep_their_order_and_no_time_is_told() -> None:
    files = [("EPUB/b.xhtml", b"b" * 999), ("EPUB/a.png", b"a")]
    archive = zipfile.ZipFile(io.BytesIO(zipped(files)))
    assert archive.namelist()[2:] == ["EPUB/b.xhtml", "EPUB/a.png"]
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [archive.read(name) for name, _ in files] == [content for _, content in files]
    assert zipped(files) == zipped(files)
