"""Hints that guess what was meant."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean `x`?`` with the closest of ``known``, or nothing where none is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - a site without mistakes needs none of it

    folded = {name.casefold(): name for name in sorted(known)}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean `{folded[close[0]]}`?" if close else ""


def the_one_meant(word: str, known: Iterable[str]) -> str:
    """The only one of ``known`` that is so close that it can be put in the place of ``word``, or nothing.

    A word that only ends earlier or later may be another tool's: Sphinx has ``highlight``, docutils ``highlights``.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - a site without mistakes needs none of it

    folded = word.casefold()
    near = get_close_matches(folded, sorted(known), n=2, cutoff=0.8)
    sure = len(near) == 1 and not near[0].startswith(folded) and not folded.startswith(near[0])
    return near[0] if sure else ""


def one_of(word: str, known: Iterable[str], label: str = "known") -> str:
    """The closest of ``known``, or all of them: ``known: a, b, c``."""
    names = sorted(known)
    return did_you_mean(word, names) or (f"{label}: {', '.join(names)}" if names else "")
