"""Stage one over a whole site: every source is read, and read again with the files that it asked for."""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from presskit.build.files import fetch
from presskit.build.prepare import Prepared
from presskit.build.sources import article_paths, load_source
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import Needs, Source
from presskit.read.compile import Reader, read
from presskit.read.reading import Input
from presskit.report.rules import finding

Progress = Callable[[str, int, int], None]
"""``progress(stage, done, total)``, called as a stage goes on."""

_ROUNDS = 20
"""How often an article may ask for more files: each round is one level of files that include files."""


class ReadSite(Struct, frozen=True):
    """What was read: the articles, the findings that belong to no article, and the texts by path for excerpts."""

    articles: tuple[Article, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]


def read_site(prepared: Prepared, progress: Progress) -> ReadSite:
    """All articles of the site. One that can't be read costs itself, with a finding, and the others go on."""
    articles: list[Article] = []
    findings: list[Diagnostic] = []
    texts: dict[str, str] = {}
    paths = list(article_paths(prepared.site_dir))
    known: dict[str, Input] = {}
    for done, path in enumerate(paths):
        progress("read", done, len(paths))
        source, problems = load_source(prepared.site_dir, path)
        findings.extend(problems)
        if source is None:
            continue
        texts[path] = source.text
        article = read_source(source, prepared.reader, prepared.site_dir, known)
        if isinstance(article, Article):
            articles.append(article)
            texts.update({name: known[name].text for name in article.inputs if name in known})
        else:
            findings.append(article)
    progress("read", len(paths), len(paths))
    return ReadSite(tuple(articles), tuple(findings), texts)


def read_source(
    source: Source, reader: Reader, site_dir: Path, known: dict[str, Input]
) -> Article | Diagnostic:
    """One article; what it asks for is fetched into ``known``. A finding where the parser fails on it."""
    try:
        for _ in range(_ROUNDS):
            result = read(source, known, reader)
            if isinstance(result, Article):
                return result
            _fetch_all(result, site_dir, known)
    except RecursionError:
        return finding("PK390", Span(source.path), "the article is nested too deeply to be read")
    except Exception as error:  # noqa: BLE001 - whatever the parser does with one article, the others go on
        message = f"the article could not be read: {type(error).__name__}: {error}"
        return finding("PK391", Span(source.path), message, "please report this as a bug of presskit")
    return finding("PK392", Span(source.path), "the article's files include each other without end")


def _fetch_all(needs: Needs, site_dir: Path, known: dict[str, Input]) -> None:
    missing: Iterable[str] = (path for path in needs.paths if path not in known)
    known.update({path: fetch(site_dir, path) for path in missing})
