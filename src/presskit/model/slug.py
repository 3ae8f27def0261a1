"""Names in URLs."""

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile("-+")
_KEPT = ("L", "M", "N")  # letters, the marks that complete them in many scripts, and digits


@lru_cache(
    maxsize=100_000
)  # every writer asks for the slugs of the same few tags and authors, article by article
def slugify(text: str) -> str:
    """A readable name for URLs and anchors: lower case, NFC, letters and digits of any script joined by hyphens."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    kept = (
        char if unicodedata.category(char)[0] in _KEPT else "" if char in "'’" else "-" for char in folded
    )
    return _SEPARATORS.sub("-", "".join(kept)).strip("-")
