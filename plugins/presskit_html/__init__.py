"""The writer of web pages, and its theme ``broadsheet``."""

from collections.abc import Sequence
from pathlib import Path

from presskit import Declaration, Writer, hookimpl
from presskit_html.settings import HtmlSettings
from presskit_html.writer import HtmlWriter


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=HtmlSettings, templates=Path(__file__).parent / "templates")


@hookimpl
def presskit_writers(settings: HtmlSettings) -> Sequence[Writer]:
    return (HtmlWriter(settings),)
