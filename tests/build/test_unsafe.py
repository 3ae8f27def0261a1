"""Which files of strangers are published as they are."""

import struct

import pytest

from presskit.build.unsafe import LARGEST_ASSET, unsafe

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"%s>%s</svg>'


def png(width: int, height: int) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I4sII", 13, b"IHDR", width, height)
        + b"\x08\x02\0\0\0"
        + b"\0" * 4
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", png(4, 3)),
        ("A.PNG", png(4, 3)),
        ("a.gif", b"GIF89a\x04\0\x03\0\x80\0\0"),
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.mp3", b"ID3\x04\0"),
        ("a.csv", "Höhe,1\n".encode()),
        ("a.txt", b""),
    ],
)
def test_what_is_what_its_name_says_is_published(name: str, data: bytes) -> None:
    assert unsafe(name, data) == ""


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.html", b"<p>x</p>", "is of a kind"),
        ("a.js", b"alert(1)", "is of a kind"),
        ("a", b"x", "is of a kind"),
        ("a.svgz", b"\x1f\x8b", "is of a kind"),
        ("a.png", b"<!doctype html>", "is no PNG file"),
        ("a.jpg", png(4, 3), "is no JPG file"),
        ("a.pdf", b"\n%PDF-1.7", "is no PDF file"),
        ("a.png", png(2**31 - 1, 2**31 - 1), "says that it has 2,147,483,647"),
        ("a.txt", b"\0", "is no text"),
        ("a.svg", b"<html/>", "is no SVG drawing"),
        ("a.svg", b"", "is no well-formed XML"),
        ("a.svg", b" " * 2_000_001, "is a drawing of more than 2 MB"),
    ],
)
def test_what_is_another_thing_is_not(name: str, data: bytes, why: str) -> None:
    assert unsafe(name, data).startswith(why)
    assert len(data) < LARGEST_ASSET


@pytest.mark.parametrize(
    "drawing",
    [
        SVG % ("", '<rect width="5" height="5" style="fill: url(#g)"/>'),
        SVG % ("", '<use xlink:href="#a"/><text>on load: javascript is a word</text>'),
        SVG
        % (
            "",
            '<image href="data:image/png;base64,iVBORw0KGgo="/><a href="https://example.org/x"><path d="M0 0"/></a>',
        ),
        SVG
        % (
            ' xmlns:i="http://www.inkscape.org/x" i:version="1"',
            "<i:view/><metadata/><!-- made by hand [1] -->",
        ),
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        + SVG % ("", ""),
    ],
)
def test_a_drawing_that_only_draws_is_published(drawing: str) -> None:
    assert unsafe("a.svg", drawing.encode()) == ""


@pytest.mark.parametrize(
    "drawing",
    [
        SVG % ("", "<script/>"),
        SVG % (' onload="x()"', ""),
        SVG % ("", '<g xmlns:e="http://www.w3.org/2001/xml-events" e:onclick="x"/>'),
        SVG % ("", "<foreignObject/>"),
        SVG % ("", '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>'),
        SVG % ("", '<script xmlns="">x</script>'),
        SVG % ("", '<set attributeName="href" to="javascript:x"/>'),
        SVG % ("", '<a href=" java&#10;script:x"/>'),
        SVG % ("", '<use href="https://example.org/x.svg#a"/>'),
        SVG % ("", '<image xlink:href="data:image/svg+xml,&lt;svg/&gt;"/>'),
        SVG % ("", "<style>@import 'x.css';</style>"),
        SVG % ("", "<style>rect { fill: url( 'https://example.org/x' ) }</style>"),
        SVG % ("", r'<rect style="fill: \75rl(https://example.org/x)"/>'),
        SVG % ("", '<rect filter="url(x.svg#f)"/>'),
        SVG % (' xml:base="https://example.org/"', ""),
        '<?xml-stylesheet href="x.css"?>' + SVG % ("", ""),
        SVG % ("", "<?xml-stylesheet href='x.css'?>"),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % ("", "&a;"),
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x()">]>' + SVG % ("", ""),
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG % ("", "&a;"),
        SVG % ("", "<g>" * 5_000 + "</g>" * 5_000),
        (SVG % ("", "<script/>")).encode("utf-16").decode("latin-1"),
    ],
)
def test_a_drawing_that_does_more_is_not(drawing: str) -> None:
    assert unsafe("a.svg", drawing.encode("latin-1")) != ""
