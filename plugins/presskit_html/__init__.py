"""The writer of web pages, and its theme ``broadsheet``."""

from collections.abc import Sequence
from pathlib import Path

from presskit import Declaration, Writer, hookimpl
from presskit_html.settings import Settings
from presskit_html.writer import HtmlWriter


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings, templates=Path(__file__).parent / "templates")


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (HtmlWriter(settings),)
