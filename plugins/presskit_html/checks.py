"""What the settings name and the site does not have."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from presskit import Catalog, Diagnostic, Span, did_you_mean
from presskit_html.documentation import ALL
from presskit_html.palette import is_coloured, palettes
from presskit_html.settings import Settings, SiteLink
from presskit_html.static import looks, themed

CODES = {
    "HT001": "A link of the navigation leads nowhere.",
    "HT002": "The settings name a section that no published article is in.",
    "HT003": "The settings name a look that there is not.",
    "HT004": "A colour is too close to its background to be read.",
}


def check_settings(catalog: Catalog, settings: Settings) -> Iterator[Diagnostic]:
    """HT001 and HT002."""
    known = _targets(catalog)
    for key, links in (("navigation", settings.navigation), ("footer", settings.footer)):
        yield from _check_links(key, links, known)
    for folder in settings.documentation:
        if folder != ALL and folder not in catalog.sections:
            message = f"`plugin.html.documentation`: there is no section `{folder}`"
            hint = did_you_mean(folder, filter(None, catalog.sections))
            yield Diagnostic("HT002", "warning", message, Span("presskit.toml"), hint)


def check_theme(files: Callable[[str], Mapping[str, bytes]], settings: Settings) -> Iterator[Diagnostic]:
    """HT003 and HT004; ``files`` gives those of the theme."""
    if not (settings.look or is_coloured(settings)):
        return
    sheets = files("static")
    if settings.look and settings.look not in (known := looks(sheets)):
        hint = did_you_mean(settings.look, known) or f"it is theme/static/looks/{settings.look}.css"
        message = f"`plugin.html.look`: there is no look `{settings.look}`"
        yield Diagnostic("HT003", "error", message, Span("presskit.toml"), hint)
    found = palettes(themed(sheets, settings.look), settings)
    for fault in (fault for palette in found for fault in palette.faults):
        measured = f"{fault.colour} on {fault.ground} has a contrast of {fault.contrast:.2f} to 1"
        message = f"`plugin.html.{fault.key}`: {measured}, and reading takes 4.5"
        yield Diagnostic("HT004", "warning", message, Span("presskit.toml"), f"{fault.better} would do")


def _check_links(key: str, links: Sequence[SiteLink], known: dict[str, set[str]]) -> Iterator[Diagnostic]:
    """HT001: links within the site whose target no published article makes. Paths and URLs are the publisher's own."""
    for index, link in enumerate(links):
        uri = link.url.partition("#")[0]
        scheme, colon, _ = uri.partition(":")
        if not colon or scheme not in known or uri in known[scheme]:
            continue
        message = f"`plugin.html.{key}[{index}].url`: nothing that is published is `{uri}`"
        yield Diagnostic(
            "HT001",
            "error",
            message,
            Span("presskit.toml"),
            did_you_mean(uri, known[scheme]) or _hint(scheme),
        )


def _targets(catalog: Catalog) -> dict[str, set[str]]:
    """The URIs that a link can name, by scheme; labels belong to the text of articles."""
    return {
        "article": {f"article:{id}" for id in catalog.entries},
        "section": {f"section:{path}" for path in catalog.sections},
        **{
            kind: {term.uri for term in terms.values()}
            for kind, terms in (
                ("tag", catalog.tags),
                ("author", catalog.authors),
                ("series", catalog.series),
            )
        },
        "ref": set(),
    }


def _hint(scheme: str) -> str:
    return "name the article: article:<id>#<anchor>" if scheme == "ref" else ""
