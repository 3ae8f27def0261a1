from collections.abc import Callable, Mapping
from typing import Any

import pytest

from presskit.link.catalog import catalog
from presskit.link.references import Names, Resolved, find_article, resolve
from presskit.link.targets import Target
from presskit.model.article import Article, Entry, Label, Reference
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Span
from presskit.model.site import Site
from presskit.plugins.host import Host
from presskit.plugins.verify import hooks, registry

Make = Callable[..., Entry]
LookUp = Callable[..., Resolved]

PLACE = Span("content/news/here.rst", 4, 9, 4, 20)
MAP = AssetFile("content/news/map.svg", "d", 1, "image/svg+xml")
KNOWN = hooks(registry())
HOST = Host(
    plugins=(), hooks=KNOWN, implementations=dict.fromkeys(KNOWN, ()), directives={}, roles={}, writers={}
)


@pytest.fixture
def look_up(make_entry: Make, make_article: Callable[..., Article]) -> LookUp:
    """Resolves ``uris`` in the article ``news/here`` of a site with ``entries``: fields of articles or their metadata."""

    def run(
        *uris: str, entries: Mapping[str, dict[str, Any]] | None = None, hidden: tuple[str, ...] = ()
    ) -> Resolved:
        here = {"anchors": ("top",), "references": tuple(Reference(uri, PLACE) for uri in uris)}
        articles: dict[str, Article] = {}
        for id, values in {"news/here": here, **(entries or {})}.items():
            own = {name: values[name] for name in values.keys() & Article.__struct_fields__}
            metadata = {name: values[name] for name in values.keys() - own.keys()}
            articles[id] = make_article(make_entry(id, "2026-01-01", **metadata), **own)
        table = Names(articles, frozenset(hidden), Site(title="The Paper"))
        return resolve(
            articles["news/here"], table, lambda path, _base: MAP if path == "map.svg" else None, HOST
        )

    return run


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("there", "news/there"),
        ("news/there", "news/there"),
        ("/news/there", "news/there"),
        ("../sport/match", "sport/match"),
        ("match", "sport/match"),
        ("sport", "section:sport"),
        ("/there", "news/there"),
        ("nothing", None),
        ("twice", None),
    ],
)
def test_an_article_is_named_from_here_from_the_root_or_by_the_end_of_its_id(
    make_entry: Make, written: str, found: str | None
) -> None:
    ids = ("news/there", "sport/match", "sport/twice", "arts/twice")
    everything = catalog([make_entry(id, "2026-01-01") for id in ids], Site())
    assert find_article(written, "news/here", everything) == found


def test_a_reference_takes_the_title_of_its_target(look_up: LookUp) -> None:
    found = look_up("article:there", entries={"news/there": {"title": "Over there"}})
    assert found.targets == {"article:there": Target("article:news/there", "Over there")}
    assert not found.diagnostics


def test_a_link_to_an_index_leads_to_its_section(look_up: LookUp) -> None:
    found = look_up("article:/sport/index", entries={"sport/index": {"title": "Sports"}})
    assert found.targets["article:/sport/index"] == Target("section:sport", "Sports")


def test_a_dead_article_is_a_finding_at_its_place_with_the_closest_one(look_up: LookUp) -> None:
    found = look_up("article:brigde", entries={"sport/bridge": {}})
    (finding,) = found.diagnostics
    assert (finding.code, finding.severity, finding.span) == ("PK401", "error", PLACE)
    assert finding.hint == "did you mean `sport/bridge`?"


def test_an_anchor_must_exist(look_up: LookUp) -> None:
    entries = {"news/there": {"anchors": ("soundings",)}}
    assert (
        look_up("article:there#soundings", entries=entries).targets["article:there#soundings"].anchor
        == "soundings"
    )
    (finding,) = look_up("article:there#sounding", entries=entries).diagnostics
    assert (finding.code, finding.hint) == ("PK402", "did you mean `soundings`?")


def test_a_link_to_an_unpublished_article_says_so(look_up: LookUp) -> None:
    (finding,) = look_up("article:secret", hidden=("news/secret",)).diagnostics
    assert finding.code == "PK405"


def test_labels_resolve_across_articles_and_take_their_heading(look_up: LookUp) -> None:
    entries = {"sport/match": {"labels": (Label("the score", "the-score", "The score"),)}}
    found = look_up("ref:The  Score", entries=entries)
    assert found.targets == {"ref:The  Score": Target("article:sport/match", "The score", "the-score")}


def test_a_label_in_two_articles_is_ambiguous(look_up: LookUp) -> None:
    label = (Label("score", "score", "Score"),)
    (finding,) = look_up(
        "ref:score", entries={"a/x": {"labels": label}, "b/y": {"labels": label}}
    ).diagnostics
    assert finding.code == "PK407"
    assert "a/x, b/y" in finding.message


def test_a_dead_label_names_the_closest(look_up: LookUp) -> None:
    entries = {"sport/match": {"labels": (Label("score", "score", ""),)}}
    (finding,) = look_up("ref:scores", entries=entries).diagnostics
    assert (finding.code, finding.hint) == ("PK406", "did you mean `score`?")


def test_files(look_up: LookUp) -> None:
    found = look_up("asset:map.svg", "asset:gone.svg")
    assert found.assets == {"map.svg": MAP}
    assert [finding.code for finding in found.diagnostics] == ["PK403"]


def test_what_nobody_resolves_is_a_finding(look_up: LookUp) -> None:
    (finding,) = look_up("pep:8").diagnostics
    assert (finding.code, finding.message) == ("PK401", "nothing resolves `pep:8`")


@pytest.mark.parametrize("uri", ["home:", "archive:", "section:news", "https://example.org/"])
def test_uris_of_the_catalog_are_targets(look_up: LookUp, uri: str) -> None:
    assert look_up(uri).targets[uri].uri == uri
