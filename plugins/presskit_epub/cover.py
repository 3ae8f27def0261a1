"""A cover set in type, for books that bring no picture."""

import hashlib
import unicodedata

from lxml import etree
from lxml.builder import ElementMaker

from presskit_epub.book import Book

WIDTH, HEIGHT = 1600, 2560
_MARGIN = 150
_SIZES = (250, 210, 180, 150, 120, 96)
_MOST_LINES, _MOST_NAMES = 6, 5

_SVG = "http://www.w3.org/2000/svg"
_svg = ElementMaker(namespace=_SVG, nsmap={None: _SVG})

# Paper, ink and one strong colour each; the identifier picks one, so that a book keeps its cover.
_PALETTES = (
    ("#f4efe4", "#1d2430", "#9c2f21"),
    ("#eef1ee", "#182a26", "#1f6650"),
    ("#f2eee9", "#241f2e", "#5b3a82"),
    ("#edf1f5", "#142033", "#1f4f8a"),
    ("#f5f0e6", "#2a2118", "#8a5a13"),
)


def draw(book: Book) -> str:
    """The cover as an SVG of 1600 by 2560 units. Pure: the same book has the same cover."""
    paper, ink, colour = _PALETTES[hashlib.sha256(book.identifier.encode()).digest()[0] % len(_PALETTES)]
    size, lines = _fitted(book.title, WIDTH - 2 * _MARGIN)
    start = 760 + size
    end = start + (len(lines) - 1) * size * 1.12
    words = [_text(line, start + at * size * 1.12, size, ink, weight="bold") for at, line in enumerate(lines)]
    words += [_text(line, 330 + at * 96, 72, paper) for at, line in enumerate(_head(book))]
    names = book.creators if len(book.creators) <= _MOST_NAMES else ()
    first = HEIGHT - _MARGIN - (len(names) - 1) * 92
    words += [_text(_cut(name, 70), first + at * 92, 70, ink) for at, name in enumerate(names)]
    root = _svg.svg(
        _svg.title(book.title),
        _svg.rect(width=str(WIDTH), height=str(HEIGHT), fill=paper),
        _svg.rect(width=str(WIDTH), height="620", fill=colour),
        _svg.rect(y="644", width=str(WIDTH), height="10", fill=colour),
        _svg.rect(x=str(WIDTH // 2 - 120), y=f"{end + 130:.0f}", width="240", height="12", fill=colour),
        *words,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        preserveAspectRatio="xMidYMid meet",
    )
    root.set("aria-label", book.title)
    drawing: str = etree.tostring(root, encoding="unicode")
    return drawing


def _text(words: str, y: float, size: int, fill: str, weight: str = "normal") -> "etree._Element":
    element: etree._Element = _svg.text(words, x=str(WIDTH // 2), y=f"{y:.0f}", fill=fill)
    element.set("font-family", "Georgia, 'Times New Roman', serif")
    element.set("font-size", str(size))
    element.set("font-weight", weight)
    element.set("text-anchor", "middle")
    return element


def _head(book: Book) -> list[str]:
    """The lines above the title: the site that the book is from, or what a site says of itself on its own book."""
    if book.site != book.title:
        return [_cut(book.site, 72)]
    first, stop, _ = book.description.partition(". ")
    lines = _wrapped(first + stop.strip(), (WIDTH - 2 * _MARGIN) / 72)
    return lines if len(lines) <= 3 else []


def _fitted(words: str, width: float) -> tuple[int, list[str]]:
    """The largest of our sizes at which ``words`` take few enough lines of ``width``, and the lines."""
    for size in _SIZES:
        lines = _wrapped(words, width / size)
        if len(lines) <= _MOST_LINES and all(_ems(line) <= width / size for line in lines):
            return size, lines
    size = _SIZES[-1]
    return size, [_cut(line, size) for line in _wrapped(words, width / size)[: 2 * _MOST_LINES - 1]]


def _wrapped(words: str, ems: float) -> list[str]:
    lines: list[str] = []
    for word in _breakable(words):
        if lines and _ems(lines[-1] + word.rstrip()) <= ems:
            lines[-1] += word
        else:
            lines.append(word)
    return [line.strip() for line in lines] or [""]


def _breakable(words: str) -> list[str]:
    """The pieces between which a line may break: after a space, and after each ideograph."""
    pieces = [""]
    for character in words:
        pieces[-1] += character
        if character.isspace() or unicodedata.east_asian_width(character) == "W":
            pieces.append("")
    return [piece for piece in pieces if piece]


def _cut(words: str, size: int) -> str:
    ems = (WIDTH - 2 * _MARGIN) / size
    while _ems(words) > ems:
        words = words.rstrip("…")[:-1].rstrip() + "…"
    return words


def _ems(words: str) -> float:
    """About how wide a serif face sets ``words``, in ems; no face is at hand to measure by."""
    return sum(
        1.0 if unicodedata.east_asian_width(character) in "WF" else _em(character) for character in words
    )


def _em(character: str) -> float:
    if character in "ilj.,:;'’|!I ftr":
        return 0.36
    return 0.82 if character.isupper() or character in "mw" else 0.56
