"""Which articles have a table of contents of their own."""

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from presskit_html import presskit_facts
from presskit_html.outline import has_contents

ARTICLE = """\
Title
=====

{first}

One
---

{second}

Below
~~~~~

Text.

Two
---

Text.
"""


def document(first: str = "", second: str = "") -> nodes.document:
    return publish_doctree(ARTICLE.format(first=first, second=second))


SIDEBAR = """\
.. sidebar:: Beside

   .. contents:: On this page
"""


@pytest.mark.parametrize(
    "given",
    [
        document(".. contents::"),
        document(".. contents:: What is in it"),
        document(".. contents::\n   :local:"),
        document(second=".. contents::"),  # lists all headings, wherever it stands
        document(SIDEBAR),
    ],
    ids=["plain", "titled", "local", "in a section", "in a sidebar"],
)
def test_a_table_of_contents_of_the_article(given: nodes.document) -> None:
    assert has_contents(given)
    assert presskit_facts(given) == {"contents": True}


@pytest.mark.parametrize(
    "given",
    [
        document(),
        document(second=".. contents::\n   :local:"),  # of this section only
        document(".. topic:: Contents\n\n   Of the box."),
    ],
    ids=["none", "of a section", "a topic of that name"],
)
def test_an_article_without_one(given: nodes.document) -> None:
    assert not has_contents(given)
    assert presskit_facts(given) is None
