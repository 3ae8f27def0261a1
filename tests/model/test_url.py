import pytest

from presskit.model.url import absolute, public, root, within


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", ""),
        ("news/a/index.html", "news/a/"),
        ("404.html", "404.html"),
        ("news/übersicht/index.html", "news/%C3%BCbersicht/"),
        ("a b.svg", "a%20b.svg"),
    ],
)
def test_public_is_what_a_server_answers_to(path: str, url: str) -> None:
    assert public(path) == url


def test_root_leads_up_from_a_page() -> None:
    assert (root("index.html"), root("news/a/index.html")) == ("", "../../")


def test_within_is_relative_to_a_file_of_the_same_container() -> None:
    assert within("EPUB/text/a.xhtml", "EPUB/text/b.xhtml") == "b.xhtml"
    assert within("EPUB/text/a.xhtml", "EPUB/images/ä.svg") == "../images/%C3%A4.svg"


def test_without_a_base_there_is_no_absolute_url() -> None:
    assert absolute("https://e.org/x/", "a/index.html") == "https://e.org/x/a/"
    assert absolute("", "a/index.html") == ""
