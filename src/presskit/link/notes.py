"""What does no harm, but may be a mistake: sections without a text, labels and files without a use.

All of it is told from articles as they were read, those that are not out included: what a draft uses has a use.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from presskit.model.article import Article, Reference
from presskit.model.diagnostic import Diagnostic, Span
from presskit.read.inputs import candidates
from presskit.report.rules import finding

_NAMED = 5
"""How many labels or files a finding names: there is one for each article, or folder."""


def notes(articles: Sequence[Article], files: Iterable[str], settings: Iterable[str]) -> Iterator[Diagnostic]:
    """PK610, PK611 and PK612. ``files`` are all beneath ``content/``; ``settings`` are the texts in the configuration, of
    which some name an article, a label or a file."""
    named = tuple(settings)
    yield from _sections(articles)
    yield from _labels(articles, named)
    yield from _files(articles, files, named)


def _sections(articles: Iterable[Article]) -> Iterator[Diagnostic]:
    """PK610 at the first article of each section without an index."""
    first: dict[str, Article] = {}
    indexes = {""}  # the front page has the title of the site
    for article in articles:
        section = article.entry.metadata.section
        if article.entry.kind == "index":
            indexes.add(section)
        else:
            first.setdefault(section, article)
    for section in sorted(first.keys() - indexes):
        message = f"the section `{section}` has no index.rst, so its title is made of the folder's name"
        hint = f"add content/{section}/index.rst with a title, and perhaps a text"
        yield finding("PK610", Span(first[section].path), message, hint)


def _labels(articles: Iterable[Article], named: Sequence[str]) -> Iterator[Diagnostic]:
    """PK611 in each article, at the first of its labels that nothing refers to."""
    loose = [article for article in articles if article.loose]
    if not loose:
        return
    uris = [each.uri for article in articles for each in article.references]
    uris += named
    used = {" ".join(uri[4:].casefold().split()) for uri in uris if uri.startswith("ref:")}
    anchors = {uri.partition("#")[2] for uri in uris if "#" in uri}
    for article in loose:
        anchor = {label.name: label.anchor for label in article.labels}
        names = {each.uri.removeprefix("ref:"): each for each in article.loose}
        idle = [each for name, each in names.items() if name not in used and anchor[name] not in anchors]
        if idle:
            yield _idle_labels(sorted(idle, key=lambda each: each.span))


def _idle_labels(idle: Sequence[Reference]) -> Diagnostic:
    listed = _listed("label", [each.uri.removeprefix("ref:") for each in idle])
    hint = "delete it, unless links from other sites lead there"
    return finding("PK611", idle[0].span, f"nothing on this site refers to the {listed}", hint)


def _files(articles: Iterable[Article], files: Iterable[str], named: Sequence[str]) -> Iterator[Diagnostic]:
    """PK612 in each folder, at the first of its files that no article uses."""
    used = {path for value in named for path in candidates(value, "content/index.rst")}
    for article in articles:
        used.add(article.path)
        used.update(article.inputs)
        for reference in article.references:
            if reference.uri.startswith("asset:"):
                used.update(candidates(reference.uri.removeprefix("asset:"), article.path))
    folders: dict[str, list[str]] = defaultdict(list)
    for path in sorted(files):
        folder, _, name = path.rpartition("/")
        if path not in used and not name.startswith("."):
            folders[folder].append(name)
    for folder, names in folders.items():
        hint = "delete it, or put it into static/ if it is for others than articles"
        message = f"no article uses the {_listed('file', names)}"
        yield finding("PK612", Span(f"{folder}/{names[0]}"), message, hint)


def _listed(noun: str, names: Sequence[str]) -> str:
    """``label `a```; ``labels `a` and `b```; of many the first, and how many more there are."""
    quoted = [f"`{name}`" for name in names[:_NAMED]]
    quoted += [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    listed = " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
    return f"{noun} {listed}" if len(names) == 1 else f"{noun}s {listed}"
