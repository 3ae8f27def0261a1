"""Tables and headings, drawn from texts that may be too long for them."""

from hypothesis import strategies as st

from tests.fuzz.inline import inline, plain, words

Lines = list[str]
RULES = "=-~^\"'`#*+.:_!"

_rows = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(plain | words, min_size=width, max_size=width), min_size=1, max_size=3)
)


def _grid(rows: list[list[str]], width: int) -> Lines:
    """A drawn table; a cell that is longer than its column makes it a ragged one."""
    border = "+" + f"{'-' * (width + 2)}+" * len(rows[0])
    lines = ("|" + "".join(f" {cell:{width}} |" for cell in row) for row in rows)
    return [border, *(part for line in lines for part in (line, border))]


def _simple(rows: list[list[str]], width: int) -> Lines:
    border = "  ".join("=" * width for _ in rows[0])
    first, *rest = ["  ".join(f"{cell:{width}}" for cell in row) for row in rows]
    return [border, first, border, *rest, border]


def _heading(text: str, rule: str, longer: int, *, over: bool) -> Lines:
    line = rule * max(len(text) + longer, 1)
    return [line, text, line] if over else [text, line]


drawn = st.builds(
    lambda make, rows, width: make(rows, width), st.sampled_from((_grid, _simple)), _rows, st.integers(1, 12)
)
listed = st.lists(
    plain.map(lambda cell: [f"* - {cell}", "  - x"]) | inline.map(lambda cell: [f"* - {cell}"]), max_size=3
).map(lambda rows: [line for row in rows for line in row])
comma_separated = st.lists(st.lists(words | plain, max_size=3).map(",".join), max_size=3)
headings = st.builds(
    lambda text, rule, longer, over: _heading(text, rule, longer, over=over),
    inline,
    st.sampled_from(RULES),
    st.sampled_from((0, 0, 0, 1, -1, -4)),
    st.booleans(),
)
