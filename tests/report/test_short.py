from presskit.report.short import render
from tests.tools.findings import EVERY_KIND, finding, seen


def test_a_finding_is_a_line() -> None:
    assert render(seen(finding(), folder="docs")) == (
        "docs/content/a.rst:4:4: error PK401 there is no article `x`\n"
    )
    assert len(render(seen(*EVERY_KIND)).splitlines()) == len(EVERY_KIND)


def test_nothing_found_is_no_line() -> None:
    assert render(seen()) == ""
