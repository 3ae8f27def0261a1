from presskit.serve.board import Board
from presskit.serve.pages import missing, with_script


def test_the_script_goes_to_the_end_of_the_body() -> None:
    board = Board()
    page = with_script(b"<body><p>&lt;/body></p></BODY></html>", board).decode()
    assert page.startswith("<body><p>&lt;/body></p><script src=")
    assert page.endswith("defer></script></BODY></html>")
    assert f'data-content="{board.content}"' in page


def test_a_page_without_a_body_has_it_too() -> None:
    assert with_script(b"<p>x", Board()).startswith(b"<p>x<script ")


def test_a_path_is_text() -> None:
    assert b"/&lt;b&gt;" in missing("/<b>")
