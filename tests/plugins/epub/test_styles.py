import pytest

from presskit_epub.styles import local


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("p { color: red }", None),
        ("p { background: url(here.png) }", None),
        ("p { background: url( 'data:image/png;base64,AA==' ); margin: 0 }", None),
        ("rect { fill: url(#a) }", None),
        ('@import "here.png"; p { margin: 0 }', None),
        ("p { background: url(https://example.com/x.png); margin: 0 }", "p {  margin: 0 }"),
        ("p { background: url(gone.png) }", "p { }"),
        ('@import url("https://example.com/x.css"); p { margin: 0 }', " p { margin: 0 }"),
        ("@import 'gone.css';p { margin: 0 }", "p { margin: 0 }"),
        (
            '@font-face { font-family: X; src: url("https://example.com/x.woff2") format("woff2"); }',
            "@font-face { font-family: X;  }",
        ),
        ("a:hover { content: ';url('; color: red }", None),
        ("q { content: 'url(gone.png)' } i { width: calc((1em + 2px) * 3) }", None),
        ('p { background: url("https://example.com/a)b.png"); margin: 0 }', "p {  margin: 0 }"),
    ],
)
def test_only_what_the_book_has_is_named(style: str, kept: str | None) -> None:
    assert local(style, lambda url: url == "here.png") == (style if kept is None else kept)
