"""Media types by suffix, the same on every machine."""

import mimetypes
import posixpath
import re
from functools import cache

UNKNOWN = "application/octet-stream"

# What Python's table lacks or has differently on some systems: outputs must not depend on the machine.
_TYPES = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".atom": "application/atom+xml",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
    ".zip": "application/zip",
}


def suffix_of(media_type: str) -> str:
    """The shortest suffix of files of that type; empty where none is known."""
    return min((suffix for suffix, known in _TYPES.items() if known == media_type), key=len, default="")


@cache  # not at once, since Python reads the system's tables before it makes an empty one
def _table() -> mimetypes.MimeTypes:
    # Else Python reads the system's tables first, and a worker opens no file.
    known, mimetypes.inited = mimetypes.inited, True
    try:
        return mimetypes.MimeTypes()
    finally:
        mimetypes.inited = known


def media_type_of(path: str) -> str:
    """The media type by suffix, the same on every machine."""
    suffix = posixpath.splitext(path)[1].lower()
    return _TYPES.get(suffix) or _table().guess_type(f"x{suffix}")[0] or UNKNOWN


def media_type_of_url(url: str) -> str:
    """That of the file at a web address, of which nobody looked whether it is one."""
    return media_type_of(re.split("[?#]", url, maxsplit=1)[0])
