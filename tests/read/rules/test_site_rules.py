"""What a site demands of values."""

import pytest

from presskit.read.fields import Rules
from tests.tools.articles import article_of, findings, only, reader

LISTED = reader(Rules(required=(), authors=("Ada Quill", "Nell Garrity"), sections=("news",)))
ZONELESS = reader(Rules(required=(), names_zone=False))


def test_an_author_that_the_site_does_not_have() -> None:
    article = article_of("Title\n=====\n\n:authors: Ada Quill; Nell Garity\n", with_reader=LISTED)
    found = only(article.diagnostics)
    assert findings(article) == [("4:22-33", "PK204")]
    assert (found.message, found.hint) == (
        "`Nell Garity` is no author of this site",
        "did you mean `Nell Garrity`?",
    )


def test_a_section_that_the_site_does_not_have() -> None:
    article = article_of("Title\n=====\n\n:author: Ada Quill\n:section: nwes\n", with_reader=LISTED)
    assert findings(article) == [("5:11-15", "PK204")]


def test_a_folder_that_is_no_section_of_the_site() -> None:
    article = article_of("Title\n=====\n", path="content/nwes/a.rst", with_reader=LISTED)
    assert findings(article) == [("1:1-6", "PK204")]


@pytest.mark.parametrize(
    ("value", "is_found"),
    [
        ("2026-03-01 08:00", True),
        ("2026-03-01T08:00:30", True),
        ("2026-03-01", False),
        ("2026-03-01 08:00Z", False),
        ("2026-03-01 08:00 +01:00", False),
        ("2026-03-01T08:00+01:00", False),
        ("2026-02-30 08:00", False),
    ],
)
def test_a_time_without_a_zone_in_a_site_without_one(value: str, is_found: bool) -> None:
    text = f"Title\n=====\n\n:date: {value}\n"
    codes = [code for _, code in findings(article_of(text, with_reader=ZONELESS))]
    assert ("PK212" in codes) is is_found
    assert "PK212" not in [code for _, code in findings(article_of(text))]
