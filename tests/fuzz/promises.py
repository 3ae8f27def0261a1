"""What holds for whatever an article holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree

from presskit.model.diagnostic import Span
from presskit.model.fragment import Anchor, Block, Fragment, Mark, Part
from presskit.model.source import Needs
from presskit.plugins.host import Host
from presskit.read.fields import Rules
from tests.fuzz.site import CANARY, Outcome, outcome, reader, reading

NEVER = {
    "PK150": "a plugin failed",
    "PK151": "a hook gave nonsense",
    "PK391": "the parser failed",
    "PK393": "too slow",
}
LIMITS = frozenset({"PK390", "PK393", "PK397", "PK398", "PK399"})
ACTIVE = frozenset(
    {"script", "iframe", "object", "embed", "form", "base", "meta", "link", "style", "foreignObject"}
)
URLS = frozenset({"href", "src", "srcset", "action", "data", "poster", "cite", "link", "url"})
SCHEMES = ("javascript:", "vbscript:", "data:", "file:")
_XML = etree.XMLParser(resolve_entities=False, no_network=True)
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class PromiseError(AssertionError):
    """A promise that an article broke."""


def hold(site: Path, data: bytes, rules: Rules | None = None, host: Host | None = None) -> Outcome:
    """What reading made of ``data``. Raises `PromiseError` where it broke a promise, or whatever the parser raised."""
    tuned, plain = (reader(name, rules, host) for name in ("tuned", "docutils"))
    one = outcome(site, data, tuned)
    for problem in broken(one):
        raise PromiseError(problem)
    if one.source is None or one.article is None:
        return one
    # By itself: without what was found before there was a source, and with all files at once.
    alone = msgspec.structs.replace(one, findings=one.article.diagnostics)
    again, other = (reading(one.source, one.inputs, chosen) for chosen in (tuned, plain))
    if alone != again:
        raise PromiseError(f"read twice, it is two: {_difference(alone, again)}")
    if alone != other and not _limited(alone, other):
        raise PromiseError(f"docutils makes something else of it: {_difference(alone, other)}")
    return one


def broken(one: Outcome) -> Iterator[str]:
    """What is wrong with one reading."""
    yield from _findings(one)
    yield from _forms(one)
    if CANARY in repr(one):
        yield "it tells the secret"


def _limited(*outcomes: Outcome | Needs) -> bool:
    """Whether there was too much of something: how much that is, the two parsers may tell in different places."""
    return any(
        isinstance(one, Outcome) and LIMITS & {found.code for found in one.findings} for one in outcomes
    )


def _findings(one: Outcome) -> Iterator[str]:
    for found in one.findings:
        if found.code in NEVER:
            yield f"{NEVER[found.code]}: {found.message} ({found.hint})"
        if found.span.path != "" and (problem := _outside(found.span, one)):
            yield f"{found.code} is at {found.span}, {problem}"
    for reference in one.article.references if one.article else ():
        if problem := _outside(reference.span, one):
            yield f"{reference.uri} is at {reference.span}, {problem}"


def _outside(span: Span, one: Outcome) -> str:
    """Why ``span`` is no place of its file; empty where it is one. The end of the file is a place."""
    if one.source is None:
        return ""
    if span.path != one.source.path and span.path not in one.inputs:
        return "a file that it does not use"
    lines = one.text_of(span.path).split("\n")
    end = (span.end_line, span.end_column) if span.end_line else (span.line, span.column)
    if end < (span.line, span.column):
        return "which ends before it begins"
    for line, column in ((span.line, span.column), end):
        if not 1 <= line <= len(lines):
            return f"of {len(lines)} lines"
        if not 1 <= column <= len(lines[line - 1]) + 1:
            return f"in a line of {len(lines[line - 1])} characters"
    return ""


def _forms(one: Outcome) -> Iterator[str]:
    for form, whole in one.forms.items():
        for fragment in _fragments(whole, with_data=form == "html"):
            text = "".join(_shown(part, form) for part in fragment.parts)
            if strange := _NO_TEXT.search(text):
                yield f"{form} holds U+{ord(strange[0]):04X}"
            yield from _html(text) if form == "html" else _json(text)
            for part in fragment.parts:
                yield from _data(part.data) if isinstance(part, Block) else ()


def _fragments(value: Any, *, with_data: bool) -> Iterator[Fragment]:
    """A fragment, and the content of the blocks in it. What their data holds is markup too, but of no tree."""
    match value:
        case Fragment(parts):
            yield value
            yield from _fragments(parts, with_data=with_data)
        case Block(_, data, content):
            yield from _fragments((content, data if with_data else None), with_data=with_data)
        case dict() | list() | tuple():
            for inner in value.values() if isinstance(value, dict) else value:
                yield from _fragments(inner, with_data=with_data)


def _shown(part: Part, form: str) -> str:
    match part:
        case str():
            return part
        case Anchor(id):
            return id
        case Mark():
            return ""
        case Block():
            return "" if form == "html" else "0"
    return "hole"


def _json(text: str) -> Iterator[str]:
    try:
        msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        yield f"the tree is no JSON: {error}: {text}"


def _html(text: str) -> Iterator[str]:
    try:
        root = etree.fromstring(f'<div xmlns:epub="e">{text}</div>', _XML)
    except etree.XMLSyntaxError as error:
        yield f"the HTML is not well-formed: {error}: {text}"
        return
    for element in root.iter(etree.Element):
        if etree.QName(element).localname in ACTIVE:
            yield f"the HTML holds <{element.tag}>"
        for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
            if name.lower().startswith("on"):
                yield f"the HTML holds the attribute {name}"
            if name in URLS and _runs(value):
                yield f'the HTML holds {name}="{value}"'


def _data(value: Any, name: str = "") -> Iterator[str]:
    """What is wrong with the data of a block, which templates write into pages."""
    match value:
        case str() if name in URLS and _runs(value):
            yield f"a block holds the {name} {value!r}"
        case dict():
            for key, inner in value.items():
                yield from _data(inner, str(key))
        case list() | tuple():
            for inner in value:
                yield from _data(inner, name)


def _runs(url: str) -> bool:
    """Whether a browser would run what stands in a URL; it drops spaces and controls before it reads the scheme."""
    return re.sub(r"[\x00-\x20\x7f-\xa0]+", "", url).lower().startswith(SCHEMES)


def _difference(one: Outcome, other: Outcome | Needs) -> str:
    """The first field in which they differ, as the one and the other have it."""
    if isinstance(other, Needs) or not one.article or not other.article:
        return f"{other}"
    articles = [
        (name, getattr(one.article, name), getattr(other.article, name))
        for name in one.article.__struct_fields__
    ]
    pairs = [*articles, ("forms", one.forms, other.forms), ("findings", one.findings, other.findings)]
    return next((f"{name}: {mine!r}\nand {theirs!r}" for name, mine, theirs in pairs if mine != theirs), "")
