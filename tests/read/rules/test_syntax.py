"""Which code is looked at. Where mistakes in it are found is in ``tests/spec/diagnostics/code.txt``."""

import pytest

from presskit.read.rules.syntax import fault_in
from tests.tools.articles import article_of, findings


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("text", "high high"),
        ("python2", "print 'high'"),
        ("json5", "{high: 4}"),
        ("console", "$ presskit check"),
        ("no-such-language", "{"),
        ("python", f"# {'tide ' * 5_000}\nhigh high"),
        ("python", "high high ... and low low"),
    ],
)
def test_what_is_left_alone(language: str, code: str) -> None:
    assert fault_in(code, language) is None


def test_a_language_may_be_written_in_capitals() -> None:
    assert fault_in("{high}", "JSON") is not None


@pytest.mark.parametrize(
    "block", ["::\n\n   high high\n", ".. code::\n\n   high high\n", ".. parsed-literal::\n\n   x x\n"]
)
def test_code_of_no_language(block: str) -> None:
    assert article_of(block).diagnostics == ()


def test_code_with_tabs_has_the_columns_of_the_source() -> None:
    assert findings(article_of('.. code:: json\n\n\t{"high": four}\n')) == [("3:11-16", "PK360")]
