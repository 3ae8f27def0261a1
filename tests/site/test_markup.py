"""What the files of a site say, by a validator and by the few rules that no validator has."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.site.built import Built
from tests.tools.nu import Message


def test_the_nu_checker_finds_nothing(
    built: Built, nu_checker: Callable[[Sequence[Path]], list[Message]]
) -> None:
    pages = [built.folder / document.path for document in built.documents]
    sheets = sorted(built.folder.glob("static/*.css"))
    assert sheets
    assert nu_checker([*pages, *sheets]) == []


def test_every_page_has_one_title_one_heading_and_a_language(built: Built) -> None:
    wrong = [
        (document.path, document.titles, document.headings, document.language)
        for document in built.documents
        if len(document.titles) != 1 or len(document.headings) != 1 or not document.language
    ]
    assert wrong == []
    assert all(document.titles[0].strip() and document.headings[0].strip() for document in built.documents)


def test_no_two_pages_have_the_same_title(built: Built) -> None:
    titles = Counter(document.titles[0] for document in built.documents if document.kind)
    assert [title for title, count in titles.items() if count > 1] == []


def test_no_id_is_there_twice(built: Built) -> None:
    for document in built.documents:
        assert [id for id, count in Counter(document.ids).items() if count > 1] == [], document.path


def test_nothing_could_run(built: Built) -> None:
    """But the search, whose script is a file of the site."""
    could = {document.path: document.scripts for document in built.documents if document.scripts}
    assert could.pop("search/index.html", ("script",)) == ("script",)
    assert could == {}


def test_the_kitchen_sink_has_a_page_of_every_kind(kitchen_sink: Built) -> None:
    assert set(kitchen_sink.longest()) == {
        *("home", "article", "section", "tag", "author", "series", "archive", "search", "error"),
    }
