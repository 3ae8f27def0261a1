"""Values with holes, as hypothesis makes them up."""

from typing import Any

from hypothesis import strategies as st

from presskit.model.fragment import Anchor, Asset, Block, Body, Fragment, Link, Mark, Measure, Message

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=9)
plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | texts
links = st.builds(Link, texts, st.sampled_from(("url", "absolute", "title")))
assets = st.builds(Asset, texts, st.sampled_from(("url", "absolute", "width", "height")))
measures = st.builds(Measure, texts, st.sampled_from(("words", "outline")))
anchors = st.builds(Anchor, texts)
bodies = st.builds(Body, texts, texts, texts)
messages = st.builds(Message, texts, st.dictionaries(texts, plain | links, max_size=2))
leaves = plain | links | assets | measures | messages | anchors | bodies


def _parts(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(
        texts | links | anchors | assets | messages | st.builds(Mark, texts) | blocks, max_size=4
    ).map(tuple)


def _larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    tables = st.dictionaries(texts, inner, max_size=4)
    fragments = st.builds(Fragment, _parts(st.builds(Block, texts, tables)))
    blocks = st.builds(Block, texts, tables, st.none() | fragments)
    return st.lists(inner, max_size=4) | tables | fragments | blocks


values = st.recursive(leaves, _larger, max_leaves=12)
"""What pages and blocks hold."""

tables = st.dictionaries(texts, values, max_size=4)
"""The data of a page or a block."""

blocks = st.builds(Block, texts, tables, st.none() | st.builds(Fragment, _parts(st.nothing())))
