"""Comments by which an article ignores findings: ``.. presskit: ignore PK402 reason``."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from presskit.model.diagnostic import Ignore
from presskit.plugins.call import Plugin
from presskit.read.extent import block_after, body_end, headings
from presskit.read.locate import line_starts, span_at
from presskit.read.reading import Reading
from presskit.report.aliases import code_named
from presskit.report.rules import RULES
from presskit.report.severity import is_fixed
from presskit.report.suggestion import did_you_mean

_MOST = 1000
"""Comments of a file that are looked at."""
_TRIGGER = "presskit:"
_COMMENT = re.compile(r"\.\. (presskit:[ \t]*(?P<order>[^\s]*)(?P<rest>.*))$", re.MULTILINE)
# A list of codes: after a space only what looks like a code goes on with it, after a comma names do, too.
_CODES = re.compile(r"[ \t]*(?P<code>[^\s,:]+)(?P<more>[ \t]*,|(?=[ \t]+[A-Z]+\d{3}\b))?")


def ignores(reading: Reading, plugins: Iterable[Plugin]) -> tuple[Ignore, ...]:
    """What an article that was parsed, and the files that it includes, ignore; ``plugins`` have codes, too.

    Findings go to the reading: PK601 (no reason), PK602 (a code that there is not, or that can't be ignored).
    """
    found: list[Ignore] = []
    for path, text in reading.texts.items():
        if _TRIGGER not in text:
            continue
        codes = {code for plugin in plugins for code in plugin.declaration.codes}
        page = _Page(path, text)
        for match in islice(_COMMENT.finditer(text), _MOST):
            if match[1].rstrip() in reading.comments:
                found += _ignored(page, match, codes, reading)
    return tuple(found)


class _Page:
    """A file with what is asked again and again: its lines, its headings, and the first line that is no comment."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.headings = tuple(headings(self.lines))
        place = 0
        while place < len(self.lines) and (
            not self.lines[place].strip() or self.lines[place].startswith("..")
        ):
            place = body_end(self.lines, place + 1, 0) if self.lines[place].strip() else place + 1
        self.begins = place


def _ignored(
    page: _Page, comment: re.Match[str], codes: Collection[str], reading: Reading
) -> Iterator[Ignore]:
    path, text, lines = page.path, page.text, page.lines
    span = span_at(path, text, comment.start(1), comment.start(1) + len(comment[1].rstrip()))
    if comment["order"] != "ignore":
        message = f"there is no `presskit: {comment['order']}`"
        reading.note("PK602", span, message, "write `.. presskit: ignore CODE reason`")
        return
    named, end = _named(comment["rest"])
    line = span.line - 1
    indent = comment.start() - line_starts(text)[line]
    below = body_end(lines, line + 1, indent)
    if not named or not "".join([comment["rest"][end:], *lines[line + 1 : below]]).strip(" \t:–—-"):
        hint = "write the reason behind the code"
        reading.note("PK601", span, "nobody can tell why this is ignored", hint)
        return
    block = block_after(lines, page.headings, below, indent) or (0, 0)
    first = 0 if line < page.begins else block[0]
    for start, word in named:
        at = comment.start("rest") + start
        place = span_at(path, text, at, at + len(word))
        code = word if word in codes else code_named(word)
        if code and not is_fixed(code) and not code.startswith("PK60"):
            yield Ignore(code, place, first + 1, block[1])
        elif code:
            reading.note("PK602", place, f"`{word}` can't be ignored", "mend what it is about")
        else:
            hint = (
                did_you_mean(word, {*RULES, *codes, *(rule.name for rule in RULES.values())})
                or "`presskit explain` lists all codes"
            )
            reading.note("PK602", place, f"there is no code `{word}`", hint)


def _named(rest: str) -> tuple[list[tuple[int, str]], int]:
    """The codes or names at the beginning of ``rest`` with their offsets, and the end of the last."""
    named, end = [], 0
    while match := _CODES.match(rest, end):
        named.append((match.start("code"), match["code"]))
        end = match.end()
        if match["more"] is None:
            break
    return named, end
