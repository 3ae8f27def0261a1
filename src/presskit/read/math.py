"""LaTeX formulas become MathML, by docutils' own converter."""

import re
from html.entities import html5
from itertools import accumulate

from presskit.read.limits import DEEPEST, nesting

# XML knows no named entities but its own five, and a book is XML.
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(\w+;)")
_TAG = re.compile(r"<(/?)[^<>]*?(/?)>")
_BETWEEN_TAGS = re.compile(r">\n *<")


def mathml(latex: str, *, display: bool) -> tuple[str, str]:
    """The MathML of a formula and an empty string, or an empty string and what is wrong with it."""
    # docutils' tables of symbols are large, and most articles hold no formula.
    from docutils.utils.math import MathError, latex2mathml, unichar2tex  # noqa: PLC0415

    if nesting(latex, "{", "}") > DEEPEST:
        return "", "Formula nested too deeply."
    try:
        markup = latex2mathml.tex2mathml(latex.translate(unichar2tex.uni2tex_table), as_block=display)
    except MathError as error:
        return "", str(error)
    # The converter is provisional and runs into these on some malformed input (docutils 0.22, 0.23).
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        return "", f"Formula not understood ({type(error).__name__})."
    if _depth(markup) > DEEPEST:
        return "", "Formula nested too deeply."
    markup = _NAMED.sub(lambda match: html5.get(match[1], match[0]), markup)
    return _BETWEEN_TAGS.sub("><", markup).strip(), ""


def _depth(markup: str) -> int:
    """How many elements lie in each other."""
    steps = (0 if empty else -1 if end else 1 for end, empty in _TAG.findall(markup))
    return max(accumulate(steps), default=0)
