"""Catalogs of words as GNU gettext and Babel write them: ``.po`` files, as UTF-8 text.

Babel reads them too, but takes longer to be imported than a build takes to render the pages that an edit concerns.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

Plural = Callable[[int], int]
"""Which of a message's forms a number takes."""

Forms = tuple[Plural, tuple[str, ...]]
"""A message that depends on a number: what picks a form, and the forms."""

PLACE = re.compile(r"\{(\w+)\}")
"""Where a value goes in a message."""

_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"((?:[^"\\]|\\.)*)"')
_GUESS = "fuzzy"
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_PLURAL = re.compile(r"^Plural-Forms:.*\bnplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;\n]+)", re.MULTILINE)


class Problem(NamedTuple):
    """What is wrong with a catalog, at a 1-based line."""

    line: int
    message: str
    hint: str = ""


class Catalog(NamedTuple):
    """The translations of a file by message, and what is wrong with it. A message with a problem has no translation."""

    words: Mapping[str, str | Forms]
    problems: tuple[Problem, ...]


def catalog(text: str) -> Catalog:
    """What a ``.po`` file says.

    Fuzzy translations are guesses of a program, and count as none; nobody asks for messages that have a context.
    """
    words: dict[str, str | Forms] = {}
    problems: list[Problem] = []
    count = 2
    plural: Plural = _more_than_one
    for line, entry in _entries(text, problems):
        if entry.get("msgid") and (_GUESS in entry or "msgctxt" in entry):
            continue
        forms = tuple(entry[name] for name in sorted(entry, key=_number) if name.startswith("msgstr"))
        message = entry.get("msgid", "")
        if not message:
            count, plural = _plural(line, "".join(forms), problems) or (count, plural)
        elif any(forms):
            fault = _fault(entry, forms, count)
            if fault is not None:
                problems.append(Problem(line, *fault))
            else:
                words[message] = (plural, forms) if "msgid_plural" in entry else forms[0]
    return Catalog(words, tuple(problems))


def _entries(text: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The header and the messages with the lines at which they begin, as texts by keyword."""
    entry: dict[str, str] = {}
    begun, last, guess = 0, "", False
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            guess = guess or (line.startswith("#,") and "fuzzy" in line)
            continue
        found = _LINE.fullmatch(line)
        if found is None or not (found[1] or last):
            problems.append(
                Problem(number, "this is no line of a catalog", 'a line is a keyword and "words"')
            )
            continue
        if found[1] == "msgctxt" or (found[1] == "msgid" and last != "msgctxt"):
            if entry:
                yield begun, entry
            entry, begun = {_GUESS: ""} if guess else {}, number
            guess = False
        last = found[1] or last
        words = found[2]
        entry[last] = entry.get(last, "") + (_ESCAPE.sub(_unescaped, words) if "\\" in words else words)
    if entry:
        yield begun, entry


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])


def _number(keyword: str) -> int:
    return int(keyword[7:-1]) if keyword.startswith("msgstr[") else -1


def _plural(line: int, header: str, problems: list[Problem]) -> tuple[int, Plural] | None:
    """How many forms there are, and which a number takes, as the header of a catalog says."""
    found = _PLURAL.search(header)
    if found is None:
        return None
    from gettext import c2py  # noqa: PLC0415 - few need it

    try:
        return int(found[1]), c2py(found[2].strip())
    except (ValueError, RecursionError) as error:
        problems.append(Problem(line, f"Plural-Forms can't be read: {error}"))
        return None


def _more_than_one(number: int) -> int:
    """English, German, Spanish and many more: without a header it is as in English."""
    return number != 1


def _fault(entry: Mapping[str, str], forms: tuple[str, ...], count: int) -> tuple[str, str] | None:
    """What is wrong with a translation, and a hint."""
    message = entry["msgid"]
    if not all(forms):
        return f"`{message}` lacks one of its forms", ""
    if "msgid_plural" in entry and len(forms) != count:
        return f"`{message}` has {len(forms)} forms, not {count}", "Plural-Forms in the header says how many"
    known = {name for text in (message, entry.get("msgid_plural", "")) for name in PLACE.findall(text)}
    unknown = sorted({name for form in forms for name in PLACE.findall(form)} - known)
    if unknown:
        hint = f"it has {', '.join(f'{{{name}}}' for name in sorted(known))}" if known else "it has no values"
        return f"`{message}` has no value {{{unknown[0]}}}", hint
    return None
