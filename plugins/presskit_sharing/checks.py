"""What the settings name and the site does not have."""

from collections.abc import Iterator

from presskit import Catalog, Diagnostic, Span, did_you_mean
from presskit_sharing.settings import Settings

CODES = {"SH001": "A type is set for a section that is not there."}


def check_sections(catalog: Catalog, settings: Settings) -> Iterator[Diagnostic]:
    """SH001. A warning: what the section waits for may be published later."""
    for section in settings.sections:
        if section not in catalog.sections:
            message = f"`plugin.sharing.sections` names `{section}`, and nothing that is published is in it"
            hint = did_you_mean(section, [path for path in catalog.sections if path])
            yield Diagnostic("SH001", "warning", message, Span("presskit.toml"), hint)
