"""A site that is rendered again and again without a disk: what one build knows of its pages, the next is told."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from markupsafe import Markup

from presskit.link.plan import digest_of
from presskit.link.site import link
from presskit.model.article import Article, Entry, Metadata
from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic
from presskit.model.fragment import Asset, Body, Fragment, Link, Measure
from presskit.model.page import Page, Subject, article_subject
from presskit.model.site import Site
from presskit.model.source import digest
from presskit.model.stored import stored
from presskit.plugins.host import Host
from presskit.plugins.writer import Piece, Templates, View, Writer
from presskit.write.answers import Memos
from presskit.write.outputs import outputs
from presskit.write.records import Known, Records
from presskit.write.render import Press
from presskit.write.table import table
from presskit.write.templates import SiteTemplates
from tests.tools.store import MemoryStore

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


class Counting(Writer):
    """Web pages: a home with all titles, and a page for each article; ``rendered`` are the paths, as they are rendered."""

    name = "counting"
    public = True

    def __init__(self) -> None:
        self.rendered: list[str] = []

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        home = Subject(kind="home", uri="home:", title=catalog.site.title, language="en")
        items = [{"title": entry.metadata.title, "url": Link(entry.uri)} for entry in catalog.articles()]
        yield Page(path="index.html", subject=home, data={"items": items})
        for entry in catalog.articles():
            yield Page(path=f"{entry.id}.html", subject=article_subject(entry, "en"), data=_data(entry))

    def render(self, view: View, templates: Templates) -> bytes:  # noqa: ARG002 - it needs none
        self.rendered.append(view.page.path)
        return shown(view)


class Binding(Writer):
    """A book of all articles; ``rendered`` are its pages as they are rendered, and ``bound`` says how often it was made."""

    name = "binding"

    def __init__(self) -> None:
        self.rendered: list[str] = []
        self.bound = 0

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        for entry in catalog.articles():
            path = f"text/{entry.id}.xhtml"
            yield Page(path=path, subject=article_subject(entry, "en"), data=_data(entry), container="a.book")

    def render(self, view: View, templates: Templates) -> bytes:  # noqa: ARG002 - it needs none
        self.rendered.append(view.page.path)
        return shown(view)

    def assemble(self, container: str, pieces: Sequence[Piece], templates: Templates) -> Iterator[bytes]:  # noqa: ARG002
        self.bound += 1
        for piece in pieces:
            yield f"--- {piece.path} {piece.is_page} {piece.page.data.get('title') if piece.page else ''}\n".encode()
            yield piece.content


def _data(entry: Entry) -> dict[str, Any]:
    data = {"title": entry.metadata.title, "body": Body(entry.id), "words": Measure(entry.id, "words")}
    if entry.metadata.image:
        data["image"] = Asset(f"{entry.uri}!{entry.metadata.image.uri}")
    return data


def shown(view: View) -> bytes:
    """The data, then the slots, in no simple order."""
    slots = {name: [*texts] for name, texts in sorted(view.slots.items(), reverse=True)}
    head = Markup("").join(slots.pop("head", []))
    rest = [Markup("<div>{}</div>").format(Markup("|").join(texts)) for texts in slots.values()]
    return f"{head}{_plain(view.data)}{''.join(rest)}".encode()


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(f"<{key}>{_plain(item)}" for key, item in value.items())
    return "".join(map(_plain, value)) if isinstance(value, list) else getattr(value, "text", str(value))


def article(id: str, title: str = "", *, words: int = 3, **values: Any) -> Article:
    """An article; ``values`` are fields of it, or of its metadata."""
    own = {name: values.pop(name) for name in values.keys() & Article.__struct_fields__}
    section, _, slug = id.rpartition("/")
    metadata = Metadata(**{"title": title or slug.capitalize(), "section": section, "slug": slug, **values})
    return Article(entry=Entry(id=id, metadata=metadata), path=f"content/{id}.rst", words=words, **own)


class PressSite:
    """``published`` are its outputs, ``files`` those in its folder, both by path; ``bodies`` the fragments of articles."""

    def __init__(self, folder: Path, host: Host, *writers: Writer) -> None:
        self.published: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}
        self.bodies: dict[str, Fragment] = {}
        self.known = Known()
        self.findings: list[Diagnostic] = []
        self.store = MemoryStore()
        self._folder = folder
        self._host = host
        self._writers = writers

    def build(self, *articles: Article, environment: str = "") -> set[str]:
        """The paths of the files that are not as they were."""
        linked = link(articles, Site(title="Paper"), self._writers, self._probe, self._host, NOW, self.store)
        rows = table(linked, lambda article: digest_of(stored(self.bodies.get(article))), self.known.table)
        records = Records(self.known, environment, rows, self._file, self._at_root)
        wanted: set[str] = set()

        def keep(path: str, digest_: str, size: int) -> bool:
            content = self.published.get(path)
            kept = content is not None and (digest(content), len(content)) == (digest_, size)
            wanted.update({path} if kept else ())
            return kept

        press = Press(
            linked,
            {writer.name: writer for writer in self._writers},
            SiteTemplates(self._folder, []),
            self._at_root,
            self._file,
            lambda file: self.files[file.path],
            lambda article, _form: self.bodies.get(article, Fragment()),
            Memos(),
            records,
            keep,
            self._published,
            self.store,
        )
        self.findings = list(linked.diagnostics)
        every = (staged for writer in self._writers for staged in outputs(press, writer, self.findings))
        made = {out.path: out for out, known in every if known == digest(out.content)}
        changed = {path for path, out in made.items() if self.published.get(path) != out.content}
        self.published = {path: self.published[path] for path in wanted - made.keys()}
        self.published |= {path: out.content for path, out in made.items()}
        self.known = msgspec.msgpack.decode(msgspec.msgpack.encode(records.now), type=Known)
        return changed

    def clean(self, *articles: Article) -> Mapping[str, bytes]:
        """What a build that knows nothing publishes."""
        other = PressSite(self._folder, self._host, *self._writers)
        other.files, other.bodies = self.files, self.bodies
        other.build(*articles)
        return other.published

    def _probe(self, path: str, base: str) -> AssetFile | None:
        folder = base.rpartition("/")[0]
        return self._at_root(path) if path.startswith("/") else self._file(f"{folder}/{path}")

    def _at_root(self, path: str) -> AssetFile | None:
        return self._file(f"static{path}")

    def _file(self, path: str) -> AssetFile | None:
        content = self.files.get(path)
        return None if content is None else AssetFile(path, digest(content), len(content), "image/svg+xml")

    def _published(self, path: str, wanted: str, size: int) -> bytes | None:
        content = self.published.get(path)
        return content if content is not None and (digest(content), len(content)) == (wanted, size) else None
