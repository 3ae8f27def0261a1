"""The summary of an article that gives none: its first paragraph, shortened."""

LENGTH = 300
"""How many characters a derived summary has at most."""


def shortened(text: str) -> str:
    """``text`` with its white space joined, cut at a word where it is longer than `LENGTH`."""
    plain = " ".join(text.split())
    if len(plain) <= LENGTH:
        return plain
    head = plain[:LENGTH]
    return head.rpartition(" ")[0].rstrip(" .,;:–—-") + "…" if " " in head else head[:-1] + "…"
