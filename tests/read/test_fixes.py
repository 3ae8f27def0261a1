"""What a fix does to an article: its finding is gone, no other one has come, and a second run changes nothing."""

from collections import Counter
from pathlib import Path

import pytest

from presskit.model.diagnostic import Diagnostic
from presskit.report.mending import mended
from tests.read.test_diagnostics_spec import CASES, Case
from tests.tools.articles import PATH, article_of

FIXED = {"PK306", "PK330", "PK331", "PK332", "PK333", "PK335", "PK336"}
# A directive whose second colon was missing was not read at all.
REVEALED = {
    "PK308": "a directive that was a comment lacks something",
    "PK440": "a picture that nobody saw has no description",
    "PQ009": "a pull-quote that was none has words of its own",
}


def findings(files: dict[str, str]) -> tuple[Diagnostic, ...]:
    included = {name: text for name, text in files.items() if name != PATH}
    return article_of(files[PATH], included).diagnostics


def after_fixes(files: dict[str, str], found: tuple[Diagnostic, ...]) -> dict[str, str]:
    return {
        path: mended(text.encode(), [each for each in found if each.fix and each.fix[0].span.path == path])[
            0
        ].decode()
        for path, text in files.items()
    }


def counted(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    return Counter((each.code, each.message) for each in found)


def holds(files: dict[str, str]) -> set[str]:
    """Mend the files until nothing is left to mend, with what must be true each time; the codes that were mended."""
    codes: set[str] = set()
    found = findings(files)
    for _ in range(6):
        fixed = after_fixes(files, found)
        if fixed == files:
            return codes
        codes |= {each.code for each in found if each.fix}
        now = findings(fixed)
        new = {code for code, _ in counted(now) - counted(found)}
        new -= REVEALED.keys() if {"PK301", "PK330"} & codes else set()
        assert new == set(), (files, fixed)
        assert len([each for each in now if each.fix]) < len([each for each in found if each.fix])
        files, found = fixed, now
    raise AssertionError("there is no end to it")


def test_in_every_case_of_the_specification() -> None:
    cases: list[Case] = [param.values[0] for param in CASES]  # type: ignore[misc]
    codes = set().union(*(holds(case.files) for case in cases))
    assert codes >= FIXED


def test_in_every_article_with_a_defect(shared: Path) -> None:
    articles = sorted((shared / "corpora" / "defects").rglob("*.rst"))
    assert len(articles) >= 30
    for path in articles:
        holds({PATH: path.read_text(encoding="utf-8")})


MENDED = {
    "Fog\n===\n\nNoon\n----\n\n## Tide\n\nText.\n": "Fog\n===\n\nNoon\n----\n\nTide\n----\n\nText.\n",
    "Fog\n===\n\n## Noon\n\n### Tide ###\n\nText.\n": "Fog\n===\n\nNoon\n----\n\nTide\n~~~~\n\nText.\n",
    "===\nFog\n===\n\n----\nNoon\n----\n\n## Ebb\n": "===\nFog\n===\n\n----\nNoon\n----\n\n---\nEbb\n---\n",
    "深夜の港\n====\n\nText.\n": "深夜の港\n========\n\nText.\n",
    "See [a](http://x.org), [b](mailto:q@x.org).\n": "See `a <http://x.org>`__, `b <mailto:q@x.org>`__.\n",
    "- Run this:\n  ```python\n  x = 1\n\n  y = 2\n  ```\n  Done.\n": (
        "- Run this:\n\n  .. code-block:: python\n\n     x = 1\n\n     y = 2\n\n  Done.\n"
    ),
    "See `the\nreport <https://x.org>`.\n": "See `the\nreport <https://x.org>`__.\n",
    "Text.\n\n   Never.\n   - Ada Quill\n": "Text.\n\n   Never.\n\n   -- Ada Quill\n",
    "Text.\n\n   Never.\n   -- Ada Quill\n": "Text.\n\n   Never.\n\n   -- Ada Quill\n",
    "In C:\\Users\\me or D:\\2024.\n": "In C:\\\\Users\\\\me or D:\\\\2024.\n",
    ".. note: Mind the gap.\n": ".. note:: Mind the gap.\n",
    "See :code:word, now.\n": "See :code:`word`, now.\n",
    ":emphsis:`x` and :Emphsis:`y`\n": ":emphasis:`x` and :emphasis:`y`\n",
    ".. fgure:: x.png\n   :alt: X\n": ".. figure:: x.png\n   :alt: X\n",
    "Fog\n===\n\n:sumary: It is foggy.\n": "Fog\n===\n\n:summary: It is foggy.\n",
}
"""Articles before and after."""

LEFT = (
    "# Fog\n\nText.\n",  # may be the title, or one of many
    "Fog\n===\n\n### Tide\n\nText.\n",  # leaves out a rank
    "Fog\n===\n\n## Tide\nText.\n",
    "See [the page](prices.html).\n",  # may be dead
    "See [`a`](http://x.org), a[b](http://x.org), ![c](http://x.org/c.png).\n",
    "See [a](http://x.org 'title'), [a](http://x.org)b, [a](http://x.org/_).\n",
    "```\nno end\n",
    "```frobnicate\nx\n```\n",  # docutils would complain of the language
    "See `the report <prices.html>` now.\n",
    "See :article: word, :code:a(b).\n",
    "See \\\\server\\share.\n",
    ".. title: Fog\n\n.. include: secret.txt\n\n.. image : x\n",
    ".. fgure: x.png\n",
    ".. highlight:: c\n",  # Sphinx's
    ":reff:`x`\n",
    "Fog\n===\n\n:statsu: draft\n:dat: 2026-01-01\n:sulg: fog\n",  # decide whether and where it is out
    "Fog\n===\n\n:summary: A\n:sumary: B\n",
    "Fog [a](http://x.org)\n=======================\n\nText.\n",
    "+------------------------+\n| See [a](http://x.org). |\n+------------------------+\n",
    "=====  =====\n:emphsis:`x`  y\n=====  =====\n",
    "=================  =====\n[a](http://x.org)  y\n=================  =====\n",
)
"""Articles in which a fix could change what is meant, or break something."""


@pytest.mark.parametrize("text", MENDED)
def test_it_is_mended(text: str) -> None:
    files = {PATH: text}
    for _ in range(3):
        files = after_fixes(files, findings(files))
    assert files[PATH] == MENDED[text]


@pytest.mark.parametrize("text", LEFT)
def test_it_is_left_to_people(text: str) -> None:
    found = findings({PATH: text})
    assert found
    assert [each for each in found if each.fix] == []


def test_an_included_file_is_mended_too() -> None:
    files = {PATH: ".. include:: part.txt\n", "content/news/part.txt": "See [a](http://x.org).\n"}
    assert after_fixes(files, findings(files)) == {
        **files,
        "content/news/part.txt": "See `a <http://x.org>`__.\n",
    }
