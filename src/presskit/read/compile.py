"""Stage one in one function: a source and its inputs become an article."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from docutils import nodes
from docutils.parsers import rst
from msgspec import Struct

from presskit.model.article import Article, Entry, Metadata, Reference
from presskit.model.diagnostic import Span, order
from presskit.model.fragment import Forms, Fragment
from presskit.model.source import Needs, Source
from presskit.model.summary import shortened
from presskit.plugins.declaration import FrontMatter
from presskit.plugins.failure import is_endless
from presskit.plugins.host import Host
from presskit.read.fields import Fields, Rules
from presskit.read.front_matter import front_matter
from presskit.read.html import compile_html
from presskit.read.ignores import ignores
from presskit.read.limits import SECONDS, Refused, few, too_deep, within
from presskit.read.locate import place_of, span_from
from presskit.read.markup import Tables, scoped
from presskit.read.metadata import is_index, metadata
from presskit.read.outline import anchors, labels, lead, outline, words
from presskit.read.parse import parse
from presskit.read.reading import Input, Reading
from presskit.read.references import defer, is_remote, references
from presskit.read.rules.images import image_findings, note_lead_image
from presskit.read.rules.lines import line_findings
from presskit.read.rules.loose import loose
from presskit.read.rules.site_rules import note_values
from presskit.read.rules.traps import traps
from presskit.read.tree import compile_tree
from presskit.read.tuned.parser import parser as chosen_parser


class Reader(Struct, frozen=True):
    """What reading needs besides the source; made once a process. ``seconds`` of processor time are what an article may
    take."""

    host: Host
    tables: Tables
    rules: Rules
    forms: tuple[str, ...] = ("html",)
    raw: bool = False
    parser: str = "tuned"
    seconds: float = SECONDS


def read(source: Source, inputs: Mapping[str, Input], reader: Reader) -> Article | Needs:
    """The article of ``source``, or the files that it needs first. Pure: opens no file, reads no clock.

    Raises `Refused` where it takes too long.
    """
    # `scoped` once more than `parse` needs: what the limit of time interrupts may be the end of its own.
    with chosen_parser(reader.parser) as parser, scoped(reader.tables), within(reader.seconds):
        reading = Reading(source, inputs)
        try:
            return _read(reading, reader, parser)
        except RecursionError as error:
            if any(is_endless(error, plugin.home) for plugin in reader.host.plugins):
                raise
            return _unread(too_deep(error), reading, reader, parser)
        except Refused as refused:
            if not refused.kept:
                raise
            return _unread(refused, reading, reader, parser)


def _unread(refused: Refused, before: Reading, reader: Reader, parser: rst.Parser) -> Article | Needs:
    """The article with its front matter and nothing else, and the one finding that says why."""
    if before.wanted:
        return Needs(before.wanted)
    article = _read(Reading(before.source, before.inputs), reader, parser, without_text=True)
    if isinstance(article, Needs):
        return article
    inputs = {**before.used, **article.inputs}
    return msgspec.structs.replace(article, inputs=inputs, diagnostics=(refused.finding(before),))


def _read(
    reading: Reading, reader: Reader, parser: rst.Parser, *, without_text: bool = False
) -> Article | Needs:
    source = reading.source
    front, foreign = _front_matter(reading, reader)
    fields = Fields(front, reading, reader.rules)
    reading.date = fields.instant("date")
    reading.language = front.fields.get("language", "") or reader.rules.language
    promote = not (foreign and front.fields.get("title"))
    document = parse(
        "" if without_text else front.text,
        reading,
        reader.tables,
        promote_title=promote,
        raw=reader.raw,
        parser=parser,
    )
    reading.diagnostics.extend(traps(document, reading, reader.tables))
    ignored = ignores(reading, reader.host.plugins)
    found = metadata(fields, front, _title(document, front, reading), reading)
    _note_rules(fields, found, reading)
    _call_findings("presskit_transform", reading, reader, document=document, source=source)
    found = _completed(found, document, reading, reader)
    defer(document, reading)
    inside, external = references(document, reading, _named(found, front, source))
    _call_findings(
        "presskit_check_article", reading, reader, document=document, metadata=found, source=source
    )
    facts = _facts(document, found, reading, reader)
    forms = _forms(document, reading, reader.forms)
    if reading.wanted:
        return Needs(reading.wanted)
    named = labels(document)
    return Article(
        entry=_entry(source, document, found, facts, forms["html"]),
        path=source.path,
        slug=_place_of_field("slug", front, source) if "slug" in front.lines else None,
        anchors=anchors(document),
        labels=named,
        outline=outline(document),
        words=words(document),
        references=inside,
        external=external,
        loose=loose(document, named, reading),
        inputs=reading.used,
        diagnostics=few(sorted(set(reading.diagnostics), key=order), reading.more),
        ignores=ignored,
        forms=forms,
    )


def _note_rules(fields: Fields, found: Metadata, reading: Reading) -> None:
    """Findings in what a site has rules of its own for."""
    rules = fields.rules
    reading.diagnostics.extend(image_findings(reading, rules.images))
    reading.diagnostics.extend(line_findings(reading.source, rules.line_length))
    note_values(fields, found)
    note_lead_image(fields, found, rules.images)


def _front_matter(reading: Reading, reader: Reader) -> tuple[FrontMatter, bool]:
    """The front matter, and whether a plugin read it."""
    results = _call("presskit_front_matter", reading, reader, source=reading.source)
    return (results[0][1], True) if results else (front_matter(reading.source), False)


def _title(document: nodes.document, front: FrontMatter, reading: Reading) -> str:
    """The plain text of the title; where several headings have its rank, the first, and a finding."""
    if len(document) and isinstance(document[0], nodes.title):
        return str(document[0].astext())
    sections = [node for node in document.children if isinstance(node, nodes.section)]
    if front.fields.get("title") or not sections:
        return ""
    title = str(sections[0][0].astext())
    lead = document.children[: document.children.index(sections[0])]
    if any(not isinstance(node, nodes.Invisible) for node in lead):
        span = _heading_span(sections[0], reading, title)
        hint = "begin the article with its title, and write what comes before it as :summary:"
        reading.note("PK211", span, f"text stands before the title `{title}`", hint)
    elif len(sections) > 1:
        span = _heading_span(sections[1], reading, sections[1][0].astext())
        hint = "underline the headings of sections with another character than the title"
        reading.note("PK210", span, f"several headings have the rank of the title `{title}`", hint)
    return title


def _heading_span(section: nodes.section, reading: Reading, title: str) -> Span:
    """The place of a section's heading; docutils notes that of its underline."""
    path, line = place_of(section[0], reading)
    return span_from(reading, path, max(line - 2, 1), title)


def _named(found: Metadata, front: FrontMatter, source: Source) -> tuple[Reference, ...]:
    """What the front matter names as references, each at the place of its field."""
    fields: list[tuple[str, str, int | None]] = []
    if found.translates:
        fields.append(("translates", f"translates:{found.translates}", None))
    if found.enclosure is not None:
        fields.append(("enclosure", _file(found.enclosure.uri), None))
    if found.image is not None:
        fields.append(("image", _file(found.image.uri), 0))
    return tuple(Reference(uri, _place_of_field(name, front, source), width) for name, uri, width in fields)


def _file(uri: str) -> str:
    return uri if is_remote(uri) else f"asset:{uri}"


def _place_of_field(name: str, front: FrontMatter, source: Source) -> Span:
    line, column = front.lines.get(name, 1), front.columns.get(name, 1)
    return Span(source.path, line, column, line, column + len(front.fields.get(name, "").partition("\n")[0]))


def _call(hook: str, reading: Reading, reader: Reader, **arguments: Any) -> Sequence[tuple[str, Any]]:
    """What each plugin gives; a failure is a finding at the article."""
    outcome = reader.host.call(hook, Span(reading.source.path), **arguments)
    reading.diagnostics.extend(outcome.diagnostics)
    return outcome.results


def _call_findings(hook: str, reading: Reading, reader: Reader, **arguments: Any) -> None:
    for _, findings in _call(hook, reading, reader, **arguments):
        reading.diagnostics.extend(findings)


def _completed(found: Metadata, document: nodes.document, reading: Reading, reader: Reader) -> Metadata:
    """The metadata with what plugins add to them."""
    results = _call(
        "presskit_metadata", reading, reader, document=document, metadata=found, source=reading.source
    )
    changed = {
        name: value
        for _, given in results
        for name in found.__struct_fields__
        if (value := getattr(given, name)) != getattr(found, name)
    }
    return msgspec.structs.replace(found, **changed) if changed else found


def _facts(document: nodes.document, found: Metadata, reading: Reading, reader: Reader) -> dict[str, Any]:
    results = _call(
        "presskit_facts", reading, reader, document=document, metadata=found, source=reading.source
    )
    return {plugin: dict(facts) for plugin, facts in results}


def _forms(document: nodes.document, reading: Reading, names: tuple[str, ...]) -> Forms:
    html = compile_html(document)
    for line, message in html.problems:
        span = span_from(reading, reading.source.path, max(line, 1), *re.findall(r'"([^"]+)"', message))
        reading.note("PK320", span, message.rstrip("."))
    forms = {"html": html.fragment}
    if "tree" in names:
        forms["tree"] = compile_tree(document).fragment
    return forms


def _entry(
    source: Source, document: nodes.document, found: Metadata, facts: dict[str, Any], body: Fragment
) -> Entry:
    opening = () if found.summary else lead(document)
    if opening and all(isinstance(part, str) for part in opening):
        found = msgspec.structs.replace(found, summary=shortened("".join(map(str, opening))))
        opening = ()
    return Entry(
        id=source.id,
        kind="index" if is_index(source.id) else "article",
        metadata=found,
        has_body=any(not isinstance(part, str) or part.strip() for part in body.parts),
        facts=facts,
        lead=opening,
    )
