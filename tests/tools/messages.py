"""The words that the core and first-party plugins mark for translation, as Babel finds them.

``python -m tests.tools.messages`` brings their catalogs (``locale/<language>.po``) up to date: new messages come in without
a translation, and those that are gone are taken out.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "presskit"
LANGUAGES = ("ar", "de", "es", "fr")
"""What ships whole; other catalogs may lack some words."""

_METHODS = [("**.py", "python"), ("templates/**.*ml", "jinja2")]
_OPTIONS = {"templates/**.*ml": {"silent": "false"}}
_KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "Message": None,
}
_HEADER = """msgid ""
msgstr ""
"Language: {}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {}\\n"

"""

Message = str | tuple[str, ...]


def marked(package: Path) -> list[Message]:
    """The messages of a package, in the order of the alphabet."""
    found = {message for _, _, message, _, _ in extract_from_dir(package, _METHODS, _OPTIONS, _KEYWORDS)}
    return sorted(found, key=singular)


def singular(message: Message | list[str]) -> str:
    """A message without its plural."""
    return message if isinstance(message, str) else message[0]


def speaking() -> Iterator[Path]:
    """The packages that mark any words: the core, and plugins."""
    packages = (CORE, *sorted((ROOT / "plugins").glob("presskit_*")))
    yield from (package for package in packages if marked(package))


def folder(package: Path) -> Path:
    """Where a package has its catalogs."""
    return package / ("plugins" if package == CORE else "templates") / "locale"


def read(path: Path) -> Catalog:
    return read_po(io.BytesIO(path.read_bytes()), abort_invalid=True)


def updated(path: Path, messages: list[Message]) -> str:
    """The catalog at ``path`` with these messages; its translations stay."""
    language = path.stem
    known = read(path) if path.exists() else Catalog(language)
    new = Catalog(language)
    for message in messages:
        before = known.get(singular(message))
        if language in LANGUAGES or (before and before.string):
            new.add(message, before.string if before else "")
    out = io.BytesIO()
    write_po(out, new, width=0, omit_header=True)
    return _HEADER.format(language, new.plural_forms) + out.getvalue().decode().strip() + "\n"


def main() -> None:
    for package in speaking():
        home = folder(package)
        home.mkdir(exist_ok=True)
        for path in {*home.glob("*.po"), *(home / f"{language}.po" for language in LANGUAGES)}:
            path.write_text(updated(path, marked(package)), encoding="utf-8")


if __name__ == "__main__":
    main()
