"""A small site on disk, with a secret beside it, and what reading makes of bytes that lie there as an article."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.files import fetch
from presskit.build.packed import pack, unpack_article, unpack_forms
from presskit.build.roots import Roots
from presskit.build.sources import load_source
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic
from presskit.model.fragment import Forms
from presskit.model.source import Needs, Source
from presskit.plugins.host import Host
from presskit.read.compile import Reader, read
from presskit.read.fields import Rules
from presskit.read.limits import Refused
from presskit.read.markup import Tables
from presskit.read.reading import Input, Reading
from tests.tools.articles import PATH, host

CANARY = "canary-5d1e8b"
FILES: Mapping[str, bytes] = {
    "secret.txt": f"{CANARY},x\n".encode(),
    "site/static/data.csv": b"a,b\n1,2\n",
    "site/content/news/_part.inc": b"Part\n----\n\n- *item* x_\n\n.. include:: _deep.inc\n",
    "site/content/news/_deep.inc": b".. [#] Note\n.. |s| replace:: t\n.. _x: /y\n",
    "site/content/news/_self.inc": b"Text.\n\n.. include:: _self.inc\n",
    "site/content/news/_latin.inc": b"caf\xe9\n",
    "site/content/news/_bell.inc": b"a\x07b\n",
    "site/content/news/_t.csv": b'"a","*b"\n"1\n2",3,4\n',
    "site/content/news/_folder/x": b"x\n",
}
_MOST_PASSES = 100
LINK = "site/content/news/_link.inc"


def make_site(root: Path) -> Path:
    """The site beneath ``root``; beside it lies the secret, and a link in its content leads there."""
    for path, data in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / LINK).symlink_to(root / "secret.txt")
    return root / "site"


def reader(parser: str = "tuned", rules: Rules | None = None, with_host: Host | None = None) -> Reader:
    """A reader for untrusted articles, which makes every form."""
    loaded = with_host or host()
    tables = Tables(loaded.directives, loaded.roles, raw=False)
    return Reader(loaded, tables, rules or Rules(), ("html", "tree"), parser=parser)


class Outcome(Struct, frozen=True):
    """What reading made of an article: all its findings, what it was read from, and what the cache would hold."""

    findings: tuple[Diagnostic, ...]
    source: Source | None = None
    inputs: Mapping[str, Input] = {}
    article: Article | None = None
    forms: Forms = {}

    def text_of(self, path: str) -> str:
        """The text that places in the file ``path`` count in."""
        if self.source is not None and path == self.source.path:
            return self.source.text
        return self.inputs[path].text if path in self.inputs else ""


def outcome(site: Path, data: bytes, with_reader: Reader) -> Outcome:
    """As the build reads it, but what reading does not expect is raised."""
    (site / PATH).write_bytes(data)
    source, found = load_source(Roots(site), PATH)
    if source is None:
        return Outcome(tuple(found))
    known: dict[str, Input] = {}
    for _ in range(_MOST_PASSES):
        result = reading(source, known, with_reader)
        if isinstance(result, Outcome):
            return msgspec.structs.replace(result, findings=(*found, *result.findings))
        assert not known.keys() & set(result.paths), f"it asks again for {result.paths}"
        known.update({path: fetch(Roots(site), path) for path in result.paths})
    raise AssertionError(f"it still needs files after {list(known)}")


def reading(source: Source, inputs: Mapping[str, Input], with_reader: Reader) -> Outcome | Needs:
    """What one pass gives, as it comes out of the cache."""
    try:
        result = read(source, inputs, with_reader)
    except Refused as refused:
        return Outcome((refused.finding(Reading(source, inputs)),), source, inputs)
    if isinstance(result, Needs):
        return result
    bare = unpack_article(pack(msgspec.structs.replace(result, forms={})))
    return Outcome(bare.diagnostics, source, inputs, bare, unpack_forms(pack(result.forms)))
