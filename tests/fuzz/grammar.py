"""Articles as hypothesis makes them up: a grammar of reStructuredText, its blocks nested by indentation, then mutated."""

from collections.abc import Callable, Sequence
from itertools import chain, product

from hypothesis import strategies as st

from presskit.read.metadata import FIELDS
from tests.fuzz.directives import Drawn, directives
from tests.fuzz.inline import NAMES, URLS, chosen, inline, names, oddities, plain, words
from tests.fuzz.tables import RULES, Lines, comma_separated, drawn, headings, listed

FRONT = (
    *(
        "2026-01-02",
        "2026-01-02T25:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-12:00",
        "tomorrow",
        "draft",
        "a, b; c",
    ),
    *(
        "../x",
        "/old/",
        "/a b/\n/c/",
        "de",
        "x-klingon",
        "con",
        "-5",
        "²",
        "x" * 300,
        "x.svg",
        "javascript:x",
        "",
        "- a\n- b",
    ),
)
BULLETS = (
    "- ",
    "* ",
    "+ ",
    "• ",
    "1. ",
    "#. ",
    "a) ",
    "(i) ",
    "iv. ",
    "MM) ",
    "99999999999999999999. ",
    "0. ",
    "(#) ",
)
OPTIONS = ("-o  ", "--long=VALUE  ", "-a X, /b:<y z>  ", "-x  ")
EXPLICIT = (
    *(
        ".. _{0}: {1}",
        ".. _{0}:",
        ".. __: {1}",
        "__ {1}",
        "__ {0}_",
        ".. [#] {0}_",
        ".. [#{0}] *{0}*",
        ".. [*] {1}",
    ),
    *(
        ".. [1] {0}",
        ".. [{0}] {1}",
        ".. |{0}| replace:: {1} |a|",
        ".. |{0}| replace:: |b| |toc|",
        ".. |{0}| unicode:: {1}",
        ".. |{0}| date::",
        ".. {0}",
    ),
    *(
        ".. |{0}| image:: {1}",
        ".. |{0}| include:: {1}",
        "..",
        ".. role:: {0}(emphasis)",
        ".. default-role:: {0}",
    ),
)


def hanging(marker: str, lines: Lines) -> Lines:
    """``lines`` behind a marker, the further ones beneath them."""
    return [marker + "".join(lines[:1]), *beneath(" " * len(marker), lines[1:])]


def beneath(indent: str, lines: Lines) -> Lines:
    return [indent + line if line else line for line in lines]


def spaced(blocks: Sequence[Lines]) -> Lines:
    """Blocks one after the other, with the blank line between them."""
    return [line for block in blocks for line in (*block, "")]


def _joined(parts: Sequence[Lines]) -> Lines:
    return list(chain.from_iterable(parts))


_paragraph: Drawn = st.lists(inline, min_size=1, max_size=3)
_explicit = chosen([[form.format(name, url)] for form, name, url in product(EXPLICIT, NAMES, URLS)])
_literal = st.builds(
    lambda text, sign, inner: [f"{text}::", "", *(sign + line for line in inner)],
    plain,
    st.sampled_from(("   ", "> ", "\t", "")),
    _paragraph,
)
_doctest = _paragraph.map(lambda lines: [f">>> {lines[0]}", *lines[1:]])
_transition = chosen([[rule * count] for rule, count in product(RULES, range(1, 6))])
_line_block = _paragraph.map(lambda lines: [f"| {lines[0]}", *("|   " + line for line in lines[1:])])
_contents = _paragraph | listed | comma_separated
_leaves = st.one_of(
    _paragraph,
    headings,
    _explicit,
    _literal,
    _doctest,
    _transition,
    _line_block,
    drawn,
    directives(_contents),
)

_markers = st.sampled_from(
    (*BULLETS, *OPTIONS, *(f":{name}: " for name in NAMES), *(f".. [{name}] " for name in NAMES))
)


def _nested(blocks: Drawn) -> Drawn:
    inner = st.lists(blocks, min_size=1, max_size=3).map(spaced)
    items = st.lists(st.builds(hanging, _markers, inner), min_size=1, max_size=3).map(_joined)
    quotes = st.builds(
        lambda lines, indent, end: [*beneath(indent, lines), *end],
        inner,
        st.sampled_from((" ", "  ", "\t")),
        st.sampled_from(([], ["", "   -- *Who*, ``x``"], ["", "  — a_"])),
    )
    definitions = st.builds(lambda term, lines: [term, *beneath("  ", lines)], inline, inner)
    return st.one_of(quotes, items, definitions, directives(inner), inner)


_blocks = st.recursive(_leaves, _nested, max_leaves=6)
_field_names = st.sampled_from((*FIELDS, "nope", "Title", "DATE", "a:b", ""))
_fields = st.lists(
    st.builds(
        lambda name, value: hanging(f":{name}: ", value.split("\n")),
        _field_names,
        st.sampled_from(FRONT) | inline,
    ),
    max_size=4,
).map(_joined)


Mutation = Callable[[str], str]


def _mutation(kind: str, place: int, length: int, text: str) -> Mutation:
    """``place`` is in thousandths of the article."""

    def mutated(article: str) -> str:
        start = place * len(article) // 1000
        end = start + length
        match kind:
            case "drop":
                return article[:start] + article[end:]
            case "double":
                return article[:end] + article[start:]
            case "end":
                return article[:start]
            case "carriage returns":
                return article.replace("\n", "\r\n")
        return article[:start] + text + article[start:]

    return mutated


_mutations = st.lists(
    st.builds(
        _mutation,
        st.sampled_from(("drop", "double", "insert", "insert", "end", "carriage returns")),
        st.integers(0, 999),
        st.integers(1, 5),
        oddities | words | names | st.sampled_from(("\n", "\n\n", "  ", "\n   ", "\t")),
    ),
    max_size=3,
)


def _article(
    before: Lines, heading: Lines, after: Lines, blocks: list[Lines], mutations: list[Mutation], encoding: str
) -> bytes:
    text = "\n".join(spaced([before, heading, after, *blocks]))
    for mutated in mutations:
        text = mutated(text)
    return text.encode(encoding, "replace")


articles = st.builds(
    _article,
    _fields,
    headings | st.just([]),
    _fields,
    st.lists(_blocks, min_size=1, max_size=5),
    _mutations,
    st.sampled_from(("utf-8",) * 20 + ("utf-8-sig", "latin-1", "utf-16")),
)
"""The bytes of an article."""
