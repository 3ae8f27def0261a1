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


def has_measures(uri: str) -> bool:
    """Whether a file has measures that somebody may know: it is an image of the site."""
    return not is_remote(uri) and medium(uri) == "img"


def takes_measures_of_file(image: nodes.Element, uri: str) -> bool:
    """Whether the measures of the file count: it is an image of the site, and the author gave none."""
    return not (image.get("width") or image.get("height")) and has_measures(uri)
