"""Images, sound and films: what they are, and how large the author wants them."""

from docutils import nodes

from presskit.read.references import is_remote

_MEDIA = {
    ".mp4": "video",
    ".m4v": "video",
    ".ogv": "video",
    ".webm": "video",
    ".m4a": "audio",
    ".mp3": "audio",
    ".oga": "audio",
    ".ogg": "audio",
    ".opus": "audio",
    ".wav": "audio",
}


def medium(uri: str) -> str:
    """``video``, ``audio`` or ``img``, by the suffix of the file."""
    path = uri.partition("#")[0].partition("?")[0].lower()
    return _MEDIA.get(path[path.rfind(".") :], "img")


def takes_measures_of_file(image: nodes.Element, uri: str) -> bool:
    """Whether the measures of the file count: it is an image of the site, and the author gave none."""
    return not (image.get("width") or image.get("height") or is_remote(uri)) and medium(uri) == "img"


def pixels(length: str) -> int | None:
    """The number of pixels of a length that is in pixels, with or without the unit; None for others."""
    number = length.removesuffix("px").strip()
    return int(number) if number.isdecimal() else None


def css(length: str) -> str:
    """A length of docutils in CSS: numbers without a unit are pixels."""
    length = length.replace(" ", "")
    return f"{length}px" if length[-1:].isdecimal() or length.endswith(".") else length
