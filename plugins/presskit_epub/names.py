"""File names inside a book: ASCII and lower case, no two alike even where case does not count (EPUB 3.3 §4.2.2)."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from presskit import AssetFile

FOLDER = "EPUB/"
"""Where the package document lies, and all that it lists."""

_LONGEST = 80
_UNSAFE = re.compile(r"[^a-z0-9._-]+")

CORE_SUFFIXES = {
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/svg+xml": ".svg",
    "image/webp": ".webp",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".opus",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
}
"""What a book may hold without a fallback: core media types (EPUB 3.3 §3.2) and video (§3.4); with their suffixes."""


def safe(text: str) -> str:
    """``text`` without accents, with hyphens for what a file name can't hold; may be empty."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", folded).strip("-.")[:_LONGEST]


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """A name without suffix for each id: the id with hyphens for slashes, and its digest where that is not unique.

    A name depends on the set of ids alone, not on their order.
    """
    names = {article: safe(article) for article in ids}
    owners = Counter(names.values())
    return {
        article: name if _speaks_for(article, name) and owners[name] == 1 else _digested(article, name)
        for article, name in names.items()
    }


def _speaks_for(id: str, name: str) -> bool:
    return bool(name) and name == id.replace("/", "-").lower()


def _digested(id: str, name: str) -> str:
    return f"{name or 'text'}-{hashlib.sha256(id.encode()).hexdigest()[:8]}"


def asset_name(asset: AssetFile) -> str:
    """The file name of an asset: as `AssetFile.fingerprint`, but ASCII, and with the suffix of what it is."""
    path = PurePosixPath(asset.path)
    suffix = CORE_SUFFIXES.get(asset.media_type, "." + safe(path.suffix))
    return f"{safe(path.stem) or 'file'}.{asset.digest[:8]}{suffix}"
