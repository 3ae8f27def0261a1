import pytest

from presskit.link.ledger import HEAD, Ledger, parsed, path_of, text_of, url_of


def test_a_ledger_is_read_line_by_line() -> None:
    ledger = parsed("# ours\n# too\n\n/\n/news/a/\r\n  /b.epub  \n# a note\n/%D1%8F/\n")
    assert ledger == Ledger(("# ours", "# too"), {4: "/", 5: "/news/a/", 6: "/b.epub", 8: "/%D1%8F/"})
    assert ledger.paths == {"index.html", "news/a/index.html", "b.epub", "я/index.html"}


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "=======",
        "news/a/",
        "https://a.net/b/",
        "//a.net/",
        "/a b/",
        "/a/?b",
        "/a/#b",
        "/a/../b/",
        "/..",
    ],
)
def test_a_line_that_is_no_url_is_found_at_its_place(line: str) -> None:
    ledger = parsed(f"# URLs\n/a/\n{line}\n/b/\n")
    ((code, span),) = [(each.code, each.span) for each in ledger.findings]
    assert (code, span.path, span.line, span.end_column) == ("PK621", "urls.txt", 3, len(line) + 1)
    assert list(ledger.lines.values()) == ["/a/", "/b/"]


def test_an_empty_file_is_a_ledger() -> None:
    assert parsed("") == Ledger()


def test_a_ledger_is_written_sorted_with_the_comments_above_it() -> None:
    assert text_of(Ledger(), {"/b/", "/", "/a/"}) == f"{HEAD}\n/\n/a/\n/b/\n"
    assert text_of(parsed("# ours\n\n/x/\n"), {"/x/"}) == "# ours\n/x/\n"
    assert text_of(Ledger(), set()) == f"{HEAD}\n"


@pytest.mark.parametrize(
    "path", ["index.html", "news/a/index.html", "a.html", "b.epub", "я/100% b/index.html"]
)
def test_a_url_stands_for_an_output_path(path: str) -> None:
    assert path_of(url_of(path)) == path
    assert url_of(path).isascii()


def test_urls_may_be_written_as_people_read_them() -> None:
    assert path_of("/я/") == path_of("/%D1%8F/") == "я/index.html"
