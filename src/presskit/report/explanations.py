"""Why a rule matters, what breaks it and what keeps it. The texts are in ``texts/``, a file for each family of codes, and
those of plugins where these say."""

import tomllib
from functools import cache
from pathlib import Path
from textwrap import fill, indent

import msgspec
from msgspec import Struct

from presskit.report.rules import Rule

_TEXTS = Path(__file__).with_name("texts")


class Explanation(Struct, frozen=True, forbid_unknown_fields=True):
    """``wrong`` and ``right`` are examples in ``language``; both are empty where none can be shown.

    ``why`` and ``fix`` are sentences, with code in single backquotes.
    """

    why: str
    fix: str
    language: str = ""
    wrong: str = ""
    right: str = ""


class Family(Struct, frozen=True):
    """Rules about one thing, by code."""

    title: str
    explanations: dict[str, Explanation]


@cache
def families() -> tuple[Family, ...]:
    """All families of presskit's own, in the order of their codes."""
    found = map(family, _TEXTS.glob("*.toml"))
    return tuple(sorted(found, key=lambda family: min(family.explanations)))


def family(file: Path) -> Family:
    """The family of a file. Raises `OSError`, and `ValueError` where it is none."""
    text = tomllib.loads(file.read_text(encoding="utf-8"))
    title = text.pop("title", "")
    return Family(title, msgspec.convert(text, dict[str, Explanation]))


def explained(rule: Rule) -> str:
    """The page of a rule without its heading, for a terminal; it is Markdown, too. A plugin's rule has at least its
    sentence."""
    problem = ""
    try:
        known = (family(rule.explanations),) if rule.explanations else families()
    except (OSError, ValueError) as error:
        known, problem = (), f"Its explanation can't be read: {error}"
    text = {code: text for family in known for code, text in family.explanations.items()}.get(rule.code)
    if text is None:
        return "\n\n".join(filter(None, [_filled(rule.summary), _filled(problem)])) + "\n"
    parts = [_filled(rule.summary), _filled(text.why)]
    if text.wrong:
        parts += ["Wrong:", _example(text.wrong), "Right:", _example(text.right)]
    return "\n\n".join([*parts, _filled(text.fix)]) + "\n"


def _filled(text: str) -> str:
    return fill(text, 80, break_long_words=False, break_on_hyphens=False)


def _example(text: str) -> str:
    return indent(text.rstrip("\n"), "    ")
