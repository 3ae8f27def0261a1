"""A linked site of values, and a writer to fill for."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from presskit.link.references import Resolved
from presskit.link.site import Linked, link
from presskit.link.targets import Target
from presskit.model.article import Article, Entry, Metadata
from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.page import Page, Subject, article_subject
from presskit.model.site import Site
from presskit.plugins.host import Host
from presskit.plugins.verify import hooks, registry
from presskit.plugins.writer import Templates, View, Writer
from tests.tools.plugin_site import FIRST_PARTY, PluginSite
from tests.tools.press import PressSite
from tests.tools.store import MemoryStore

KNOWN = hooks(registry())
HOST = Host(
    plugins=(), hooks=KNOWN, implementations=dict.fromkeys(KNOWN, ()), directives={}, roles={}, writers={}
)
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
MAP = AssetFile("content/news/map.svg", "0123456789abcdef", 9, "image/svg+xml", 12, 7)
LOGO = AssetFile("static/img/logo.svg", "fedcba9876543210", 9, "image/svg+xml")


class Plain(Writer):
    """One page for the home and one for each article."""

    name = "plain"
    public = True
    gathers = frozenset({"footnote"})

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        home = Subject(kind="home", uri="home:", title=catalog.site.title, language="en")
        yield Page(path="index.html", subject=home)
        lost = Subject(kind="error", uri="error:404", title="Not found", language="en")
        yield Page(path="404.html", subject=lost)
        for entry in catalog.articles():
            yield Page(path=f"{entry.id}/index.html", subject=article_subject(entry, "en"))

    def render(self, view: View, _templates: Templates) -> bytes:
        return repr(view.data).encode()


class Book(Plain):
    """The same in a container."""

    name = "book"
    public = False
    suffix = "xhtml"
    marks = {"noteref": ' epub:type="noteref"'}  # noqa: RUF012 - a constant of the writer

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        for entry in catalog.articles():
            if entry.metadata.section == "news":
                yield Page(
                    path=f"text/{entry.metadata.slug}.xhtml",
                    subject=article_subject(entry, "en"),
                    container="b.epub",
                )


class Api(Plain):
    """Links lead to the public pages."""

    name = "api"
    public = False
    links = "public"
    forms = ("tree", "html")
    suffix = "plain.html"

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        for entry in catalog.articles():
            yield Page(path=f"api/{entry.id}.json", subject=article_subject(entry, "en"))


WRITERS: dict[str, Writer] = {writer.name: writer for writer in (Plain(), Book(), Api())}


def probe(path: str, _base: str = "") -> AssetFile | None:
    return {"map.svg": MAP, "/img/logo.svg": LOGO}.get(path)


def article(id: str) -> Article:
    section, _, slug = id.rpartition("/")
    entry = Entry(id=id, metadata=Metadata(title=f"The <{slug}>", section=section, slug=slug))
    return Article(entry=entry, path=f"content/{id}.rst")


@pytest.fixture
def make_linked() -> Callable[..., Linked]:
    """``make_linked()``: a site of ``news/here``, whose references are resolved, ``news/there`` and ``sport/far``."""

    def make(base_url: str = "https://example.org/paper/") -> Linked:
        articles = [article("news/here"), article("news/there"), article("sport/far")]
        linked = link(
            articles,
            Site(title="Paper", base_url=base_url),
            list(WRITERS.values()),
            probe,
            HOST,
            NOW,
            MemoryStore(),
        )
        targets = {"article:there": Target("article:news/there", "The <there>", "spot")}
        resolved = {**linked.resolved, "news/here": Resolved(targets, {"map.svg": MAP}, ())}
        return replace(linked, resolved=resolved)

    return make


SLOTS = """
@hookimpl
def presskit_slots(subject, catalog):
    newest = catalog.entries[catalog.newest[0]]
    data = {"title": newest.metadata.title, "url": Link(newest.uri)}
    aside = [Block("newest", data), Block("silent"), Block("title")]
    return {"aside": aside, "head": [Block("newest", data), Block("logo", {"url": Asset("/logo.svg")})]}
"""


@pytest.fixture(scope="session")
def slots_host(tmp_path_factory: pytest.TempPathFactory) -> Host:
    """A host with one plugin, which places blocks: two of the newest article, one of nothing, a title, and a file."""
    folder = tmp_path_factory.mktemp("plugin")
    site = PluginSite(folder, folder)
    plugins = f'enabled = ["{site.local("slots", SLOTS)}"]\ndisabled = {FIRST_PARTY}\n'
    host, found = site.load(f"[plugins]\n{plugins}")
    assert found == []
    return host


@pytest.fixture
def press_site(slots_host: Host, tmp_path: Path) -> Callable[..., PressSite]:
    """``press_site(*writers)``: a site with templates for the blocks of `slots_host`, and with two files."""
    blocks = tmp_path / "blocks"
    blocks.mkdir()
    for suffix in ("html", "xhtml"):
        (blocks / f"newest.{suffix}").write_text('<a href="{{ block.data.url }}">{{ block.data.title }}</a>')
        (blocks / f"silent.{suffix}").write_text("\n")
        (blocks / f"title.{suffix}").write_text("{{ page.title }}")
        (blocks / f"logo.{suffix}").write_text('<img src="{{ block.data.url }}">')

    def make(*writers: Writer) -> PressSite:
        site = PressSite(tmp_path, slots_host, *writers)
        site.files = {"static/logo.svg": b"<svg/>", "content/m.svg": b'<svg id="m"/>'}
        return site

    return make
