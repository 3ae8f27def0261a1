"""Characters that no output may hold."""

import re

# XML 1.0 §2.2 forbids these, or takes them for line ends that others do not see; the escape character among them would
# reach terminals through messages, and the translator marks holes with control characters. Noncharacters are no text
# either (Unicode 23.7), and mark the places of blocks in pages.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def code_point(character: str) -> str:
    """``U+001B``."""
    return f"U+{ord(character):04X}"
