"""What a fuzzer begins with: articles that reach much of the parser, and the words of its language."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from presskit.read.metadata import FIELDS
from tests.fuzz.directives import ARGUMENTS, DIRECTIVES, PATHS, VALUES
from tests.fuzz.grammar import BULLETS, EXPLICIT, FRONT
from tests.fuzz.inline import ODDITIES, ROLES, URLS, WORDS
from tests.tools.sample import sampled

TESTS = Path(__file__).parents[1]
CORPUS = TESTS / "fuzz" / "corpus"
"""What was found, in a folder for each target."""
_MARKED = re.compile("[⟦⟧]")


def seeds(target: str) -> list[bytes]:
    """Inputs for the target of that name: those that were found, and as many others as leave time to go on from them."""
    return [*(path.read_bytes() for path in kept(target)), *sampled(list(_seeds(target)), 60)]


def _seeds(target: str) -> Iterator[bytes]:
    if target == "parser":
        yield from (
            article.encode() for folder in ("markup", "diagnostics") for article in _specified(folder)
        )
    elif target == "front_matter":
        fields = [f":{name}: {value}\n" for name, value in zip(FIELDS * 2, FRONT * 2, strict=False)]
        yield from (
            f"{way}T\n=\n\n{''.join(fields[start : start + 4])}".encode()
            for way in "\0\1"
            for start in range(0, 40, 4)
        )
        headers = b"\2PEP: 8\nTitle: ``a`` *b*\nAuthor: A <a@b.c>,\n B\nStatus: Final\nType: Process\nCreated: 05-Jul-2001"
        yield headers + b"\n\nText\n"
    else:
        paths = (
            *PATHS,
            "_any.inc",
            "../news/_any.inc",
            "/_any.inc",
            "./_any.inc",
            "\x00",
            "a" * 300,
            "a/" * 99,
        )
        text = "Text *b*\n\n.. include:: _any.inc\n"
        yield from (f"{chr(way)}{path}\n{text}".encode() for path in paths for way in range(6))


def kept(target: str) -> list[Path]:
    """Inputs that broke a promise once."""
    return sorted((CORPUS / target).glob("*.input"))


def _specified(folder: str) -> Iterator[str]:
    """The articles of the specifications in a folder, without the marks of places."""
    for path in sorted((TESTS / "spec" / folder).glob("*.txt")):
        for case in re.split(r"^=== .*\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield _MARKED.sub("", case.partition("\n---")[0])


def dictionary() -> str:
    """The words of the language, in the form that libFuzzer takes (``-dict``)."""
    markup = (
        "\n\n",
        "\n   ",
        "\n\n   ",
        "====\n",
        "----\n",
        "+---+---+\n",
        "==  ==\n",
        "| ",
        ">>> ",
        "::\n\n   ",
        "   :",
        "> ",
    )
    options = {
        option
        for directive in DIRECTIVES.values()
        for option in getattr(directive, "option_spec", None) or ()
    }
    words = chain(
        *(
            markup,
            WORDS,
            URLS,
            ODDITIES,
            BULLETS,
            VALUES,
            PATHS,
            ARGUMENTS,
            (part for part in FRONT if len(part) < 40),
        ),
        (form.format("a", "b") for form in EXPLICIT),
        (f"\n.. {name}:: " for name in DIRECTIVES),
        (f"\n   :{option}: " for option in sorted(options)),
        (f":{role}:`" for role in ROLES),
        (f"\n:{name}: " for name in FIELDS),
    )
    return "".join(f'"{_escaped(word)}"\n' for word in dict.fromkeys(words) if word)


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())
