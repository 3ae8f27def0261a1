"""The shape of what a publisher copies from a provider, so that no sign-up ends in nowhere."""

import re

from msgspec import Struct

# What providers' documentation and embed code print where the publisher's own value belongs.
_PLACEHOLDER = re.compile(r"x{3,}|changeme|username|publication", re.IGNORECASE)
_YOURS = re.compile(
    r"your[-_]?(?:user|publication|account|name|list|id|form|site|domain|newsletter|company|email)"
    r"(?:[-_]?(?:name|id|here))?",
    re.IGNORECASE,
)

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*"
_PATH = r"[a-z0-9._~%!$&'()*+,;=:@/-]*"  # RFC 3986 §3.3


class Shape(Struct, frozen=True):
    """``pattern`` matches the whole value, in either case; ``meaning`` completes “must be …”."""

    meaning: str
    pattern: str
    free: bool = False
    """Whether the publisher chooses the value, so that no word of it can be a placeholder."""


def problem(value: str, shape: Shape) -> str:
    """What is wrong with ``value``, as the rest of a sentence that begins with its key, or nothing."""
    if not shape.free and (placeholder := _placeholder(value)):
        return f"still has the placeholder “{placeholder}”: put in {shape.meaning}"
    if not re.fullmatch(shape.pattern, value, re.IGNORECASE | re.ASCII):
        return f"must be {shape.meaning}, not “{value}”"
    return ""


def _placeholder(value: str) -> str:
    if _PLACEHOLDER.fullmatch(value):
        return value
    return next((word for word in re.split(r"[^\w-]+", value) if _YOURS.fullmatch(word)), "")


NAME = Shape(
    "the name in your address there: letters, digits and hyphens", r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
)
USERNAME = Shape("your user name", r"[a-z0-9][a-z0-9_.-]*")
DATA_CENTRE = Shape("a data centre such as us12", r"[a-z]{2}\d{1,3}")
HEX_25 = Shape("25 hexadecimal digits", r"[0-9a-f]{25}")
HEX_10 = Shape("10 hexadecimal digits", r"[0-9a-f]{10}")
NUMBER = Shape("a number", r"\d{1,12}")
UUID = Shape("a UUID of 32 hexadecimal digits in five groups", r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LIST_NAME = Shape("the name of the list, the part before the @", r"[a-z0-9][a-z0-9._+-]*")
EMAIL = Shape("an email address", rf"[a-z0-9._+-]+@{_HOST}")
ROOT_URL = Shape("an https URL without a query", rf"https://{_HOST}(?::\d{{1,5}})?(?:/{_PATH})?")
URL = Shape(
    "an https URL", rf"https://{_HOST}(?::\d{{1,5}})?(?:/{_PATH})?(?:\?[a-z0-9._~%!$&'()*+,;=:@/?-]*)?"
)
FIELD_NAME = Shape("the name of a form field", r"[a-z_][a-z0-9_.:\[\]-]*", free=True)
TAG = Shape("a tag of one line", r"[^\x00-\x1f\x7f]+", free=True)
