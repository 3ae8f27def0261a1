from presskit.config.places import Path, Places, at_its_key, places
from presskit.model.diagnostic import Diagnostic, Span


def scanned(text: str) -> Places:
    return places(text, "presskit.toml")


def key(text: str, path: Path) -> tuple[int, int]:
    span = scanned(text).keys[path]
    return span.line, span.column


def text_at(text: str, span: Span) -> str:
    """What a span covers."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def test_keys_of_a_table_stand_where_they_are_written() -> None:
    text = '# a comment\n[site]\ntitle = "x"\n  language = "en" # [not.a.table]\n'
    assert key(text, ("site",)) == (2, 2)
    assert key(text, ("site", "title")) == (3, 1)
    assert key(text, ("site", "language")) == (4, 3)


def test_dotted_and_quoted_keys_are_tables() -> None:
    text = '[plugin."mailing list".lists]\ndaily.title = "x"\n\'a.b\' = 1\n"caf\\u00e9" = 2\n'
    base: Path = ("plugin", "mailing list", "lists")
    assert key(text, base) == (1, 24)
    assert key(text, (*base, "daily", "title")) == (2, 7)
    assert key(text, (*base, "a.b")) == (3, 1)
    assert key(text, (*base, "café")) == (4, 1)


def test_arrays_of_tables_count() -> None:
    text = '[[plugin.epub.books]]\ntitle = "a"\n[plugin.epub.books.cover]\nx = 1\n[[plugin.epub.books]]\ntitle = "b"\n'
    books: Path = ("plugin", "epub", "books")
    assert key(text, (*books, 0, "title")) == (2, 1)
    assert key(text, (*books, 0, "cover", "x")) == (4, 1)
    assert key(text, (*books, 1, "title")) == (6, 1)


def test_a_value_is_covered_from_its_first_character_to_its_last() -> None:
    values = {
        "string": '"a \\" # ] } b"',
        "literal": "'C:\\'",
        "long": '"""one\ntwo "" three""""',
        "raw": "'''one\n'two'''",
        "empty": '""',
        "date": "1979-05-27 07:32:00Z",
        "number": "-1_000.5e+3",
        "array": '[1, # a ] comment\n  "two", [3, {x = 4}],\n]',
        "table": '{ a = 1, b.c = "}" }',
    }
    text = "".join(f"{name} = {value}  # the end\n" for name, value in values.items())
    found = scanned(text)
    assert {name: text_at(text, found.values[name,]) for name in values} == values


def test_items_and_inline_tables_have_places_of_their_own() -> None:
    text = 'enabled = [\n  "html",\n  {name = "x", ids = [1, 2]}, # tail\n]\n'
    found = scanned(text)
    assert text_at(text, found.values["enabled", 0]) == '"html"'
    assert text_at(text, found.keys["enabled", 1, "name"]) == "name"
    assert text_at(text, found.values["enabled", 1, "ids", 1]) == "2"


def test_columns_count_code_points() -> None:
    text = 'a = ["日本語", "𝒳", 1]\n'
    assert scanned(text).values["a", 2].column == 18


def test_what_is_not_in_the_file_has_the_place_of_what_is_round_it() -> None:
    found = scanned("\n[site]\n")
    assert found.value(("site", "title")).line == 2
    assert found.value(("output", "dir")) == Span("presskit.toml")


def test_a_finding_moves_to_the_key_with_which_its_message_begins() -> None:
    text = '[site]\n[[plugin.epub.books]]\n[[plugin.epub.books]]\ntags = ["sand"]\n'
    known = places(text, "presskit.toml")

    def moved(message: str, span: Span) -> Span:
        return at_its_key(Diagnostic("EP001", "warning", message, span), known).span

    start = Span("presskit.toml")
    assert (
        moved("`plugin.epub.books[1].tags`: no article", start)
        == known.values["plugin", "epub", "books", 1, "tags"]
    )
    assert moved("`plugin.epub.books[0].tags`: no article", start).line == 2
    for message in ("no `plugin.epub.books[1].tags`", "`books` is", "`nothing.there` is"):
        assert moved(message, start) == start
    elsewhere = Span("content/a.rst", 4)
    assert moved("`plugin.epub.books[1].tags` is", elsewhere) == elsewhere
