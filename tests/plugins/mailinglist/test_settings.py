"""The table ``[plugin.mailinglist]``, as the configuration decodes it."""

import pytest

from presskit import Diagnostic
from presskit.config.decode import decode
from presskit.config.load import parse
from presskit_mailinglist.settings import Settings

LIST = """
[plugin.mailinglist.lists.daily]
provider = "buttondown"
username = "packet"
consent = "One email a day."
"""


def decoded(text: str) -> tuple[Settings | None, list[Diagnostic]]:
    loaded = parse(text)
    table = loaded.config.plugin["mailinglist"]
    return decode(table, Settings, loaded.places, ("plugin", "mailinglist"))


def test_an_empty_table_is_fine() -> None:
    assert decoded("[plugin.mailinglist]\n") == (Settings(), [])


def test_a_list_needs_little() -> None:
    settings, findings = decoded('[plugin.mailinglist]\nafter_article = "daily"\n' + LIST)

    assert findings == []
    assert settings is not None
    assert settings.lists["daily"].signup.link == "https://buttondown.com/packet"


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        ('username = "YOUR_USERNAME"', 4, "`username` still has the placeholder “YOUR_USERNAME”"),
        ('username = ""', 4, "`username` is missing: buttondown needs your user name"),
        ("", 2, "`username` is missing: buttondown needs your user name"),
        ('username = "packet"\nu = "1"', 5, "`u` is no key of buttondown"),
        ('username = "packet"\nask_name = true', 5, "takes no name"),
        ('username = "packet"\npage = "http://example.org"', 5, "`page` must be an https URL"),
        ('username = "packet"\ntitle = " "', 5, "`title` must not be empty"),
    ],
)
def test_a_list_that_leads_nowhere_is_an_error_at_its_key_or_its_table(
    change: str, line: int, words: str
) -> None:
    settings, findings = decoded(LIST.replace('username = "packet"', change))

    assert settings is None
    assert [finding.span.line for finding in findings] == [line]
    assert words in findings[0].message


def test_consent_is_required() -> None:
    _, missing = decoded(LIST.replace('consent = "One email a day."', ""))
    _, empty = decoded(LIST.replace("One email a day.", ""))

    assert "consent" in missing[0].message
    assert "`consent` must not be empty" in empty[0].message


def test_each_thing_that_is_wrong_is_a_finding_of_its_own() -> None:
    _, findings = decoded(
        '[plugin.mailinglist.lists.daily]\nprovider = "mailchimp"\ndc = "12"\nconsent = " "\n'
    )

    assert [(finding.span.line, finding.message.partition(" ")[0]) for finding in findings] == [
        (1, "`account`"),
        (1, "`u`"),
        (1, "`id`"),
        (3, "`dc`"),
        (4, "`consent`"),
    ]


@pytest.mark.parametrize("key", ["after_article", "footer"])
def test_a_slot_that_names_no_list_is_an_error_with_a_hint(key: str) -> None:
    _, findings = decoded(f'[plugin.mailinglist]\n{key} = "dialy"\n{LIST}')

    assert [(finding.message, finding.hint, finding.span.line) for finding in findings] == [
        (f"`{key}` names no list: `dialy`", "did you mean `daily`?", 2)
    ]


def test_names_of_lists_become_ids_and_so_have_no_spaces() -> None:
    _, findings = decoded(LIST.replace("lists.daily", 'lists."the daily"'))

    assert "`the daily`" in findings[0].message
