"""What is looked for on request: notes, and the answers of other hosts."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build, check
from presskit.link.external import Answer
from presskit.model.diagnostic import Span

MakeSite = Callable[[Mapping[str, str | bytes]], Path]
NOTES = Options(notes=True)
URL = "https://harbour.net/"
ARTICLE = f"""Ferry
=====

:date: 2026-01-01

.. _spot:

See {URL}.
"""


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    return make_site(
        {
            "content/news/ferry.rst": ARTICLE,
            "content/news/old.png": b"\x89PNG\xff",
            "content/news/_old.rst": "Text.\n",
            "content/.trash/old.png": b"",
        }
    )


def codes(site: Path, options: Options) -> list[str]:
    return [each.code for each in check(site, options).diagnostics]


def test_notes_are_made_where_they_are_asked_for(site: Path) -> None:
    assert codes(site, Options()) == []
    assert build(site).diagnostics == ()
    found = check(site, NOTES).diagnostics
    assert [(each.code, each.span.path) for each in found] == [
        ("PK612", "content/news/_old.rst"),
        ("PK610", "content/news/ferry.rst"),
        ("PK611", "content/news/ferry.rst"),
    ]
    assert found[0].message == "no article uses the files `_old.rst` and `old.png`"


def test_notes_are_the_same_whatever_was_built_before(site: Path) -> None:
    build(site)
    (site / "content/b.rst").write_text(ARTICLE.replace("spot", "place").replace("See", "See :ref:`spot`,"))
    warm = check(site, NOTES).diagnostics
    assert [(each.code, each.span.path) for each in warm] == [
        ("PK611", "content/b.rst"),
        ("PK612", "content/news/_old.rst"),
        ("PK610", "content/news/ferry.rst"),
    ]
    assert warm == check(site, Options(notes=True, cache=False)).diagnostics


def test_what_a_draft_uses_has_a_use(site: Path) -> None:
    text = ":ref:`spot`\n\n.. image:: old.png\n   :alt: a boat\n\n.. include:: _old.rst\n"
    draft = f"Draft\n=====\n\n:date: 2026-01-01\n:status: draft\n\n{text}"
    (site / "content/news/draft.rst").write_text(draft)
    assert codes(site, NOTES) == ["PK610"]


def test_a_file_that_the_configuration_names_has_a_use(site: Path) -> None:
    link = '[[plugin.html.navigation]]\ntitle = "Spot"\nurl = "article:news/ferry#spot"\n'
    toml = f'[[plugin.epub.books]]\ncover = "/news/old.png"\n{link}'
    (site / "presskit.toml").write_text(toml)
    (site / "content/news/_old.rst").unlink()
    assert codes(site, NOTES) == ["PK610"]


def test_the_answers_of_other_hosts_become_findings_at_the_links(site: Path) -> None:
    outcome = check(site, Options(answers={URL: Answer(0, "dead", "the host says 410 Gone")}))
    ((code, span),) = [(each.code, each.span) for each in outcome.diagnostics]
    assert (code, span.path, span.line, span.column, span.end_column) == (
        "PK430",
        "content/news/ferry.rst",
        8,
        5,
        25,
    )


@pytest.mark.parametrize(
    ("code", "options"),
    [("PK430", Options(answers={})), ("PK611", NOTES)],
)
def test_who_ignores_what_was_not_looked_for_is_not_idle(site: Path, code: str, options: Options) -> None:
    path = site / "content/news/ferry.rst"
    path.write_text(
        ARTICLE.replace("See", f".. presskit: ignore {code} we know\n\nSee").replace(".. _spot:\n\n", "")
    )
    assert codes(site, Options()) == []
    assert "PK603" in codes(site, options)


def test_a_site_may_take_them_otherwise(site: Path) -> None:
    (site / "presskit.toml").write_text('[check.severity]\nPK610 = "off"\nPK611 = "error"\nPK612 = "off"\n')
    assert [(each.code, each.severity) for each in check(site, NOTES).diagnostics] == [("PK611", "error")]


def test_translations_of_the_site_that_can_not_be_used_are_found_at_their_line(make_site: MakeSite) -> None:
    catalog = 'msgid "Archive"\nmsgstr "Archief"\n\nmsgid "By {authors}"\nmsgstr "Door {auteurs}"\n'
    site = make_site({"content/a.rst": ARTICLE, "theme/locale/nl.po": catalog, "theme/locale/dutch.po": ""})
    for found in (check(site).diagnostics, build(site).diagnostics, build(site).diagnostics):
        assert [(each.code, each.span.path, each.span.line) for each in found] == [
            ("PK508", "theme/locale/dutch.po", 1),
            ("PK508", "theme/locale/nl.po", 4),
        ]


@pytest.mark.parametrize(
    ("language", "expected"), [("nl", ["PK614"]), ("de-CH", []), ("en-GB", []), ("tlh", ["PK614"])]
)
def test_a_language_without_words_is_noted(language: str, expected: list[str], make_site: MakeSite) -> None:
    files = {
        "content/a.rst": "A\n=\n\n:date: 2026-01-01\n",
        "presskit.toml": f'[site]\nlanguage = "{language}"\n',
    }
    site = make_site(files)
    assert codes(site, NOTES) == expected
    (site / "theme" / "locale").mkdir(parents=True)
    (site / "theme" / "locale" / f"{language}.po").touch()
    assert codes(site, NOTES) == []


def test_a_look_that_is_not_there_is_found_by_check_and_stops_a_build(site: Path) -> None:
    (site / "presskit.toml").write_text('[plugin.html]\nlook = "magasine"\n')
    (found,) = check(site).diagnostics
    assert (found.code, found.span, found.hint) == (
        "HT003",
        Span("presskit.toml", 2, 8, 2, 18),
        "did you mean `magazine`?",
    )
    assert build(site).diagnostics == (found,)
    assert not (site / "public").exists()


def test_a_look_of_the_site_is_missed_when_its_sheet_is_gone(site: Path) -> None:
    (site / "presskit.toml").write_text('[plugin.html]\nlook = "gazette"\n')
    sheet = site / "theme/static/looks/gazette.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(":root { --brand: #123456; }")
    assert build(site).diagnostics == ()
    sheet.unlink()
    (found,) = check(site).diagnostics
    assert (found.code, found.hint) == ("HT003", "it is theme/static/looks/gazette.css")


def test_colours_are_measured_on_those_of_the_look(site: Path) -> None:
    table = '[plugin.html]\nlook = "{}"\n[plugin.html.light]\nmuted = "#777777"\n'
    hints = set()
    for look in ("", "magazine"):
        (site / "presskit.toml").write_text(table.format(look))
        (found,) = check(site).diagnostics
        assert (found.code, found.span.line) == ("HT004", 4)
        hints.add(found.hint)
    assert len(hints) == 2


def test_a_plugin_that_fails_at_the_theme_is_named(site: Path) -> None:
    plugin = "from presskit import hookimpl\n\n\n@hookimpl\ndef presskit_check_theme(files):\n    files('static')['x']\n"
    (site / "plugins").mkdir()
    (site / "plugins/strict.py").write_text(plugin)
    (site / "presskit.toml").write_text('[plugins]\nenabled = ["./plugins/strict.py"]\n')
    (found,) = check(site).diagnostics
    assert (found.code, found.span.path) == ("PK150", "presskit.toml")
    assert "presskit_check_theme" in found.message
