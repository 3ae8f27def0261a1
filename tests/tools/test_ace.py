"""Ace finds what is wrong with a book. By night alone: see tests/conftest.py."""

from pathlib import Path

import pytest

from presskit import Piece
from presskit_epub.archive import zipped
from tests.tools import ace, chromium

pytestmark = pytest.mark.usefixtures("node_checkers")

PACKAGE = b"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier><dc:title>Tides</dc:title>
<dc:language>en</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="nav"/></spine></package>
"""
NAV = b"""<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Tides</title></head>
<body><nav epub:type="toc"><ol><li><a href="nav.xhtml">Tides</a></li></ol></nav></body></html>
"""


def test_violations_have_a_file_and_a_rule(tmp_path: Path) -> None:
    program = chromium.program()
    assert program is not None
    book = tmp_path / "tides.epub"
    book.write_bytes(b"".join(zipped([Piece("EPUB/package.opf", PACKAGE), Piece("EPUB/nav.xhtml", NAV)])))
    found = {(violation.path, violation.rule) for violation in ace.violations(book, program)}
    assert ("nav.xhtml", "html-has-lang") in found
    assert ("EPUB/package.opf", "metadata-accessmode") in found
