"""Which articles are translations of one another."""

from collections.abc import Callable
from typing import Any

import pytest

from presskit.link.references import Names, resolve
from presskit.link.translations import SCHEME
from presskit.model.article import Article, Entry, Reference
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.site import Site
from tests.tools.articles import host

Group = dict[str, str]


class Linked:
    """Articles given as ``id=language original``, with the site in English."""

    def __init__(self, articles: list[Article], hidden: tuple[str, ...]) -> None:
        self.articles = {article.entry.id: article for article in articles}
        self.names = Names(self.articles, frozenset(hidden), Site())
        self.catalog: Catalog = self.names.catalog

    def found(self, id: str) -> list[tuple[str, str]]:
        given: tuple[Diagnostic, ...] = resolve(
            self.articles[id], self.names, lambda _path, _base: None, host()
        ).diagnostics
        assert all(each.span == Span(f"content/{id}.rst", 4, 13) for each in given)
        return [(each.code, each.message) for each in given]


@pytest.fixture
def make(make_entry: Callable[..., Entry], make_article: Callable[..., Article]) -> Callable[..., Linked]:
    def linked(articles: dict[str, str], hidden: tuple[str, ...] = ()) -> Linked:
        made = []
        for id, text in articles.items():
            language, _, original = text.partition(" ")
            fields: dict[str, Any] = {"language": language, "translates": original}
            span = Span(f"content/{id}.rst", 4, 13)
            references = (Reference(f"{SCHEME}:{original}", span),) if original else ()
            made.append(make_article(make_entry(id, **fields), references=references))
        return Linked(made, hidden)

    return linked


Make = Callable[..., Linked]


def test_translations_of_translations_belong_to_the_original(make: Make) -> None:
    site = make({"news/tides": "", "de/tides": "de /news/tides", "fr/tides": "fr ../de/tides", "other": ""})
    group = {"en": "news/tides", "de": "de/tides", "fr": "fr/tides"}
    assert site.catalog.translations == dict.fromkeys(sorted(group.values()), group)
    assert list(site.catalog.translations["de/tides"]) == ["en", "de", "fr"], "the original first"
    assert [site.found(id) for id in site.articles] == [[]] * 4


def test_an_article_may_have_the_name_of_its_original(make: Make) -> None:
    site = make({"tides": "", "de/tides": "de tides"})
    assert site.catalog.translations["tides"] == {"en": "tides", "de": "de/tides"}


def test_what_is_not_out_is_in_no_group_and_holds_its_translations_together(make: Make) -> None:
    site = make({"fr/tides": "fr /tides", "de/tides": "de /tides", "a": "it /gone"}, hidden=("tides", "gone"))
    group = {"de": "de/tides", "fr": "fr/tides"}
    assert site.catalog.translations == dict.fromkeys(group.values(), group)
    assert [site.found(id) for id in site.articles] == [[], [], []]


def test_an_index_is_the_translation_of_a_section(make: Make) -> None:
    site = make({"news/index": "", "news/a": "", "de/index": "de /news", "de/a": "de"})
    assert site.catalog.translations["de/index"] == {"en": "news/index", "de": "de/index"}


def test_an_original_that_does_not_exist_is_found_at_the_field(make: Make) -> None:
    site = make({"tides": "", "de/a": "de /tidse"})
    assert site.found("de/a") == [("PK401", "there is no article `/tidse`")]
    assert site.catalog.translations == {}


def test_of_two_in_one_language_the_first_stands_for_it(make: Make) -> None:
    site = make({"tides": "", "de/a": "de /tides", "de/b": "de /tides"})
    group = {"en": "tides", "de": "de/a"}
    assert site.catalog.translations == dict.fromkeys(sorted(group.values()), group)
    assert site.found("de/a") == []
    assert site.found("de/b") == [("PK409", "content/de/a.rst says the same in the same language, `de`")]


def test_a_translation_without_a_language_is_in_that_of_the_site(make: Make) -> None:
    site = make({"tides": "", "de/a": " /tides"})
    assert site.found("de/a") == [("PK409", "content/tides.rst says the same in the same language, `en`")]


def test_articles_that_name_each_other_are_found_and_end(make: Make) -> None:
    site = make({"a": "de b", "b": "fr a", "c": "it b", "d": " d"})
    assert [code for code, _ in site.found("a")] == ["PK410"]
    assert [code for code, _ in site.found("b")] == ["PK410"]
    assert site.found("c") == []
    assert site.found("d") == [("PK410", "the article is a translation of itself")]
    assert set(site.catalog.translations["c"]) == {"de", "fr", "it"}
