"""The EPUB writer: books of the site's articles."""

from collections.abc import Sequence
from pathlib import Path

from presskit import Declaration, Writer, hookimpl
from presskit_epub.settings import Settings
from presskit_epub.writer import EpubWriter


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings, templates=Path(__file__).parent / "templates")


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (EpubWriter(settings),)
