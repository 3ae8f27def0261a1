"""What is wrong with a site besides its articles and the links between them: where some of it is looked for, is optional."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from presskit.build.files import Assets, fetch
from presskit.build.ledger import ledger_of
from presskit.build.options import Options
from presskit.build.prepare import Prepared
from presskit.build.reading import ReadSite
from presskit.build.roots import CONTENT
from presskit.config.load import FILE
from presskit.config.places import at_its_key
from presskit.link.duplicates import duplicate_labels
from presskit.link.external import external_findings, external_links
from presskit.link.ledger import ledger_findings
from presskit.link.notes import notes
from presskit.link.site import Linked
from presskit.model.diagnostic import Diagnostic, Span
from presskit.plugins.words import catalogs, problems
from presskit.report.rules import finding
from presskit.write.theme import theme_files


def site_findings(
    prepared: Prepared, options: Options, read: ReadSite, linked: Linked, assets: Assets
) -> Iterator[Diagnostic]:
    """PK508, what plugins find in the theme, PK62 in all but previews, PK61 and PK43 where the options ask for them."""
    yield from _words(prepared)
    yield from _theme(prepared)
    if not (options.drafts or options.at):
        yield from ledger_findings(ledger_of(prepared.roots), linked, assets.at)
    config = prepared.loaded.config
    if options.notes:
        yield from _no_words(prepared)
        yield from notes(read.articles, _files(prepared.roots.content), _texts(config.plugin))
        yield from duplicate_labels(read.articles, lambda path: fetch(prepared.roots, path).text)
    if options.answers is not None:
        links = external_links(read.articles, config.check.external.ignore)
        yield from external_findings(links, options.answers)


def _words(prepared: Prepared) -> Iterator[Diagnostic]:
    """What is wrong with the translations of the site itself."""
    for path in catalogs(prepared.theme):
        for problem in problems(path):
            span = Span(path.relative_to(prepared.site_dir).as_posix(), problem.line)
            yield finding("PK508", span, problem.message, problem.hint)


def _theme(prepared: Prepared) -> Iterator[Diagnostic]:
    """What plugins find in settings that need the theme."""
    folders = [prepared.theme, *(folder for _, folder in prepared.host.template_folders)]
    outcome = prepared.host.call("presskit_check_theme", Span(FILE), files=partial(theme_files, folders))
    return (at_its_key(each, prepared.loaded.places) for each in outcome.findings)


def _no_words(prepared: Prepared) -> Iterator[Diagnostic]:
    language = prepared.loaded.config.site.language
    if not prepared.languages.has(language):
        span = prepared.loaded.places.value(("site", "language"))
        message = f"the words that pages add to articles are English, not `{language}`"
        yield finding("PK614", span, message, f"translate them in theme/locale/{language}.po")


def is_looked_for(code: str, options: Options) -> bool:
    """Whether a run with these options can tell that there is no finding of this code."""
    if code == "PK444":  # a check derives nothing
        return False
    if code.startswith("PK61"):
        return options.notes
    return options.answers is not None or not code.startswith("PK43")


def _files(folder: Path) -> Iterator[str]:
    """The files beneath ``content/``, but for what is hidden, by their paths in the site."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        beneath = Path(place).relative_to(folder).as_posix()
        path = CONTENT if beneath == "." else f"{CONTENT}/{beneath}"
        yield from (f"{path}/{name}" for name in names)


def _texts(value: Any) -> Iterator[str]:
    """All texts in a configuration."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
