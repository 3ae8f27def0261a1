"""A site that is linked from what the last build knew is the site linked anew."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from presskit.link.last import Last
from presskit.link.references import Probe
from presskit.link.site import Known, Linked, kept, link
from presskit.model.article import Article, Entry, Heading, Label, Metadata, Reference
from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Span
from presskit.model.fragment import Body, Link
from presskit.model.page import Page, Subject, article_subject
from presskit.model.site import Site
from presskit.plugins.writer import Writer
from tests.link.test_references import HOST
from tests.tools.store import MemoryStore

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
MAP = AssetFile("content/map.svg", "0" * 32, 9, "image/svg+xml")


class Plain(Writer):
    """A home with all titles, and a page for each article with what links to it."""

    name = "plain"
    public = True

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        home = Subject(kind="home", uri="home:", title="Paper", language="en")
        titles = [(entry.metadata.title, entry.metadata.summary) for entry in catalog.articles()]
        yield Page(path="index.html", subject=home, data={"titles": titles})
        for entry in catalog.articles():
            data = {
                "body": Body(entry.id),
                "from": list(catalog.backlinks.get(entry.id, ())),
                "in": catalog.translations.get(entry.id),
            }
            yield Page(path=f"{entry.id}.html", subject=article_subject(entry, "en"), data=data)


def made(id: str, *uris: str, words: int = 3, status: Any = "published", **fields: Any) -> Article:
    span = Span(f"content/{id}.rst", 3, 1)
    own = {name: fields.pop(name) for name in fields.keys() & {"anchors", "labels", "outline"}}
    lead = fields.pop("lead", ())
    metadata = Metadata(**{"title": id.upper(), "slug": id, "status": status, **fields})
    references = tuple(Reference(uri, span) for uri in uris)
    return Article(
        entry=Entry(id=id, metadata=metadata, lead=lead),
        path=span.path,
        words=words,
        references=references,
        **own,
    )


class Built:
    """A site that is linked again and again; ``files`` are those beside the articles."""

    def __init__(self) -> None:
        self.files = {"map.svg": MAP}
        self._store = MemoryStore()
        self._last: tuple[Last, Linked] | None = None

    def link(self, *articles: Article) -> Linked:
        """The site as the last build lets it be linked, which is as it is linked anew."""
        sources = {each.entry.id: str(hash(msgspec.json.encode(each))) for each in articles}
        looked: dict[str, AssetFile | None] = {}

        def probe(path: str, _base: str) -> AssetFile | None:
            looked[f"content/{path}"] = self.files.get(path)
            return self.files.get(path)

        known = last = None
        if self._last:
            last = msgspec.msgpack.decode(msgspec.msgpack.encode(self._last[0]), type=Last)
            looked.update(last.files)
            plan = self._last[1].plan
            known = Known(last, plan, sources, lambda path: self.files.get(path.removeprefix("content/")))
        found = _link(articles, probe, self._store, known)
        self._last = kept(found, sources, looked, last), found
        clean = _link(articles, probe, MemoryStore(), None)
        assert _shown(found) == _shown(clean)
        return found


def _link(articles: tuple[Article, ...], probe: Probe, store: MemoryStore, known: Known | None) -> Linked:
    return link(articles, Site(title="Paper"), [Plain()], probe, HOST, NOW, store, known=known)


def _shown(linked: Linked) -> dict[str, Any]:
    return {
        "resolved": dict(linked.resolved),
        "plan": linked.plan,
        "paths": linked.paths,
        "targets": dict(linked.targets),
        "diagnostics": sorted(map(repr, linked.diagnostics)),
        "counts": (linked.article_count, linked.page_count),
    }


def resolved(linked: Linked) -> set[str]:
    """The articles of which references were resolved."""
    assert linked.anew is not None
    return set(linked.anew)


@pytest.fixture
def built() -> Built:
    """A site of three articles: ``a`` links to ``b``, which has a label and an anchor, and ``c`` to nothing."""
    found = Built()
    assert found.link(*ARTICLES).anew is None
    return found


B = made(
    "b", anchors=("spot",), labels=(Label("there", "spot", "There"),), outline=(Heading(2, "spot", "Spot"),)
)
A, C = made("a", "article:b", "ref:there", "article:b#spot", "asset:map.svg"), made("c", "asset:gone.svg")
ARTICLES = (A, B, C)


def test_where_nothing_changed_nothing_is_resolved(built: Built) -> None:
    assert resolved(built.link(*ARTICLES)) == set()


def test_only_the_references_of_what_changed_are_resolved(built: Built) -> None:
    assert resolved(built.link(A, B, replace(C, words=9))) == {"c"}
    assert resolved(built.link(A, B, made("c", "asset:gone.svg", "asset:map.svg", "#nowhere"))) == {"c"}


def test_a_label_that_moves_resolves_what_refers_to_any(built: Built) -> None:
    other = replace(B, labels=(Label("elsewhere", "spot", "There"),))
    found = built.link(A, other, C)
    assert resolved(found) == {"a", "b"}
    assert {finding.code for finding in found.diagnostics} == {"PK403", "PK406"}
    assert resolved(built.link(*ARTICLES)) == {"a", "b"}


def test_an_original_joins_its_translations_although_it_is_not_out() -> None:
    built = Built()
    articles = [made(tongue, "translates:x", translates="x", language=tongue) for tongue in ("de", "fr")]
    assert {finding.code for finding in built.link(*articles).diagnostics} == {"PK401"}
    found = built.link(*articles, made("x", status="draft"))
    assert (found.anew, found.diagnostics) == (None, ())


@pytest.mark.parametrize(
    "articles",
    [
        (A, B),
        (*ARTICLES, made("d")),
        (A, B, made("c", "asset:gone.svg", title="New")),
        (A, B, made("c", "asset:gone.svg", "article:b")),
        (replace(A, references=()), B, C),
        (A, B, made("c", "asset:gone.svg", status="draft")),
    ],
    ids=["one less", "one more", "a title", "a new link", "a link less", "a draft"],
)
def test_what_other_pages_show_is_linked_anew(built: Built, articles: tuple[Article, ...]) -> None:
    assert built.link(*articles).anew is None


@pytest.mark.parametrize(
    ("path", "file"), [("map.svg", None), ("map.svg", replace(MAP, size=10)), ("gone.svg", MAP)]
)
def test_a_file_that_was_looked_at_changes(built: Built, path: str, file: AssetFile | None) -> None:
    built.files.pop(path, None)
    if file is not None:
        built.files[path] = file
    assert built.link(*ARTICLES).anew is None


def test_a_plain_link_in_place_of_a_named_one(built: Built) -> None:
    assert built.link(made("a", "path:/b.html"), B, C).anew is None, (
        "the page of `b` says what links to it by name"
    )


def test_a_summary_that_waits_for_a_title(built: Built) -> None:
    waiting = made("c", "ref:there", lead=("As ", Link("ref:there", "title"), " says."))
    built.link(A, B, waiting)
    renamed = replace(B, labels=(Label("there", "spot", "Over there"),))
    found = built.link(A, renamed, waiting)
    home = found.values.page(found.plan["plain"][0])
    assert ["C", "As Over there says."] in [list(pair) for pair in home.data["titles"]]


uris = st.lists(
    st.sampled_from(
        ("article:a", "article:b", "article:c#spot", "ref:there", "asset:map.svg", "path:/b.html", "#x")
    ),
    max_size=3,
)
labels = st.sampled_from(((), (Label("there", "spot", "There"),), (Label("there", "x", "Elsewhere"),)))
articles = st.builds(
    lambda name, uris, anchors, **fields: made(name, *uris, anchors=anchors, **fields),
    st.sampled_from("abcd"),
    uris,
    st.sampled_from(((), ("spot",), ("x",))),
    labels=labels,
    words=st.integers(0, 2),
    title=st.sampled_from(("One", "Two")),
    status=st.sampled_from(("published", "published", "draft")),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(articles, st.booleans()), max_size=8))
def test_whatever_changes_the_site_is_as_it_is_linked_anew(chain: list[tuple[Article, bool]]) -> None:
    site = Built()
    present: dict[str, Article] = {}
    for article, with_map in chain:
        present[article.entry.id] = article
        site.files = {"map.svg": MAP} if with_map else {}
        site.link(*present.values())
        site.link(*present.values())
