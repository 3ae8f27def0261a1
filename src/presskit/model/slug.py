"""Names in URLs."""

import re
import unicodedata

_NOT_SLUG = re.compile(r"[^\w]+", re.UNICODE)


def slugify(text: str) -> str:
    """A readable name for URLs and anchors: lower case, NFC, letters and digits of any script joined by hyphens."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    return _NOT_SLUG.sub("-", folded.replace("_", "-").replace("'", "").replace("’", "")).strip("-")
