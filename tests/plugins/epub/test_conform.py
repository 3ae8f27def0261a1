import pytest
from lxml import etree

from presskit_epub.conform import conforming

HERE = "EPUB/text/bar.xhtml"
WEB = "https://example.org/harbour/bar/"


def conformed(inner: str, web: str = WEB) -> str:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{inner}</body></html>'
    return conforming(page, HERE, web).decode().partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    "inner",
    [
        '<p id="here">A <a href="#here">b</a> <a href="gauge.xhtml#how">c</a></p>',
        '<p><a href="../title.xhtml">Home</a> <a href="https://example.com/">d</a></p>',
        '<p><img src="../images/x.0123.png" alt="A mole"/></p>',
        '<p><a href="bar.xhtml#%C3%A9t%C3%A9">x</a><span id="été"/></p>',
    ],
)
def test_what_a_book_can_hold_stays(inner: str) -> None:
    assert conformed(inner) == inner


def test_a_remote_picture_becomes_a_link_with_its_words() -> None:
    assert (
        conformed('<p><img src="https://example.com/a%20b.png" alt="A mole"/>!</p>')
        == '<p><a href="https://example.com/a%20b.png">A mole</a>!</p>'
    )
    assert '">a b.png</a>' in conformed('<p><img src="https://example.com/a%20b.png" alt=""/></p>')


def test_in_a_link_a_remote_picture_becomes_words() -> None:
    linked = '<a href="https://example.com/"><img src="https://example.com/x.png" alt="A mole"/></a>'
    assert conformed(linked) == '<a href="https://example.com/"><span>A mole</span></a>'


def test_a_remote_film_becomes_a_link() -> None:
    film = (
        '<video controls="controls"><source src="https://example.com/x.mp4"/><p>The <b>film</b></p></video>'
    )
    assert conformed(film) == '<a href="https://example.com/x.mp4">The film</a>'


def test_a_form_becomes_a_link_with_the_words_of_its_button() -> None:
    form = '<form action="https://example.com/join"><input name="email"/><button>Join <b>us</b></button></form>after'
    assert conformed(form) == '<p><a href="https://example.com/join">Join us</a></p>after'
    sent = '<form action="/join"><input type="submit" value="Send"/></form>'
    assert conformed(sent) == '<p><a href="https://example.org/join">Send</a></p>'
    assert conformed("<form><button>Go</button></form>", web="") == "<p>Go</p>"


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ("<p>A</p><script>alert(1)</script> tail", "<p>A</p> tail"),
        ('<p onclick="alert(1)" class="x">A</p>', '<p class="x">A</p>'),
        ("<noscript><p>Without</p></noscript>", "<p>Without</p>"),
        ("<div><style>p { color: red }</style>A</div>", "<div>A</div>"),
        (
            '<p style="color: red; background: url(https://example.com/x.png)">A</p>',
            '<p style="color: red; ">A</p>',
        ),
        (
            '<picture><source srcset="a.webp"/><img src="../images/x.png" srcset="b.png 2x" alt="A"/></picture>',
            '<img src="../images/x.png" alt="A"/>',
        ),
    ],
)
def test_what_runs_and_what_is_chosen_from_is_left_out(inner: str, kept: str) -> None:
    assert conformed(inner) == kept


def test_code_runs_from_left_to_right_in_a_page_that_does_not() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml" dir="{}"><body><pre><code>a = 1</code></pre></body></html>'
    assert '<pre dir="ltr"><code dir="ltr">' in conforming(page.format("rtl"), HERE, WEB).decode()
    assert "<pre><code>" in conforming(page.format("ltr"), HERE, WEB).decode()


def test_a_missing_picture_becomes_a_link_to_the_page_on_the_web() -> None:
    assert conformed('<p><img src="" alt="A mole"/></p>') == f'<p><a href="{WEB}">A mole</a></p>'


def test_a_file_that_is_nowhere_is_sought_on_the_articles_page() -> None:
    file = '<p>The <a href="">readings</a></p>'
    assert conformed(file) == f'<p>The <a href="{WEB}">readings</a></p>'
    assert conformed(file, web="/harbour/bar/") == "<p>The <a>readings</a></p>"


def test_a_link_to_a_picture_is_no_link_in_a_book() -> None:
    assert conformed('<a href="../images/x.0123.png">large</a>', web="") == "<a>large</a>"


def test_a_link_from_the_root_leads_to_the_site() -> None:
    assert conformed('<a href="/archive/">all</a>') == '<a href="https://example.org/archive/">all</a>'


def test_a_link_to_no_anchor_is_text_and_claims_nothing() -> None:
    dead = '<p><a id="r" class="c" href="#gone" role="doc-noteref">1</a></p>'
    assert conformed(dead) == '<p><a id="r" class="c">1</a></p>'


def test_a_deep_document_is_kept_whole() -> None:
    deep = "<div>" * 2000 + "bottom" + "</div>" * 2000
    assert conformed(deep) == deep


def test_broken_markup_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        conformed("<p>a<br></p>")
