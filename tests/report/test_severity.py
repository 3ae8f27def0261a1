from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.severity import is_fixed, taken

HERE = Span("content/a.rst", 3, 4)


def test_findings_are_taken_as_the_site_says() -> None:
    found = [Diagnostic(code, "error", "m", HERE) for code in ("PK401", "PK402", "PK403")]
    assert taken(found, {"PK401": "info", "PK402": "off"}) == (
        Diagnostic("PK401", "info", "m", HERE),
        Diagnostic("PK403", "error", "m", HERE),
    )


def test_what_can_not_be_published_can_not_be_taken_otherwise() -> None:
    assert [code for code in ("PK103", "PK393", "PK501", "PK301", "PK401", "HT001") if is_fixed(code)] == [
        "PK103",
        "PK393",
        "PK501",
    ]
