"""The blocks in a page's slots are holes in the finished page: found again, they are replaced without rendering the page.

While a page is rendered, a mark stands for each block. Marks are characters that are no text (Unicode 23.7, noncharacters).
"""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from presskit.write.records import ABSENT, UNKNOWN, Span

_MARK = re.compile("\ufdd0([0-9]+)\ufdd1".encode())


def mark(number: int) -> Markup:
    """What stands for block ``number`` of a page while it is rendered."""
    return Markup(f"\ufdd0{number}\ufdd1")  # noqa: S704 - no markup


def filled(content: bytes, texts: Sequence[bytes]) -> tuple[bytes, tuple[Span, ...]] | None:
    """The page with the blocks in place of their marks, and where each stands; those without text have no mark.

    None where a mark is there more than once: the writer did something else with it than to place it.
    """
    parts = _MARK.split(content)
    numbers = [int(number) for number in parts[1::2]]
    if len(numbers) != len(set(numbers)) or not all(
        number < len(texts) and texts[number] for number in numbers
    ):
        return None
    out, spans, at = [parts[0]], [ABSENT if text else UNKNOWN for text in texts], len(parts[0])
    for number, after in zip(numbers, parts[2::2], strict=True):
        text = texts[number]
        spans[number] = (at, at + len(text))
        out += (text, after)
        at += len(text) + len(after)
    return b"".join(out), tuple(spans)


def spliced(
    content: bytes, spans: Sequence[Span], texts: Mapping[int, bytes]
) -> tuple[bytes, tuple[Span, ...]]:
    """The page with ``texts`` at those of its ``spans`` that have a number, and where they are then."""
    out: list[bytes] = []
    found = list(spans)
    at = by = 0
    for number in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = spans[number]
        length = end - start
        if number in texts:
            out += (content[at:start], texts[number])
            at, length = end, len(texts[number])
        if start >= 0:
            found[number] = (start + by, start + by + length)
            by += length - (end - start)
    return b"".join((*out, content[at:])), tuple(found)
