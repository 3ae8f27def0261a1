"""Media types by suffix, the same on every machine."""

import mimetypes
import posixpath
from functools import cache

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
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
    ".zip": "application/zip",
}


@cache  # not at once, since Python reads the system's tables before it makes an empty one
def _table() -> mimetypes.MimeTypes:
    return mimetypes.MimeTypes(filenames=())


def media_type_of(path: str) -> str:
    """The media type by suffix, the same on every machine."""
    suffix = posixpath.splitext(path)[1].lower()
    return _TYPES.get(suffix) or _table().guess_type(f"x{suffix}")[0] or "application/octet-stream"
