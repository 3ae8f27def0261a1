"""The table of all that pages may depend on."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from presskit.link.references import Resolved
from presskit.link.site import Linked
from presskit.link.targets import Target
from presskit.model.article import Article, Heading
from presskit.write.table import Table, differing, row_of, table
from tests.write.conftest import LOGO, MAP

Make = Callable[..., Linked]


def rows(linked: Linked, **bodies: bytes) -> Table:
    return table(linked, lambda article: bodies.get(article.rpartition("/")[2], b""), {})


def with_article(linked: Linked, article: Article) -> Linked:
    return replace(linked, articles={**linked.articles, article.entry.id: article})


def test_the_same_site_has_the_same_table(make_linked: Make) -> None:
    assert differing(rows(make_linked()), rows(make_linked())) == frozenset()


def test_a_new_body_differs_in_that_alone(make_linked: Make) -> None:
    linked = make_linked()
    assert differing(rows(linked, here=b"1"), rows(linked, here=b"2")) == {"body news/here"}


def test_words_and_headings_are_rows_of_their_own(make_linked: Make) -> None:
    linked = make_linked()
    there = linked.articles["news/there"]
    longer = with_article(linked, replace(there, words=9))
    headed = with_article(linked, replace(there, outline=(Heading(2, "a", "A"),)))
    assert differing(rows(linked), rows(longer)) == {"words news/there"}
    assert differing(rows(linked), rows(headed)) == {"outline news/there"}


@pytest.mark.parametrize(
    ("resolved", "names"),
    [
        (Resolved({"article:there": Target("article:sport/far", "Far")}, {"map.svg": MAP}, ()), {"body"}),
        (
            Resolved(
                {"article:there": Target("article:news/there", "New title", "spot")}, {"map.svg": MAP}, ()
            ),
            {"body"},
        ),
        (
            Resolved(
                {"article:there": Target("article:news/there", "The <there>", "spot")}, {"map.svg": LOGO}, ()
            ),
            {"body", "files"},
        ),
    ],
    ids=["elsewhere", "another title", "another file"],
)
def test_what_references_lead_to_is_part_of_the_body(
    make_linked: Make, resolved: Resolved, names: set[str]
) -> None:
    linked = make_linked()
    other = replace(linked, resolved={**linked.resolved, "news/here": resolved})
    assert differing(rows(linked), rows(other)) == {f"{name} news/here" for name in names}


def test_a_page_that_moves_and_a_target_with_a_new_title_are_named_by_their_uri(make_linked: Make) -> None:
    linked = make_linked()
    moved = {
        key: f"moved/{path}" if key[0] == "book" and "there" in path else path
        for key, path in linked.paths.own.items()
    }
    assert differing(rows(linked), rows(replace(linked, paths=replace(linked.paths, own=moved)))) == {
        "article:news/there"
    }
    targets = {**linked.targets, "home:": Target("home:", "Renamed")}
    assert differing(rows(linked), rows(replace(linked, targets=targets))) == {"home:"}
    gone = {key: path for key, path in linked.paths.own.items() if key[2] != "article:sport/far"}
    assert differing(rows(linked), rows(replace(linked, paths=replace(linked.paths, own=gone)))) == {
        "article:sport/far"
    }


@pytest.mark.parametrize("name", ["a|b", "||", "body x", "file /a", "a\nb", "å"])
def test_names_of_any_characters_are_told_apart(make_linked: Make, name: str) -> None:
    linked = make_linked()
    here = linked.articles["news/here"]
    strange = with_article(linked, replace(here, entry=replace(here.entry, id=name)))
    longer = with_article(linked, replace(here, entry=replace(here.entry, id=name), words=9))
    assert differing(rows(strange), rows(longer)) == {f"words {name}"}
    own = {**linked.paths.own, ("plain", "", f"article:{name}"): "x.html"}
    assert differing(rows(linked), rows(replace(linked, paths=replace(linked.paths, own=own)))) == {
        f"article:{name}"
    }


def test_where_a_site_was_linked_from_the_last_only_its_articles_have_new_rows(make_linked: Make) -> None:
    linked = make_linked()
    last = {**rows(linked), "file /img/logo.svg": row_of(LOGO)}
    longer = with_article(linked, replace(linked.articles["news/here"], words=9))
    found = table(replace(longer, anew=frozenset({"news/here"})), lambda _id: b"", last)
    assert differing(last, found) == {"words news/here"}
    assert found.keys() == last.keys()
    assert found is not last


def test_files_are_told_apart_and_from_none() -> None:
    assert len({row_of(MAP), row_of(LOGO), row_of(None)}) == 3
    assert row_of(MAP) == row_of(replace(MAP))
