from presskit_epub.drawings import drawing

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
LABEL = '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml"{}>{}</div></foreignObject>'


def test_a_label_in_the_html_of_the_nineties_says_the_same_in_todays() -> None:
    old = LABEL.format(' align="right" style="margin: 0;"', '<font color="#c00" size="2">Bär<br/></font>')
    new = LABEL.format(' style="margin: 0; text-align: right"', '<span style="color: #c00">Bär<br/></span>')
    found = drawing(SVG.format(f"<switch>{old}<text>Bä…</text></switch>").encode())
    assert SVG.format(f"<switch>{new}<text>Bä…</text></switch>") in found.decode()


def test_no_other_drawing_is_touched() -> None:
    sound = SVG.format(LABEL.format(' style="color:red"', "Bar")).encode()
    for content in (sound, SVG.format("<g> <text>Bär</text></g>").encode("latin-1"), b"<svg foreignObject"):
        assert drawing(content) == content


def test_what_the_drawing_itself_says_stays_as_it_is() -> None:
    text = '<text color="red" align="right">Bar</text>'
    assert text in drawing(SVG.format(text + LABEL.format("", "<tt>Bar</tt>")).encode()).decode()
