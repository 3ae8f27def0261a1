"""Traps in running text: Markdown, links without underscore, roles without backquotes, lost backslashes, nested marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from docutils import nodes

from presskit.model.diagnostic import Diagnostic, Span
from presskit.read.fixes import (
    Fix,
    in_table,
    of_bare_role,
    of_fence,
    of_markdown_link,
    with_two_backslashes,
    with_underscores,
)
from presskit.read.reading import Reading
from presskit.read.rules.traps_place import span_within
from presskit.report.rules import finding

BLOCKS = (
    nodes.paragraph,
    nodes.title,
    nodes.subtitle,
    nodes.term,
    nodes.line,
    nodes.attribution,
    nodes.caption,
    nodes.rubric,
)
"""Blocks of running text, whose ``rawsource`` is their text in the source without its indent."""


class Trap(NamedTuple):
    """A pattern for the text of a block, whose groups ``message`` and ``hint`` name.

    ``trigger`` is in every file that holds the trap. It begins with a fixed character, which makes its search quick.
    """

    code: str
    trigger: str
    pattern: str
    message: str
    hint: str
    fix: Callable[[re.Match[str], Span, Reading], Fix] | None = None


# Each pattern takes time in the length of the text alone: what repeats can't match what follows it.
_TRAPS = (
    Trap(
        "PK331",
        r"\]\(",
        r"(?<![\w\])!\\])!?\[(?P<text>[^\[\]]+)\]\((?P<uri>(?=[^\s()]*[/.#:])(?:[^\s()]|\([^\s()]*\))+)"
        r"(?:\s+\"[^\"]*\")?\)",
        "a link of Markdown stays text",
        "write `{text} <{uri}>`_",
        of_markdown_link,
    ),
    Trap(
        "PK331",
        r"```",
        r"^```+(?:(?P<language>[\w+-]+)[ \t]*$|[ \t]*\n)",
        "a code fence of Markdown makes no block of code",
        "write `.. code-block:: {language}` and indent the code",
        of_fence,
    ),
    Trap(
        "PK332",
        r">`(?![_`])",
        r"(?<![\w:`\\])`(?![\s`])[^`<]+\s<[^`<>\s]+>`(?![\w:`])",
        "a link without an underscore leads nowhere",
        "put an underscore after the last backquote",
        with_underscores,
    ),
    Trap(
        "PK333",
        r":(?:{roles}):(?!`[^`])",
        r"(?<![\w:`\\]):(?P<role>{roles}):(?!`[^`])(?: ?[^\s`:]*\w)?",
        "the role `{role}` has no text in backquotes, and does nothing",
        "write :{role}:`text`",
        of_bare_role,
    ),
    Trap(
        "PK336",
        r"\\[^\W_]",
        r"(?<![^\s(\[\"'])[^\s`*|(\[\"']*?(?<!\\)(?:\\\\)*(?<![*`_|])\\(?=[^\W_])(?!(?:PEP|RFC) \d)(?<!\s\\(?=\d))[^\s`]*\w",
        "the backslash does not show",
        "write it twice, or put the text between double backquotes",
        with_two_backslashes,
    ),
    Trap(
        "PK339",
        r"\*(?:[\w\"'(\[][^*`]*(?:[\s(]\*|`)|`)",
        r"\*(?<![\w*`\\]\*)(?:"
        r"\*(?![\s*])[^*`]*?(?:(?<=[\s(])\*[^\s*][^*]*\*(?!\*)|``?[^\s`][^`]*``?)[^*`]*(?<!\s)\*\*"
        r"|(?![\s*])[^*`]*?(?:(?<=[\s(])\*\*[^\s*][^*]*\*\*|``?[^\s`][^`]*``?)[^*`]*(?<!\s)\*)",
        "markup within emphasis stays text",
        "end the emphasis before it, and begin another after it",
    ),
)
_CODE = re.compile(r"(?<![\w`])``(?:[^`]|`(?!`))+``|:[\w.+-]+:`[^`]*`|`[^`]+`:[\w.+-]+:")


@cache
def _made(roles: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], re.Pattern[str], Trap], ...]:
    names = "|".join(map(re.escape, sorted(roles)))
    return tuple(
        (
            re.compile(trap.trigger.replace("{roles}", names)),
            re.compile(trap.pattern.replace("{roles}", names), re.MULTILINE),
            trap,
        )
        for trap in _TRAPS
    )


class TextTraps:
    """The check of a block for those traps that ``texts``, the files of the article, can hold."""

    def __init__(self, texts: Iterable[str], roles: Iterable[str]) -> None:
        made = _made(tuple(roles))
        self._traps = [
            (pattern, trap) for trigger, pattern, trap in made if any(trigger.search(text) for text in texts)
        ]

    def __bool__(self) -> bool:
        return bool(self._traps)

    def __call__(self, block: Any, reading: Reading) -> Iterator[Diagnostic]:
        """The findings in ``block``."""
        codes: list[tuple[int, int]] | None = None
        for pattern, trap in self._traps:
            for match in pattern.finditer(block.rawsource):
                codes = [code.span() for code in _CODE.finditer(block.rawsource)] if codes is None else codes
                if not _within(match.start(), codes):
                    span = span_within(block, *match.span(), reading)
                    words = {
                        name: " ".join((text or "text").split()) for name, text in match.groupdict().items()
                    }
                    fix = trap.fix(match, span, reading) if trap.fix and _takes_more(block) else ()
                    said, hint = trap.message.format(**words), trap.hint.format(**words)
                    yield finding(trap.code, span, said, hint, fix)


def _takes_more(block: Any) -> bool:
    """Whether the text of ``block`` may become longer: that of a heading has its line below it."""
    return not isinstance(block, nodes.title | nodes.subtitle) and not in_table(block)


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Whether ``offset`` is within one of ``spans``, which are in order, and not its start."""
    place = bisect_left(spans, (offset, 0))
    return place > 0 and offset < spans[place - 1][1]
