"""The shape of language tags."""

import re

LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}"  # language, extended language
    r"(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"  # script, region
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"  # variants
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",  # extensions, private use
    re.IGNORECASE | re.ASCII,
)
"""RFC 5646 §2.1 without grandfathered tags, tags for private use alone, and languages of more than three letters."""
