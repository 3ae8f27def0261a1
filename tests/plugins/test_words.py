"""The words of a language, from the catalogs of a site and its plugins."""

import string
from pathlib import Path

import pytest

from presskit.plugins.words import CORE, Languages, catalogs, problems
from tests.tools.messages import LANGUAGES, folder, marked, read, singular, speaking


def languages(tmp_path: Path, **files: str) -> Languages:
    """Catalogs by folder and language, ``site_de="…"``, of one message: ``a``."""
    for name, words in files.items():
        home, _, language = name.partition("_")
        path = tmp_path / home / "locale" / f"{language}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'msgid "a"\nmsgstr "{words}"\n\nmsgid "{name}"\nmsgstr "own"\n', encoding="utf-8")
    return Languages([tmp_path / "site", tmp_path / "one", tmp_path / "two"])


def test_the_first_folder_that_knows_the_language_wins(tmp_path: Path) -> None:
    known = languages(tmp_path, one_de="eins", two_de="zwei")
    assert known.words("de").gettext("a") == "eins"
    assert known.words("de").gettext("two_de") == "own"
    assert languages(tmp_path, site_de="Seite").words("de-AT").gettext("a") == "Seite"


def test_a_region_falls_back_on_its_language_and_that_on_english(tmp_path: Path) -> None:
    known = languages(tmp_path, one_de="Januar", one_de_AT="Jänner", two_zh_Hant="漢")
    assert [
        known.words(tag).gettext("a") for tag in ("de", "de-AT", "DE_at", "de-CH", "zh-Hant-TW", "zh", "nl")
    ] == [
        *("Januar", "Jänner", "Jänner", "Januar", "漢", "a", "a"),
    ]


def test_the_sites_language_goes_before_a_plugins_region(tmp_path: Path) -> None:
    assert languages(tmp_path, site_de="Seite", one_de_AT="Jänner").words("de-AT").gettext("a") == "Seite"


def test_values_take_their_places_and_nothing_fails() -> None:
    words = Languages(()).words("de")
    assert words.gettext("{x} {y} {} {", x="{y}", z=1) == "{y} {y} {} {"
    assert [words.ngettext("{n} b", "{n} c", n, n=n) for n in (1, 2)] == ["1 b", "2 c"]


def test_arabic_has_its_six_forms() -> None:
    words = Languages([folder(package).parent for package in speaking()]).words("ar")
    read_in = [words.ngettext("{n} min read", "{n} min read", n, n=n) for n in (0, 1, 2, 5, 11, 100)]
    assert read_in == [
        "0 دقيقة قراءة",
        "دقيقة قراءة واحدة",
        "دقيقتا قراءة",
        "5 دقائق قراءة",
        "11 دقيقة قراءة",
        "100 دقيقة قراءة",
    ]


def test_the_core_names_its_pages() -> None:
    assert CORE.words("de").gettext("Page not found") == "Seite nicht gefunden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogs_that_ship_are_whole(language: str) -> None:
    seen: dict[str, object] = {}
    for package in speaking():
        messages = {singular(message): message for message in marked(package)}
        found = {singular(each.id): each for each in read(folder(package) / f"{language}.po") if each.id}
        assert found.keys() == messages.keys(), f"python -m tests.tools.messages: {package.name}"
        assert read(folder(package) / f"{language}.po").obsolete == {}
        for id, each in found.items():
            forms = each.string if isinstance(each.string, tuple) else (each.string,)
            assert all(forms), f"{package.name} lacks {id!r}"
            assert not each.fuzzy
            assert isinstance(each.string, tuple) == isinstance(messages[id], tuple)
            assert _values(str(forms[-1])) == _values(id)
            assert seen.setdefault(id, each.string) == each.string, f"{id!r} has two translations"


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_catalogs_that_ship_in_part_have_only_what_is_marked() -> None:
    for package in speaking():
        known = {singular(message) for message in marked(package)}
        for path in catalogs(folder(package).parent):
            assert {singular(each.id) for each in read(path) if each.id} <= known
            assert list(problems(path)) == []


def test_a_file_that_is_named_after_no_language_is_found(tmp_path: Path) -> None:
    languages(tmp_path, site_german="x")
    (path,) = catalogs(tmp_path / "site")
    assert [problem.message for problem in problems(path)] == ["`german` is no language"]
