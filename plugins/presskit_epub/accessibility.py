"""What a book says of its accessibility: only what holds for the pages in it (EPUB Accessibility 1.1 §2)."""

import re
from collections.abc import Iterator

from msgspec import Struct

from presskit import Words

_IMAGE = re.compile(rb"<img[^>]*>")
_WORDS = re.compile(rb' alt="[^"]')


class Content(Struct, frozen=True):
    """What there is in a book: the media types of its files, whether all images are described, and whether there are MathML,
    pictures that may move, and pages of a print edition."""

    media_types: frozenset[str]
    described: bool = True
    formulas: bool = False
    moving: bool = False
    pages: bool = False

    @property
    def sounds(self) -> bool:
        """Whether something in it must be heard: nobody says that there is a transcript."""
        return any(media_type.startswith(("audio/", "video/")) for media_type in self.media_types)


def is_described(page: bytes) -> bool:
    """Whether each image of a finished page has a description."""
    return all(_WORDS.search(image) for image in _IMAGE.findall(page))


def accessibility(content: Content, words: Words) -> Iterator[tuple[str, str]]:
    """Names and values of schema.org properties. ``words`` are in the language of the book."""
    yield "accessMode", "textual"
    yield "accessMode", "visual"  # the cover at least
    if content.sounds:
        yield "accessMode", "auditory"
        yield "accessModeSufficient", "textual,visual,auditory"
    else:
        if content.described:
            yield "accessModeSufficient", "textual"
        yield "accessModeSufficient", "textual,visual"
    for feature in _features(content):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "unknown" if content.moving else "none"
    yield "accessibilitySummary", _summary(content, words)


def _features(content: Content) -> Iterator[str]:
    yield from ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")
    if content.described:
        yield "alternativeText"
    if content.formulas:
        yield "MathML"
    if content.pages:
        yield from ("pageBreakMarkers", "pageNavigation")


def _summary(content: Content, words: Words) -> str:
    text = words.gettext(
        "Text that can be resized and read aloud, with headings, contents and a logical reading order."
    )
    described_all = words.gettext("All images have descriptions.")
    described_some = words.gettext("Some images have no description.")
    return f"{text} {described_all if content.described else described_some}"
