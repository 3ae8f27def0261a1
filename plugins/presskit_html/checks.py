"""What the settings name and the site does not have."""

from collections.abc import Iterator

from presskit import Catalog, Diagnostic, Span, did_you_mean
from presskit_html.settings import Settings

CODES = {"HT001": "A link of the navigation leads nowhere."}


def check_navigation(catalog: Catalog, settings: Settings) -> Iterator[Diagnostic]:
    """HT001: links within the site whose target no published article makes. Paths and URLs are the publisher's own."""
    known = _targets(catalog)
    for index, link in enumerate(settings.navigation):
        uri = link.url.partition("#")[0]
        scheme, colon, _ = uri.partition(":")
        if not colon or scheme not in known or uri in known[scheme]:
            continue
        message = f"`plugin.html.navigation[{index}].url`: nothing that is published is `{uri}`"
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
