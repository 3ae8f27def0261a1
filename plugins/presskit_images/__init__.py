"""Images in the sizes that screens need, without what cameras note in them; and cards for articles that have none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from presskit import Declaration, Derived, Diagnostic, Metadata, Source, Span, Writer, did_you_mean, hookimpl
from presskit_images.letters import OWN_FONT, is_drawable
from presskit_images.settings import CARD, Settings
from presskit_images.writer import CardWriter

CODES = {
    "IM001": "The site is to have its images in sizes, but Pillow is not installed.",
    "IM002": "The font of the cards is not there.",
}
_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(
        settings=Settings,
        templates=_HERE / "templates",
        codes=CODES,
        explanations=_HERE / "explanations.toml",
        libraries=("pillow",),
        derives=("image/jpeg", "image/png", "image/webp", "image/avif"),
    )


@hookimpl
def presskit_check_site() -> Iterable[Diagnostic]:
    if find_spec("PIL") is None:
        message = "`plugins.enabled`: there is no Pillow, which the plugin `images` needs"
        yield Diagnostic("IM001", "error", message, Span("presskit.toml"), "pip install 'presskit[images]'")


@hookimpl
def presskit_check_theme(
    files: Callable[[str], Mapping[str, bytes]], settings: Settings
) -> Iterable[Diagnostic]:
    if not settings.cards or settings.font == OWN_FONT or settings.font in (fonts := files("fonts")):
        return
    message = f"`plugin.images.font`: there is no theme/fonts/{settings.font}"
    yield Diagnostic("IM002", "error", message, Span("presskit.toml"), did_you_mean(settings.font, fonts))


@hookimpl
def presskit_facts(metadata: Metadata, source: Source, settings: Settings) -> Mapping[str, Any] | None:
    """Where the card of an article without an image is, and its measures in pixels."""
    if not settings.cards or metadata.image or not is_drawable(metadata.title, settings.font):
        return None
    width, height = CARD
    return {"card": {"path": f"cards/{source.id}.png", "width": width, "height": height}}


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (CardWriter(settings),) if settings.cards and find_spec("PIL") else ()


@hookimpl
def presskit_derive(content: bytes, settings: Settings) -> Derived | None:
    if find_spec("PIL") is None:  # which is said once, above
        return None
    from presskit_images.derive import derived  # noqa: PLC0415 - a build that derives nothing needs no Pillow

    return derived(content, settings)
