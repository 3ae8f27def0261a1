"""What templates say: words, dates, numbers and lists, in the language of their page."""

import datetime as dt
from pathlib import Path

import pytest

from presskit.write.speech import dateformat, languagename
from presskit.write.templates import SiteTemplates

GERMAN = """
msgid "Archive & more"
msgstr "Archiv & <mehr>"

msgid "By {authors}"
msgstr "Von {authors}"

msgid "{n} note"
msgid_plural "{n} notes"
msgstr[0] "{n} Notiz"
msgstr[1] "{n} Notizen"
"""
TEMPLATES = {
    "a.html": '{{ _("Archive & more") }}',
    "value.html": '{% set link %}<a href="/">{{ x }}</a>{% endset %}{{ _("By {authors}", authors=link) }}',
    "plain.txt": '{{ _("Archive & more") }} {{ _("By {authors}", authors="A & B") }}',
    "plural.html": '{% for n in (0, 1, 2) %}{{ ngettext("{n} note", "{n} notes", n) }},{% endfor %}',
    "site.html": '{{ _("Archive & more", language="en") }}, {{ _("Archive & more") }}',
    "macros.html": '{% macro by(name) %}{{ _("By {authors}", authors=name) }} {{ day|dateformat }}{% endmacro %}'
    '{% set day = "2026-03-01" %}',
    "macro.html": '{% from "macros.html" import by %}{{ by("A") }}',
    "told.html": "<b{{ language|inlanguage }}>",
    "list.html": "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}{{ x|listformat }}; {{ x|listformat(bold) }}",
    "number.html": '{{ 12345|numberformat }} {{ 12345|numberformat(language="en") }}',
}


@pytest.fixture
def templates(tmp_path: Path) -> SiteTemplates:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.po").write_text(GERMAN, encoding="utf-8")
    for name, text in TEMPLATES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return SiteTemplates(tmp_path, [])


def german(templates: SiteTemplates, name: str, **context: object) -> str:
    return templates.render(name, page={"language": "de-AT"}, **context)


def test_words_are_in_the_language_of_the_page_and_escaped(templates: SiteTemplates) -> None:
    assert german(templates, "a.html") == "Archiv &amp; &lt;mehr&gt;"
    assert templates.render("a.html", page={"language": "en"}) == "Archive &amp; more"
    assert templates.render("a.html") == "Archive &amp; more"


def test_values_are_escaped_but_for_markup(templates: SiteTemplates) -> None:
    assert german(templates, "value.html", x="A & B") == 'Von <a href="/">A &amp; B</a>'


def test_plain_text_is_not_escaped(templates: SiteTemplates) -> None:
    assert german(templates, "plain.txt") == "Archiv & <mehr> Von A & B"


def test_a_number_picks_the_form(templates: SiteTemplates) -> None:
    assert german(templates, "plural.html") == "0 Notizen,1 Notiz,2 Notizen,"
    assert templates.render("plural.html", page={"language": "fr"}) == "0 notes,1 note,2 notes,"


def test_a_template_may_ask_for_another_language(templates: SiteTemplates) -> None:
    assert german(templates, "site.html") == "Archive &amp; more, Archiv &amp; &lt;mehr&gt;"


def test_macros_speak_the_language_of_the_page(templates: SiteTemplates) -> None:
    assert german(templates, "macro.html") == "Von A 1. März 2026"
    assert templates.render("macro.html", page={"language": "en"}) == "By A March 1, 2026"


def test_lists_are_joined_as_the_language_does(templates: SiteTemplates) -> None:
    shown = german(templates, "list.html", x=["A", "B & C", "D"])
    assert shown == "A, B &amp; C und D; <b>A</b>, <b>B &amp; C</b> und <b>D</b>"
    assert german(templates, "list.html", x=["A"]) == "A; <b>A</b>"
    assert german(templates, "list.html", x=[]) == "; "


def test_numbers_have_the_separators_of_the_language(templates: SiteTemplates) -> None:
    assert german(templates, "number.html") == "12.345 12,345"


def test_dates_are_written_as_their_readers_write_them() -> None:
    day = dt.date(2026, 3, 1)
    assert dateformat(day, "en") == "March 1, 2026"
    assert dateformat("2026-03-01T10:00:00+01:00", "de") == "1. März 2026"
    assert dateformat(day, "en-GB") == "1 March 2026"
    assert dateformat(day, "de-XX") == "1. März 2026", "an unknown region is left out"
    assert dateformat(day, "tlh") == "March 1, 2026", "an unknown language is read as English"


def test_text_in_another_language_says_so_and_which_way_it_runs(templates: SiteTemplates) -> None:
    def told(language: str, page: str) -> str:
        return templates.render("told.html", language=language, page={"language": page})

    assert told("de", "de") == told("", "de") == "<b>"
    assert told("en", "de") == '<b lang="en">'
    assert told("ar", "de") == '<b lang="ar" dir="rtl">'
    assert told("de", "ar") == '<b lang="de" dir="ltr">'


def test_languages_have_the_names_that_they_give_themselves() -> None:
    names = {tag: languagename(tag) for tag in ("de", "fr", "ar", "en-GB", "zh-Hant", "tlh-x-a", "de-XX")}
    assert names == {
        "de": "Deutsch",
        "fr": "français",
        "ar": "العربية",
        "en-GB": "English (United Kingdom)",
        "zh-Hant": "中文 (繁體)",
        "tlh-x-a": "tlh-x-a",
        "de-XX": "Deutsch",
    }
