import pytest

from presskit.config.checks import unknown_writers
from presskit.config.load import parse


@pytest.mark.parametrize(
    "line",
    [
        'base_url = "https://example.org/blog/"',
        'base_url = "http://localhost:8000"',
        'base_url = ""',
        'timezone = "America/Argentina/Buenos_Aires"',
        'language = "pt-BR"',
        'language = "zh-Hans-CN"',
        'language = "de-CH-1901"',
        'language = "sl-rozaj-biske"',
        'language = "es-419"',
        'language = "en-u-ca-buddhist-x-own"',
    ],
)
def test_sound_values_of_a_site(line: str) -> None:
    assert parse(f"[site]\n{line}\n").diagnostics == ()


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('base_url = "example.org"', 12),
        ('base_url = "ftp://example.org"', 12),
        ('base_url = "https://"', 12),
        ('base_url = "https://[::1"', 12),
        ('base_url = "https://example.org/?page=1"', 12),
        ('base_url = "https://example.org/ x"', 12),
        ('base_url = "javascript:alert(1)"', 12),
        ('timezone = "Europe/Lundon"', 12),
        ('timezone = "../../etc/passwd"', 12),
        ('timezone = ""', 12),
        ('language = "english!"', 12),
        ('language = ""', 12),
        ('language = "xx-yy-zz"', 12),
        ('title = " "', 9),
    ],
)
def test_unusable_values_of_a_site(line: str, column: int) -> None:
    (found,) = parse(f"[site]\n{line}\n").diagnostics
    assert (found.code, found.span.line, found.span.column) == ("PK105", 2, column)
    assert found.hint


def test_a_misspelt_time_zone_gets_a_guess() -> None:
    (found,) = parse('[site]\ntimezone = "Europe/Lundon"\n').diagnostics
    assert found.hint == "did you mean `Europe/London`?"


@pytest.mark.parametrize("folder", ["public", "build/site", "./out", "contents"])
def test_an_output_folder_of_its_own(folder: str) -> None:
    assert parse(f"[output]\ndir = '{folder}'\n").diagnostics == ()


@pytest.mark.parametrize(
    "folder",
    [
        "",
        ".",
        "/srv/www",
        "../public",
        "a/../../b",
        "content",
        "content/x",
        "Static",
        "theme",
        ".presskit",
        r"C:\x",
        "./plugins",
    ],
)
def test_an_output_folder_that_a_build_would_destroy(folder: str) -> None:
    (found,) = parse(f"[output]\ndir = '{folder}'\n").diagnostics
    assert (found.code, found.span.line, found.span.column) == ("PK105", 2, 7)


def test_fields_must_be_known() -> None:
    loaded = parse(
        '[read.fields]\nisbn = "string"\ndate = "date"\n[check]\nrequired = ["isbn", "image-alt", "autor"]\n'
    )
    assert [(found.span.line, found.span.column, found.hint) for found in loaded.diagnostics] == [
        (3, 8, "give it another name"),
        (5, 34, "did you mean `author`?"),
    ]


def test_writers_must_be_known_and_listed_once() -> None:
    loaded = parse('[output]\nwriters = ["html", "htlm", "html"]\n')
    found = unknown_writers(loaded.config, {"html", "json"}, loaded.places)
    assert [(d.code, d.span.column, d.hint) for d in found] == [
        ("PK107", 20, "did you mean `html`?"),
        ("PK107", 28, ""),
    ]


def test_writers_that_nobody_listed_need_not_be_there() -> None:
    loaded = parse("[plugins]\ndisabled = ['epub']\n")
    assert unknown_writers(loaded.config, {"html"}, loaded.places) == []


def test_an_output_without_writers_is_none() -> None:
    (found,) = parse("[output]\nwriters = []\n").diagnostics
    assert (found.code, found.span.line, found.span.column) == ("PK105", 2, 11)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('PK103 = "off"', "can't be taken otherwise"),
        ('PK393 = "info"', "can't be taken otherwise"),
        ('PK499 = "off"', "there is no code"),
        ('PK401 = "loud"', ""),
    ],
)
def test_a_severity_that_can_not_be(line: str, message: str) -> None:
    (found,) = parse(f"[check.severity]\n{line}\n").diagnostics
    assert (found.span.path, found.span.line) == ("presskit.toml", 2)
    assert message in found.message


def test_codes_of_plugins_may_have_a_severity() -> None:
    config = parse('[check.severity]\nPK401 = "warning"\nTIDE001 = "off"\n')
    assert config.diagnostics == ()
