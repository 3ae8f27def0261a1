"""The container: a ZIP that is the same bytes whenever and wherever it is made (EPUB 3.3 §4.2)."""

import io
import zipfile
from collections.abc import Iterable

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_PACKED_ALREADY = (
    ".gif",
    ".jpg",
    ".png",
    ".webp",
    ".mp3",
    ".m4a",
    ".opus",
    ".mp4",
    ".webm",
    ".woff",
    ".woff2",
)

CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The container of ``files`` in their order, after the two files that every book begins with."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", CONTAINER, zipfile.ZIP_DEFLATED)
        for path, content in files:
            packed = path.endswith(_PACKED_ALREADY)
            _add(archive, path, content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, path: str, content: bytes, method: int) -> None:
    info = zipfile.ZipInfo(path, _EPOCH)
    info.create_system = 3  # Unix everywhere, or the bytes would name the platform
    info.external_attr = 0o100644 << 16
    archive.writestr(info, content, method, _LEVEL)
