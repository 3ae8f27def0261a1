import struct

import pytest
from PIL.PngImagePlugin import PngInfo

from presskit_images.credit import Credit, credit_of, exif, xmp
from presskit_images.derive import derived
from presskit_images.settings import Settings
from tests.plugins.images.conftest import camera, encoded, opened, picture

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,30.2N" photoshop:Credit="The Packet / Müller"
 xmpRights:WebStatement="https://creativecommons.org/licenses/by/4.0/">
<dc:creator><rdf:Seq><rdf:li>Zoë Müller</rdf:li><rdf:li>Ann Lumley</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 &lt;The Packet&gt;</rdf:li></rdf:Alt></dc:rights>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">CC BY 4.0</rdf:li></rdf:Alt></xmpRights:UsageTerms>
</rdf:Description></rdf:RDF></x:xmpmeta>""".encode()
CREDIT = Credit(
    "Zoë Müller, Ann Lumley",
    "The Packet / Müller",
    "© 2026 <The Packet>",
    "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_all_that_is_known_of_the_owner_goes_with_every_size(format: str) -> None:
    if format == "PNG":
        texts = PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        content = encoded(picture(600, 400), format, pnginfo=texts)
    else:
        content = encoded(picture(600, 400), format, xmp=XMP)
    assert credit_of(opened(content)) == CREDIT
    found = derived(content, Settings(widths=(300,), formats=("avif", "webp", "original")))
    assert found.instead is not None
    assert len(found.variants) == 3
    for each in (*found.variants, found.instead):
        assert credit_of(opened(each.content)) == CREDIT
        assert b"GPSLatitude" not in each.content


def test_iptc_comes_before_exif() -> None:
    records = b"".join(
        b"\x1c\x02" + bytes([dataset]) + struct.pack(">H", len(text.encode())) + text.encode()
        for dataset, text in ((80, "Ann Lümley"), (110, "Packet"), (116, "© Packet"), (90, "Berlin"))
    )
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    segment = b"Photoshop 3.0\0" + block
    content = encoded(picture(600, 400), exif=camera())
    content = content[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + content[2:]
    assert credit_of(opened(content)) == Credit("Ann Lümley", "Packet", "© Packet")
    found = derived(content, Settings(widths=(300,)))
    assert found.instead is not None
    assert b"Berlin" not in found.instead.content


def test_exif_is_read_as_it_was_written() -> None:
    content = encoded(picture(90, 60), exif=exif(Credit("Zoë Müller", "", "© Zoë"), 6))
    image = opened(content)
    assert image.getexif()[0x0112] == 6
    assert credit_of(image) == Credit("Zoë Müller", "", "© Zoë")
    assert exif(Credit()) == b""
    assert xmp(Credit()) == b""


@pytest.mark.parametrize(
    "packet",
    [b"", b"<", b"\xff\xfe", b"<a/>", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
)
def test_hostile_xmp_says_nothing(packet: bytes) -> None:
    assert credit_of(opened(encoded(picture(90, 60), xmp=packet or b" "))) == Credit()
