import re

import pytest

from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.rules import RULES, finding


def test_every_code_has_one_readable_name_and_one_sentence() -> None:
    assert all(re.fullmatch(r"PK\d{3}", code) and rule.code == code for code, rule in RULES.items())
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
    assert all(rule.summary.endswith(".") and "\n" not in rule.summary for rule in RULES.values())


def test_a_finding_has_the_severity_of_its_rule() -> None:
    place = Span("presskit.toml", 3, 1)
    assert finding("PK122", place, "m", "h") == Diagnostic("PK122", "warning", "m", place, "h")


def test_a_finding_needs_a_rule() -> None:
    with pytest.raises(KeyError):
        finding("PK000", Span("presskit.toml"), "m")
