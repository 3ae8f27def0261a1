"""Catalogs as gettext writes them, read as Babel reads them."""

import io

import pytest
from babel.messages.pofile import read_po

from presskit.plugins.po import Problem, catalog
from tests.tools.messages import folder, singular, speaking

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;\\n"\n\n'


def test_messages_of_several_lines_with_escapes_and_comments() -> None:
    found = catalog('# one\n#: a.html:3\nmsgid ""\n"Two "\n"lines"\nmsgstr "Zwei\\n\\"Zeilen\\" \\\\ \\t"\n')
    assert found.words == {"Two lines": 'Zwei\n"Zeilen" \\ \t'}
    assert found.problems == ()


def test_what_is_not_translated_has_no_translation() -> None:
    text = (
        'msgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "B?"\n\n#~ msgid "c"\n#~ msgstr "C"\n\n'
        'msgctxt "verb"\nmsgid "d"\nmsgstr "D"\n\nmsgid "e"\nmsgstr "E"\n'
    )
    assert catalog(text) == ({"e": "E"}, ())


def test_the_header_says_which_form_a_number_takes() -> None:
    found = catalog(
        f'{HEADER}msgid "{{n}} a"\nmsgid_plural "{{n}} b"\nmsgstr[0] "none"\nmsgstr[1] "one"\nmsgstr[2] "{{n}}"\n'
    ).words["{n} a"]
    assert not isinstance(found, str)
    plural, forms = found
    assert forms == ("none", "one", "{n}")
    assert [plural(number) for number in (0, 1, 2, 7)] == [0, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("msgid a\n", Problem(1, "this is no line of a catalog", 'a line is a keyword and "words"')),
        ('\n"b"\n', Problem(2, "this is no line of a catalog", 'a line is a keyword and "words"')),
        ('msgid "a"\nmsgstr "{b}"\n', Problem(1, "`a` has no value {b}", "it has no values")),
        ('msgid "{a}"\nmsgstr "{b} {a}"\n', Problem(1, "`{a}` has no value {b}", "it has {a}")),
        (
            f'{HEADER}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
            Problem(5, "`a` has 2 forms, not 3", "Plural-Forms in the header says how many"),
        ),
        (
            f'{HEADER}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\nmsgstr[2] ""\n',
            Problem(5, "`a` lacks one of its forms"),
        ),
    ],
)
def test_problems_have_their_line_and_no_translation(text: str, problem: Problem) -> None:
    assert catalog(text) == ({}, (problem,))


@pytest.mark.parametrize("rule", ["n n", "__import__('os')", "(" * 500, "n" * 2000])
def test_a_rule_that_is_none_is_a_problem(rule: str) -> None:
    found = catalog(f'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural={rule};\\n"\n')
    assert [problem.line for problem in found.problems] == [1]
    assert found.problems[0].message.startswith("Plural-Forms can't be read: ")


def test_our_own_catalogs_are_read_as_babel_reads_them() -> None:
    paths = [path for package in speaking() for path in folder(package).glob("*.po")]
    assert len(paths) > 20
    for path in paths:
        content = path.read_bytes()
        ours, problems = catalog(content.decode())
        theirs = {
            singular(message.id): message.string
            for message in read_po(io.BytesIO(content))
            if message.id and message.string
        }
        assert problems == ()
        assert {id: words if isinstance(words, str) else words[1] for id, words in ours.items()} == theirs
