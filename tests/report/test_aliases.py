"""Rules go by several names."""

import pytest

from presskit.report.aliases import ALIASES, code_named
from presskit.report.rules import RULES


@pytest.mark.parametrize("word", ["PK404", "pk404", "scheme", "PK-SEC-URL-SCHEME", "pk-sec-url-scheme"])
def test_a_rule_has_a_code_a_name_and_aliases(word: str) -> None:
    assert code_named(word) == "PK404"


def test_other_words_name_nothing() -> None:
    assert [code_named(word) for word in ("", "PK000", "PK-SEC", "link")] == [""] * 4


def test_no_alias_is_a_name() -> None:
    assert not {alias.lower() for alias in ALIASES} & {rule.name for rule in RULES.values()}
    assert set(ALIASES.values()) <= set(RULES)
