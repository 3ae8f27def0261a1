"""What a page weighs before it has pictures."""

from pathlib import PurePosixPath

import pytest

from tests.site.built import Built

LIMIT = 30 * 1024
"""Bytes of an article of 600 words and of its style sheets, uncompressed."""

TEXT = 4_000
"""Bytes of 600 words with their markup."""

REQUESTS = 3


@pytest.mark.parametrize("built", ["magazine"], indirect=True)
def test_an_article_of_600_words_has_no_more_than_30_kb_in_3_requests(built: Built) -> None:
    weighed = 0
    for document in built.documents:
        here = (built.folder / document.path).parent
        sheets = [here / link for link in document.links if PurePosixPath(link).suffix == ".css"]
        assert 1 + len(sheets) + len(document.scripts) <= REQUESTS or document.kind in ("search", ""), (
            document.path
        )
        if document.kind != "article" or any(
            sheet.name.startswith(("markup", "documentation")) for sheet in sheets
        ):
            continue
        page = (built.folder / document.path).read_bytes()
        text = page[page.index(b'<div class="body">') : page.index(b"</article>")]
        weight = len(page) - len(text) + TEXT + sum(sheet.stat().st_size for sheet in sheets)
        assert weight <= LIMIT, (document.path, weight)
        weighed += 1
    assert weighed
