"""What search engines and social networks are told of a page: Open Graph, Twitter cards, and JSON-LD."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from presskit import Block, Catalog, Declaration, Diagnostic, Subject, hookimpl
from presskit_sharing.cards import card
from presskit_sharing.checks import CODES, check_sections
from presskit_sharing.entities import publisher, trail
from presskit_sharing.settings import Settings

_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(
        settings=Settings,
        templates=_HERE / "templates",
        codes=CODES,
        explanations=_HERE / "explanations.toml",
    )


@hookimpl
def presskit_check_site(catalog: Catalog, settings: Settings) -> Iterable[Diagnostic]:
    return check_sections(catalog, settings)


@hookimpl
def presskit_slots(subject: Subject, catalog: Catalog, settings: Settings) -> Mapping[str, Sequence[Block]]:
    if subject.kind == "error":  # it is served at any address, and nobody shares it
        return {}
    blocks = [card(subject, catalog, settings)]
    if catalog.site.base_url:  # both are nothing but addresses
        entity = publisher(catalog, settings) if subject.kind == "home" else trail(subject, catalog)
        blocks.append(entity)
    return {"head": blocks}
