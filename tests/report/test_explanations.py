"""Every rule is explained, and its examples are what they say."""

from pathlib import Path

import pytest

from presskit.build.pipeline import Options, check
from presskit.report.explanations import Explanation, explained, families
from presskit.report.rules import RULES, Rule
from tests.docs.rules import plugins_families, plugins_rules

EXPLANATIONS = {code: text for family in families() for code, text in family.explanations.items()}
OF_PLUGINS = {code: text for each in plugins_families() for code, text in each.explanations.items()}
FILES = {
    "presskit.toml": (
        '[plugin.mailinglist.lists.daily]\nprovider = "mailto"\naddress = "daily@harbour.example"\n'
        'title = "Daily"\nconsent = "One e-mail each weekday."\n'
    ),
    "content/notes/spring.rst": "Spring\n======\n\n:date: 2026-01-01\n:tags: spring\n\nText.\n",
    "content/news/the-ferry.rst": (
        "The ferry\n=========\n\n:date: 2026-01-01\n\n.. _timetable:\n\nAt six.\n\n.. _prices:\n\nNone.\n"
    ),
    "content/news/prices.rst": "Prices\n======\n\n:date: 2026-01-01\n\n.. _prices:\n\nNone.\n",
    "content/news/tomorrow.rst": "Tomorrow\n========\n\n:date: 2026-01-01\n:status: draft\n",
    "content/parts/tides.txt": "High water on Sunday.\n",
    "static/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    "plugins/tide.py": "from presskit import hookimpl\n\n\n@hookimpl\ndef presskit_slots():\n    return {}\n",
    "old/tide.py": "from presskit import hookimpl\n\n\n@hookimpl\ndef presskit_slots():\n    return {}\n",
    "plugins/first.py": (
        "from presskit import hookimpl\n\n\n@hookimpl(before='morning')\ndef presskit_slots():\n    return {}\n"
    ),
    "plugins/morning.py": (
        "from presskit import hookimpl\n\n\n@hookimpl(before='first')\ndef presskit_slots():\n    return {}\n"
    ),
}
# What they need is a machine without memory, a cluster that does not answer, a minute, or a build.
NOT_CHECKED = {"PK153", "PK393", "PK396", "PK506"}


def site_with(example: str, language: str, code: str, folder: Path) -> Path:
    """A site in which the example is an article, the configuration, or a plugin."""
    files = dict(FILES)
    if language == "rst":
        whole = ":date:" in example or code == "PK203"
        files["content/example.rst"] = (
            example if whole else f"Example\n=======\n\n:date: 2026-01-01\n\n{example}"
        )
    elif language == "toml":
        files["presskit.toml"] = example
    else:
        files["presskit.toml"] = '[plugins]\nenabled = ["./plugins/example.py"]\n'
        files["plugins/example.py"] = example
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found_in(example: str, language: str, code: str, folder: Path) -> set[str]:
    outcome = check(site_with(example, language, code, folder), Options(jobs=1, cache=False))
    return {found.code for found in outcome.diagnostics}


CHECKED = [
    pytest.param(code, text, id=code)
    for code, text in (EXPLANATIONS | OF_PLUGINS).items()
    if text.language in ("rst", "toml", "python") and code not in NOT_CHECKED
]


def test_every_rule_is_explained_in_one_family() -> None:
    assert set(EXPLANATIONS) == set(RULES)
    assert sum(len(family.explanations) for family in families()) == len(RULES)


def test_every_rule_of_a_first_party_plugin_is_explained() -> None:
    assert set(OF_PLUGINS) == set(plugins_rules())


def test_an_example_has_both_sides_and_a_language() -> None:
    half = {
        code
        for code, text in (EXPLANATIONS | OF_PLUGINS).items()
        if len({not text.language, not text.wrong, not text.right}) > 1
    }
    assert half == set()


@pytest.mark.parametrize(("code", "text"), CHECKED)
def test_the_wrong_example_has_the_finding(code: str, text: Explanation, tmp_path: Path) -> None:
    assert code in found_in(text.wrong, text.language, code, tmp_path)


@pytest.mark.parametrize(("code", "text"), CHECKED)
def test_the_right_example_has_none(code: str, text: Explanation, tmp_path: Path) -> None:
    assert found_in(text.right, text.language, code, tmp_path) == set()


def test_a_page_says_what_why_wrong_right_and_what_helps() -> None:
    assert explained(RULES["PK401"]) == (
        "A link leads to an article that does not exist.\n"
        "\n"
        "Readers who follow the link get an error page.\n"
        "\n"
        "Wrong:\n"
        "\n"
        "    See :article:`news/the-fery`.\n"
        "\n"
        "Right:\n"
        "\n"
        "    See :article:`news/the-ferry`.\n"
        "\n"
        "Correct the path: that of the file beneath `content/`, without its suffix.\n"
    )


def test_a_rule_of_a_plugin_has_its_sentence() -> None:
    assert explained(Rule("TIDE001", "tide", "warning", "A time is no time.")) == "A time is no time.\n"
