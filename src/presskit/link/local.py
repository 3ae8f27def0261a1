"""Plain links within the site: ``/about/``, ``../map.html``. They name outputs, and are resolved when pages have paths."""

import difflib
import posixpath
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import unquote

import msgspec

from presskit.link.paths import Paths
from presskit.link.plan import Plan, Planned, every
from presskit.link.references import Probe, Resolved
from presskit.link.targets import OUTPUT, Target, subject_uri
from presskit.model.article import Article, Reference
from presskit.model.diagnostic import Diagnostic
from presskit.model.url import public
from presskit.report.rules import finding

SCHEME = "path:"


def with_plain_links(
    resolved: Mapping[str, Resolved],
    articles: Mapping[str, Article],
    paths: Paths,
    plan: Plan,
    probe: Probe,
) -> dict[str, Resolved]:
    """The resolved references with the plain links of each article; a dead one is a finding.

    Without pages of a public writer nobody can say where a plain link leads.
    """
    linking = {id: links for id in resolved if (links := _links(articles[id]))}
    pages = plan.get(paths.public_writer, ())
    if not linking or not pages:
        return dict(resolved)
    known = {unquote(public(page.path)): page for page in pages}
    files = {page.container or page.path for page in every(plan)}
    found = {
        id: _with_links(resolved[id], articles[id], links, known, files, paths, probe)
        for id, links in linking.items()
    }
    return {**resolved, **found}


def _links(article: Article) -> list[Reference]:
    return [reference for reference in article.references if reference.uri.startswith(SCHEME)]


def _with_links(
    resolved: Resolved,
    article: Article,
    links: Sequence[Reference],
    known: Mapping[str, Planned],
    files: Collection[str],
    paths: Paths,
    probe: Probe,
) -> Resolved:
    home = paths.public.get(subject_uri(article.entry))
    start = public(home) if home is not None else ""
    targets: dict[str, Target] = {}
    findings: list[Diagnostic] = []
    for reference in links:
        path, anchor = _place(reference.uri.removeprefix(SCHEME), unquote(start))
        page = known.get(path) or known.get(f"{path}/")
        if page is not None:
            targets[reference.uri] = Target(page.uri, page.title, anchor)
        elif path in files or (
            (file := probe(f"/{path}", article.path)) is not None and file.path.startswith("static/")
        ):
            targets[reference.uri] = Target(f"{OUTPUT}{path}", path, anchor)
        else:
            hint = _hint(reference.uri.removeprefix(SCHEME), path, article, known, probe)
            findings.append(finding("PK401", reference.span, f"there is no page `/{path}`", hint))
    return msgspec.structs.replace(
        resolved, targets={**resolved.targets, **targets}, diagnostics=(*resolved.diagnostics, *findings)
    )


def _hint(uri: str, path: str, article: Article, known: Mapping[str, Planned], probe: Probe) -> str:
    if probe(uri, article.path) is not None:
        return f"did you mean `asset:{uri}`?"
    near = difflib.get_close_matches(path, known, 1)
    return f"did you mean `/{near[0]}`?" if near else ""


def _place(uri: str, start: str) -> tuple[str, str]:
    """The path from the root that ``uri`` names on the page at ``start``, as pages are known by, and its anchor."""
    plain, _, anchor = uri.partition("#")
    plain = unquote(plain.partition("?")[0])
    path = posixpath.normpath(posixpath.join("/" + start, plain)).lstrip("/")
    path = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return ("" if path == "." else path), unquote(anchor)
