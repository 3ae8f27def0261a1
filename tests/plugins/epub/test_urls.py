import pytest

from presskit_epub.urls import sound


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a%20b?q=1&r=[2]#top".replace("[2]", "2"),
        "http://user@e_x.example.org./",
        "https://münchen.example/straße?ö",
        "http://[::1]:8000/",
        "mailto:nell@example.org?subject=Fog",
        "urn:isbn:9780000000000",
    ],
)
def test_a_valid_url_stays(url: str) -> None:
    assert sound(url) == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://example.org/a b", "http://example.org/a%20b"),
        ("http://example.org/{x}|[y]", "http://example.org/%7Bx%7D%7C%5By%5D"),
        ("http://example.org/100%", "http://example.org/100%25"),
        ("http://example.org/#a#b", "http://example.org/#a%23b"),
        ("//example.org/x", ""),
    ],
)
def test_what_browsers_forgive_is_encoded(url: str, expected: str) -> None:
    assert sound(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://",
        "http:///path",
        "http://[",
        "http://exa mple.org/",
        "http://a..example.org/",
        "http://example.org:99999/",
        "http://example.org:port/",
        "mailto:",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "svn+ssh://example.org/x",
    ],
)
def test_what_no_reader_of_a_book_can_follow_is_no_url(url: str) -> None:
    assert sound(url) == ""
