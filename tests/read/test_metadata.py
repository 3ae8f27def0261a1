"""From raw fields to metadata: values, and findings at the place of their field."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from presskit.model.article import Metadata, Picture
from presskit.model.diagnostic import Diagnostic
from presskit.read.fields import Rules
from tests.tools.articles import PATH, article_of, marked, only, place, reader

NOTHING = Rules(required=())


def text_of(*fields: str, title: str = "Title") -> str:
    return "\n".join([title, "=" * max(len(title), 4), *fields, "", "Body.", ""])


def found(*fields: str, rules: Rules = NOTHING, path: str = PATH) -> Metadata:
    article = article_of(text_of(*fields), path=path, with_reader=reader(rules))
    assert article.diagnostics == ()
    return article.entry.metadata


def complaint(*fields: str, rules: Rules = NOTHING, path: str = PATH, title: str = "Title") -> Diagnostic:
    article = article_of(text_of(*fields, title=title), path=path, with_reader=reader(rules))
    return only(article.diagnostics)


def test_the_fields_of_an_article() -> None:
    metadata = found(
        ":subtitle: A subtitle",
        ":authors: Ada Writer; Bo Reporter",
        ":tags: maps, sea",
        ":series: Harbours",
        ":summary: One line,",
        "   and another.",
        ":slug: map-room",
        ":aliases: /old/place/, /older/",
        ":language: pt-BR",
        ":status: draft",
        ":image: map.svg",
        ":image-alt: A map",
        ":image-credit: N. Cartographer",
        ":canonical: https://example.org/map",
        ":order: -2",
    )
    assert metadata == Metadata(
        title="Title",
        subtitle="A subtitle",
        authors=("Ada Writer", "Bo Reporter"),
        section="news",
        tags=("maps", "sea"),
        series="Harbours",
        summary="One line, and another.",
        slug="map-room",
        aliases=("/old/place/", "/older/"),
        language="pt-BR",
        status="draft",
        image=Picture("map.svg", "A map", "N. Cartographer"),
        canonical="https://example.org/map",
        order=-2,
    )


def test_the_field_is_the_title_where_there_is_one() -> None:
    assert found(":title: Another").title == "Another"
    assert article_of("A *big* Title\n=============\n\nBody.\n").entry.metadata.title == "A big Title"
    assert article_of(":title: Only here\n\nBody.\n").entry.metadata.title == "Only here"


def test_an_article_without_a_title_takes_the_name_of_its_file() -> None:
    article = article_of("Body.\n", with_reader=reader(Rules(required=("title",))))
    assert article.entry.metadata.title == "sample"
    assert only(article.diagnostics).code == "PK203"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-03-01", "2026-03-01T00:00:00+01:00"),
        ("2026-07-01", "2026-07-01T00:00:00+02:00"),
        ("2026-03-01 09:30", "2026-03-01T09:30:00+01:00"),
        ("2026-03-01T09:30:15", "2026-03-01T09:30:15+01:00"),
        ("2026-03-01 09:30 +05:30", "2026-03-01T09:30:00+05:30"),
        ("2026-03-01T09:30Z", "2026-03-01T09:30:00+00:00"),
        ("2026-03-01 09:30 Z", "2026-03-01T09:30:00+00:00"),
    ],
)
def test_dates_carry_a_zone(written: str, instant: str) -> None:
    rules = Rules(timezone="Europe/Berlin", required=())
    metadata = found(f":date: {written}", f":updated: {written}", f":expires: {written}", rules=rules)
    expected = datetime.datetime.fromisoformat(instant)
    for value in (metadata.date, metadata.updated, metadata.expires):
        assert value is not None
        assert (value, value.utcoffset()) == (expected, expected.utcoffset())


def test_the_zone_follows_the_date_through_summer() -> None:
    date = found(":date: 2026-07-01", rules=Rules(timezone="Europe/Berlin", required=())).date
    assert date == datetime.datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("name", ["date", "updated", "expires"])
@pytest.mark.parametrize(
    "value", ["2026-02-30", "1 March 2026", "2026-03-01 25:00", "soon", "0001-01-01 00:00 +14:00"]
)
def test_what_is_no_date(name: str, value: str) -> None:
    finding = complaint(f":{name}: {value}")
    assert (finding.code, finding.message) == ("PK202", f"`{value}` is not a date")
    assert marked(finding.span, text_of(f":{name}: {value}")) == value
    assert "2026-03-01" in finding.hint


def test_unknown_fields_are_shown_by_name() -> None:
    finding = complaint(":date: 2026-03-01", ":Summry:", "   A text.")
    assert (place(finding.span), finding.code, finding.severity) == ("4:2-8", "PK201", "warning")
    assert finding.hint == "did you mean `summary`?"


def test_unknown_fields_like_no_other_can_be_declared() -> None:
    assert "[read.fields]" in complaint(":blood-type: A").hint


def test_declared_fields_have_types() -> None:
    kinds = {
        "mood": "string",
        "places": "list",
        "held": "date",
        "pages": "integer",
        "free": "boolean",
        "left": "list",
    }
    metadata = found(
        ":mood: *gay*",
        ":places: Rye, Hythe",
        ":held: 2026-03-01",
        ":pages: 12",
        ":free: yes",
        rules=Rules(fields=kinds, required=()),
    )
    assert metadata.extra == {
        "mood": "*gay*",
        "places": ("Rye", "Hythe"),
        "held": datetime.datetime(2026, 3, 1, tzinfo=ZoneInfo("UTC")),
        "pages": 12,
        "free": True,
    }


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [("date", "x", "PK202"), ("integer", "1.5", "PK209"), ("boolean", "perhaps", "PK209")],
)
def test_declared_fields_are_checked(kind: str, value: str, code: str) -> None:
    finding = complaint(f":mine: {value}", rules=Rules(fields={"mine": kind}, required=()))
    assert (finding.code, place(finding.span)) == (code, f"3:8-{8 + len(value)}")


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        (":author: Doe, Jane", ("Doe, Jane",)),
        (":author: Ada; Bo", ("Ada", "Bo")),
        (":authors: Ada, Bo", ("Ada", "Bo")),
        (":authors: Doe, Jane; Bo", ("Doe, Jane", "Bo")),
        (":authors:\n   Ada\n   Bo", ("Ada", "Bo")),
        (":authors:\n   - Doe, Jane\n   - Bo the\n     Reporter", ("Doe, Jane", "Bo the Reporter")),
        (":authors: Ada, Bo, Ada,", ("Ada", "Bo")),
    ],
)
def test_lists(written: str, authors: tuple[str, ...]) -> None:
    assert found(written).authors == authors


def test_required_fields() -> None:
    rules = Rules(fields={"desk": "string"}, required=("title", "date", "author", "desk"))
    article = article_of(text_of(":author: Ada"), with_reader=reader(rules))
    assert [(one.code, one.message, place(one.span)) for one in article.diagnostics] == [
        ("PK203", "no date", "1:1-6"),
        ("PK203", "no desk", "1:1-6"),
    ]


def test_an_empty_field_is_missing_at_its_place() -> None:
    assert place(complaint(":date:", rules=Rules(required=("date",))).span) == "3:1-7"


def test_a_bad_date_is_not_missing_too() -> None:
    assert complaint(":date: soon", rules=Rules(required=("date",))).code == "PK202"


def test_an_index_needs_no_date_and_has_no_slug() -> None:
    metadata = found(rules=Rules(), path="content/news/local/index.rst")
    assert (metadata.section, metadata.slug) == ("news/local", "")


@pytest.mark.parametrize(
    ("path", "slug", "section"),
    [
        ("content/news/map-room.rst", "map-room", "news"),
        ("content/news/2026-03-01-Map Room.rst", "map-room", "news"),
        ("content/2026-03-01-.rst", "2026-03-01", ""),
        ("content/a/b/Ünï.rst", "ünï", "a/b"),
        ("content/a/!!!.rst", "title", "a"),
    ],
)
def test_defaults_of_slug_and_section(path: str, slug: str, section: str) -> None:
    metadata = found(path=path)
    assert (metadata.slug, metadata.section) == (slug, section)


@pytest.mark.parametrize("field", [":slug: cafe\u0301", ":section: cafe\u0301"])
def test_names_are_composed(field: str) -> None:
    article = article_of(text_of(field), with_reader=reader(NOTHING))
    metadata = article.entry.metadata
    assert "caf\u00e9" in (metadata.slug, metadata.section)
    assert only(article.diagnostics).code == "PK384"


@pytest.mark.parametrize(
    "slug", ["../up", "a/b", "CON", "nul.txt", "dot.", ".hidden", "a b", "a?b", "x" * 201]
)
def test_slugs_that_no_url_or_file_can_have(slug: str) -> None:
    finding = complaint(f":slug: {slug}")
    assert (finding.code, place(finding.span)) == ("PK205", f"3:8-{8 + len(slug)}")


@pytest.mark.parametrize("section", ["../up", "a//b", "a b", "news/aux", "x" * 201])
def test_sections_that_no_url_or_file_can_have(section: str) -> None:
    assert complaint(f":section: {section}").code == "PK205"


@pytest.mark.parametrize(
    "alias", ["/../up/", "https://example.org/", "/a//b/", "/.git/", "/a?b/", "/", "/con/"]
)
def test_aliases_are_paths_of_the_site(alias: str) -> None:
    article = article_of(text_of(f":aliases: /sound/, {alias}"))
    assert article.entry.metadata.aliases == ("/sound/",)
    assert only(article.diagnostics).code == "PK206"


@pytest.mark.parametrize(
    ("field", "code", "hint"),
    [
        (":status: drft", "PK204", "did you mean `draft`?"),
        (":status: secret", "PK204", "known: draft, published"),
        (":language: german", "PK207", "write a tag such as en or pt-BR"),
        (":language: e", "PK207", "write a tag such as en or pt-BR"),
        (":canonical: javascript:alert(1)", "PK208", "write https://…"),
        (":order: first", "PK209", ""),
        (":image: javascript:alert(1)", "PK404", "use a file of the site, or https"),
        (":image: data:image/svg+xml,x", "PK404", "use a file of the site, or https"),
    ],
)
def test_values_that_can_t_be(field: str, code: str, hint: str) -> None:
    finding = complaint(field)
    value = field.rpartition(": ")[2]
    assert (finding.code, finding.hint) == (code, hint)
    assert marked(finding.span, text_of(field)) == value


def test_the_lead_image_is_a_reference_at_its_place() -> None:
    article = article_of(text_of(":image: map.svg"))
    assert [(reference.uri, place(reference.span)) for reference in article.references] == [
        ("asset:map.svg", "3:9-16")
    ]
    assert article_of(text_of(":image: https://example.org/map.svg")).references == ()


def test_markup_in_fields_stays_text() -> None:
    assert found(":summary: {{ 7*191 }} *x* <b>").summary == "{{ 7*191 }} *x* <b>"
