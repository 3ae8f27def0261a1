"""What is said of an article's images: for whom can't see them, by whom they are, and where they come from."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes

from presskit.model.article import Metadata
from presskit.model.diagnostic import Diagnostic
from presskit.read.fields import Fields
from presskit.read.locate import place_of, span_from
from presskit.read.media import medium
from presskit.read.reading import Reading
from presskit.read.references import IMAGES_FROM, is_remote, scheme_of
from presskit.report.rules import finding

_Fault = tuple[str, str, str]
"""A code, a message and a hint."""
_NO_TEXT = "the image has no text for those who can't see it"
_NOBODY = "the image does not say who made it"
_ELSEWHERE = ("the image is another host's to change or take away", "put the file beside the article")
_DESCRIBE = "write what it shows as `:alt:`; an empty `:alt:` says that it shows nothing to know"


def image_findings(reading: Reading, demanded: tuple[str, ...]) -> Iterator[Diagnostic]:
    """PK440 to PK442 of the images that directives placed; ``demanded`` are ``caption`` and ``credit`` or one of them."""
    for image in reading.images:
        uri = image["uri"]
        if scheme_of(uri) not in IMAGES_FROM:
            continue  # it is refused, whatever is said of it
        faults = [*_text_fault(image), *_demanded(image, demanded)] if medium(uri) == "img" else []
        if is_remote(uri):
            faults.append(("PK442", *_ELSEWHERE))
        if faults:
            span = span_from(reading, *place_of(image, reading), uri)
            yield from (finding(code, span, message, hint) for code, message, hint in faults)


def _text_fault(image: nodes.image) -> Iterator[_Fault]:
    text = image.get("alt")
    if text is None:
        yield "PK440", _NO_TEXT, _DESCRIBE
    elif is_file_name(text, image["uri"]):
        yield "PK440", _names_file(text), _DESCRIBE
    elif not text.strip() and isinstance(image.parent, nodes.reference):
        yield "PK440", "the image is a link, and has no text that says where to", "write it as `:alt:`"


def _names_file(text: str) -> str:
    return f"`{text}` is the name of the file, and does not say what the image shows"


def is_file_name(text: str, uri: str) -> bool:
    """Whether ``text`` is the name of the file ``uri``. Without its suffix, a name of letters may well be a word."""
    name = uri.partition("?")[0].rpartition("/")[2].casefold()
    stem, plain = name.rpartition(".")[0], text.strip().casefold()
    return bool(plain) and (plain == name or (plain == stem and not plain.isalpha()))


def _demanded(image: nodes.image, demanded: tuple[str, ...]) -> Iterator[_Fault]:
    """An image in the line of a text, or one that shows nothing to know, needs neither."""
    holder: Any = image.parent if not isinstance(image.parent, nodes.reference) else image.parent.parent
    if image.get("alt") == "" or isinstance(holder, nodes.TextElement):
        return
    figure = holder.children if isinstance(holder, nodes.figure) else ()
    if "caption" in demanded and not any(isinstance(child, nodes.caption) for child in figure):
        hint = "write `figure` instead of `image`, and the caption below its options"
        yield "PK441", "the image has no caption", hint
    if "credit" in demanded and not any(isinstance(child, nodes.legend) for child in figure):
        hint = "write who made it below the caption of a `figure`, after an empty line"
        yield "PK441", _NOBODY, hint


def note_lead_image(fields: Fields, found: Metadata, demanded: tuple[str, ...]) -> None:
    """The same of the image in the front matter, for which ``image-alt`` and ``image-credit`` are."""
    image = found.image
    if image is None:
        return
    if not fields.has("image-alt"):
        hint = "write what it shows as `:image-alt:`; an empty one says that it shows nothing to know"
        fields.note("image", "PK440", _NO_TEXT, hint)
    elif is_file_name(image.alt, image.uri):
        fields.note("image-alt", "PK440", _names_file(image.alt), "write what it shows")
    if "credit" in demanded and not image.credit:
        fields.note("image", "PK441", _NOBODY, "write it as `:image-credit:`")
    if is_remote(image.uri):
        fields.note("image", "PK442", *_ELSEWHERE)
