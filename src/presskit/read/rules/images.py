"""What is said of an article's images: for whom can't see them, by whom they are, and where they come from."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes

from presskit.model.article import Metadata
from presskit.model.diagnostic import Diagnostic, Span
from presskit.read.fields import Fields
from presskit.read.locate import place_of, span_from
from presskit.read.media import medium
from presskit.read.reading import Reading
from presskit.read.references import is_remote, scheme_of
from presskit.report.rules import finding

_DESCRIBE = "write what it shows as `:alt:`; an empty `:alt:` says that it shows nothing to know"


def image_findings(reading: Reading, demanded: tuple[str, ...]) -> Iterator[Diagnostic]:
    """PK440 to PK442 of the images that directives placed; ``demanded`` are ``caption`` and ``credit`` or one of them."""
    for image in reading.images:
        uri = image["uri"]
        if scheme_of(uri) not in ("", "http", "https"):
            continue  # it is refused, whatever is said of it
        path, line = place_of(image, reading)
        span = span_from(reading, path, line, uri)
        if medium(uri) == "img":
            fault = _text_fault(image)
            if fault:
                yield finding("PK440", span, *fault)
            yield from _demanded(image, span, demanded)
        if is_remote(uri):
            hint = "put the file beside the article"
            yield finding("PK442", span, "the image is another host's to change or take away", hint)


def _text_fault(image: nodes.image) -> tuple[str, str] | None:
    text = image.get("alt")
    if text is None:
        return "the image has no text for those who can't see it", _DESCRIBE
    if is_file_name(text, image["uri"]):
        return f"`{text}` is the name of the file, and does not say what the image shows", _DESCRIBE
    if not text.strip() and isinstance(image.parent, nodes.reference):
        return "the image is a link, and has no text that says where to", "write it as `:alt:`"
    return None


def is_file_name(text: str, uri: str) -> bool:
    """Whether ``text`` is the name of the file ``uri``. Without its suffix, a name of letters may well be a word."""
    name = uri.partition("?")[0].rpartition("/")[2].casefold()
    stem, plain = name.rpartition(".")[0], text.strip().casefold()
    return bool(plain) and (plain == name or (plain == stem and not plain.isalpha()))


def _demanded(image: nodes.image, span: Span, demanded: tuple[str, ...]) -> Iterator[Diagnostic]:
    """An image in the line of a text, or one that shows nothing to know, needs neither."""
    holder: Any = image.parent if not isinstance(image.parent, nodes.reference) else image.parent.parent
    if image.get("alt") == "" or isinstance(holder, nodes.TextElement):
        return
    figure = holder.children if isinstance(holder, nodes.figure) else ()
    if "caption" in demanded and not any(isinstance(child, nodes.caption) for child in figure):
        hint = "write `figure` instead of `image`, and the caption below its options"
        yield finding("PK441", span, "the image has no caption", hint)
    if "credit" in demanded and not any(isinstance(child, nodes.legend) for child in figure):
        hint = "write who made it below the caption of a `figure`, after an empty line"
        yield finding("PK441", span, "the image does not say who made it", hint)


def note_lead_image(fields: Fields, found: Metadata, demanded: tuple[str, ...]) -> None:
    """The same of the image in the front matter, for which ``image-alt`` and ``image-credit`` are."""
    image = found.image
    if image is None:
        return
    if not fields.has("image-alt"):
        hint = "write what it shows as `:image-alt:`; an empty one says that it shows nothing to know"
        fields.note("image", "PK440", "the image has no text for those who can't see it", hint)
    elif is_file_name(image.alt, image.uri):
        message = f"`{image.alt}` is the name of the file, and does not say what the image shows"
        fields.note("image-alt", "PK440", message, "write what it shows")
    if "credit" in demanded and not image.credit:
        fields.note("image", "PK441", "the image does not say who made it", "write it as `:image-credit:`")
    if is_remote(image.uri):
        message = "the image is another host's to change or take away"
        fields.note("image", "PK442", message, "put the file beside the article")
