"""What a book says of its accessibility: only what holds for the pages in it (EPUB Accessibility 1.1 §2)."""

import re
from collections.abc import Collection, Iterator

from presskit import Words

_IMAGE = re.compile(rb"<img[^>]*>")
_WORDS = re.compile(rb' alt="[^"]')


def is_described(page: bytes) -> bool:
    """Whether each image of a finished page has a description."""
    return all(_WORDS.search(image) for image in _IMAGE.findall(page))


def accessibility(
    media_types: Collection[str], words: Words, *, described: bool, formulas: bool
) -> Iterator[tuple[str, str]]:
    """Names and values of schema.org properties, by the media types of all files, whether all images are described, and
    whether there is MathML. ``words`` are in the language of the book."""
    kinds = {media_type.partition("/")[0] for media_type in media_types}
    yield "accessMode", "textual"
    yield "accessMode", "visual"  # the cover at least
    if "audio" in kinds or "video" in kinds:
        yield "accessMode", "auditory"
    if described:
        yield "accessModeSufficient", "textual"
    yield "accessModeSufficient", "textual,visual"
    yield "accessibilityFeature", "structuralNavigation"
    yield "accessibilityFeature", "tableOfContents"
    yield "accessibilityFeature", "readingOrder"
    if described:
        yield "accessibilityFeature", "alternativeText"
    if formulas:
        yield "accessibilityFeature", "MathML"
    moving = "video" in kinds or "image/gif" in media_types
    yield "accessibilityHazard", "unknown" if moving else "none"
    yield "accessibilitySummary", _summary(words, described=described)


def _summary(words: Words, *, described: bool) -> str:
    text = words.gettext(
        "Text that can be resized and read aloud, with headings, contents and a logical reading order."
    )
    described_all = words.gettext("All images have descriptions.")
    described_some = words.gettext("Some images have no description.")
    return f"{text} {described_all if described else described_some}"
