"""Articles read from text, as a site with the first-party plugins reads them, but without a disk."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from presskit.config.load import parse
from presskit.model.article import Article, Entry, Reference
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import Fragment
from presskit.model.source import Needs, Source, digest
from presskit.plugins.host import Host, load_host
from presskit.read.compile import Reader, read
from presskit.read.fields import Rules
from presskit.read.markup import Tables
from presskit.read.reading import Input

PATH = "content/news/sample.rst"


@cache
def host() -> Host:
    """The host of an empty presskit.toml."""
    loaded, findings = load_host(parse(""), Path())
    assert findings == []
    return loaded


def reader(rules: Rules | None = None, *, raw: bool = False) -> Reader:
    """A reader; front matter requires nothing unless ``rules`` say so."""
    tables = Tables(host().directives, host().roles, raw=raw)
    return Reader(host=host(), tables=tables, rules=rules or Rules(required=()), raw=raw)


class Sample(Struct, frozen=True):
    """An article that was read, with its HTML."""

    article: Article
    html: Fragment

    @property
    def entry(self) -> Entry:
        return self.article.entry

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.article.diagnostics

    @property
    def references(self) -> tuple[Reference, ...]:
        return self.article.references


def result_of(
    text: str, files: Mapping[str, Input] | None = None, path: str = PATH, with_reader: Reader | None = None
) -> Sample | Needs:
    """What one pass over ``text`` gives; its last line ends where it does not."""
    text = text if text.endswith("\n") else f"{text}\n"
    id = path.removeprefix("content/").removesuffix(".rst")
    result = read(Source(id, path, text, ""), files or {}, with_reader or reader())
    return result if isinstance(result, Needs) else Sample(result, result.forms["html"])


def article_of(
    text: str, files: Mapping[str, str] | None = None, path: str = PATH, with_reader: Reader | None = None
) -> Sample:
    """The article of ``text``, with ``files`` by path; every other file does not exist."""
    known = {name: Input(content, digest(content.encode())) for name, content in (files or {}).items()}
    for _ in range(10):
        result = result_of(text, known, path, with_reader)
        if isinstance(result, Sample):
            return result
        known.update({name: Input(problem="does not exist") for name in result.paths})
    raise AssertionError(f"it still needs {known}")


def place(span: Span) -> str:
    """``4:9-12``, ``4:9-5:2`` over several lines, ``4:9`` where no end is known."""
    start = f"{span.line}:{span.column}"
    if not span.end_line:
        return start
    return (
        f"{start}-{span.end_column}"
        if span.end_line == span.line
        else f"{start}-{span.end_line}:{span.end_column}"
    )


def marked(span: Span, text: str) -> str:
    """What stands at ``span`` in ``text``; the rest of its line where no end is known."""
    lines = text.split("\n")
    if not span.end_line:
        return lines[span.line - 1][span.column - 1 :]
    found = lines[span.line - 1 : span.end_line]
    found[-1] = found[-1][: span.end_column - 1]
    found[0] = found[0][span.column - 1 :]
    return "\n".join(found)


def findings(article: Sample) -> list[tuple[str, str]]:
    """Place and code of each finding."""
    return [(place(found.span), found.code) for found in article.diagnostics]


def only(found: tuple[Diagnostic, ...]) -> Diagnostic:
    """The one finding."""
    assert len(found) == 1, found
    return found[0]


def shown(article: Sample) -> str:
    """The article's HTML without its holes."""
    return _strings(article.html)


def _strings(value: Any) -> str:
    parts = value.parts if isinstance(value, Fragment) else ()
    return "".join(
        part if isinstance(part, str) else _strings(getattr(part, "content", None)) for part in parts
    )
