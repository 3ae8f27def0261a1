import pytest

from presskit_epub.drawings import drawing, moves

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
LABEL = '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml"{}>{}</div></foreignObject>'


def test_a_label_in_the_html_of_the_nineties_says_the_same_in_todays() -> None:
    old = LABEL.format(' align="right" style="margin: 0;"', '<font color="#c00" size="2">Bär<br/></font>')
    new = LABEL.format(' style="margin: 0; text-align: right"', '<span style="color: #c00">Bär<br/></span>')
    found = drawing(SVG.format(f"<switch>{old}<text>Bä…</text></switch>").encode())
    assert SVG.format(f"<switch>{new}<text>Bä…</text></switch>") in found.decode()


def test_no_other_drawing_is_touched() -> None:
    sound = SVG.format(LABEL.format(' style="color:red"', "Bar")).encode()
    for content in (sound, SVG.format("<g> <text>Bär</text></g>").encode()):
        assert drawing(content) == content


def test_what_the_drawing_itself_says_stays_as_it_is() -> None:
    text = '<text color="red" align="right">Bar</text>'
    assert text in drawing(SVG.format(text + LABEL.format("", "<tt>Bar</tt>")).encode()).decode()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("<script>alert(1)</script><rect/>", "<rect/>"),
        ('<rect onclick="alert(1)" width="1"/>', '<rect width="1"/>'),
        ('<image href="https://example.com/a.png"/><rect/>', "<rect/>"),
        ('<image href="beside.png"/><rect/>', "<rect/>"),
        ('<use href="#a"/><image href="data:image/png;base64,AA=="/>', None),
        ('<a href="https://example.com/"><rect/></a>', "<g><rect/></g>"),
        (
            "<style>@import url(https://example.com/x.css); rect { fill: red }</style>",
            "<style> rect { fill: red }</style>",
        ),
        ('<rect fill="url(https://example.com/x#a)"/>', '<rect fill="none"/>'),
        (
            '<g id="a b"/><use href="#a b"/><rect fill="url(#a b)"/>',
            '<g id="_a_b"/><use href="#_a_b"/><rect fill="url(#_a_b)"/>',
        ),
        ('<g id="1st"/>', '<g id="_1st"/>'),
    ],
)
def test_a_drawing_runs_nothing_and_needs_nothing_else(said: str, kept: str | None) -> None:
    found = drawing(SVG.format(said).encode()).decode()
    assert SVG.format(said if kept is None else kept) in found


def test_document_types_go_and_what_they_stood_for_stays() -> None:
    old = '<!DOCTYPE svg SYSTEM "http://x.example/svg.dtd" [<!ENTITY sea "Harl">]>' + SVG.format(
        "<text>&sea;</text>"
    )
    found = drawing(old.encode()).decode()
    assert "DOCTYPE" not in found
    assert "<text>Harl</text>" in found


def test_what_is_no_drawing_is_an_empty_one() -> None:
    assert (
        drawing(b"<svg><rect></svg>") == b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'
    )


def test_animations_are_seen() -> None:
    assert moves(b'<svg><animateTransform dur="1s"/></svg>')
    assert moves(b"<svg><style>@keyframes a {}</style></svg>")
    assert not moves(b"<svg><text>animate</text></svg>")
