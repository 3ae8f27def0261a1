from presskit.model.diagnostic import Edit, Span
from presskit.report.findings import told
from presskit.report.rules import RULES
from tests.tools.findings import EVERY_KIND, HOSTILE, SOURCE, finding, seen


def test_paths_are_those_of_the_folder_from_which_the_site_is_seen() -> None:
    for folder, path in (
        (".", "content/a.rst"),
        ("docs", "docs/content/a.rst"),
        ("../x", "../x/content/a.rst"),
    ):
        found = seen(finding(), folder=folder)
        assert found.diagnostics[0].span == Span(path, 4, 4, 4, 6)
        assert found.sources == {path: SOURCE}


def test_findings_stand_in_the_order_of_their_places() -> None:
    places = [(found.span.path, found.span.line) for found in seen(*EVERY_KIND).diagnostics]
    assert places == sorted(places)


def test_no_text_can_control_a_terminal() -> None:
    [found] = seen(finding(HOSTILE, "error", HOSTILE, Span(HOSTILE), HOSTILE)).diagnostics
    for text in (found.code, found.message, found.hint, found.span.path):
        assert text.startswith(r"100%\r\n::error::")
        assert not {"\x1b", "\x00", "\u202e", "\udcff", "\n", "\r"} & set(text)


def test_a_message_is_told_with_its_hint() -> None:
    assert told(finding()) == "there is no article `x` (did you mean `y`?)"
    assert told(finding(hint="")) == "there is no article `x`"


def test_a_code_that_nobody_declares_has_a_rule_without_words() -> None:
    assert seen().rule("PK401") is RULES["PK401"]
    assert seen().rule("ODD1").summary == ""


def test_a_fix_that_could_control_a_terminal_or_has_no_end_is_left_out() -> None:
    span = Span("content/a.rst", 1, 1, 1, 2)
    for edit in (Edit(span, "\x1b[31m"), Edit(span, "\u202e"), Edit(Span("content/a.rst", 1), "x")):
        [found] = seen(finding(fix=(edit,))).diagnostics
        assert found.fix == ()
