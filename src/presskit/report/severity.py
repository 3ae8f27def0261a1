"""``[check.severity]``: a site may take findings more or less seriously than presskit does, or not want to hear of them."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from presskit.model.diagnostic import Diagnostic

Taken = Literal["error", "warning", "info", "off"]

_FIXED = ("PK1", "PK39", "PK5")
"""Begin the codes of what can't be built or published as it is: configuration, plugins, limits, output."""


def is_fixed(code: str) -> bool:
    """Whether a site can't choose how findings of this code are taken."""
    return code.startswith(_FIXED)


def taken(diagnostics: Iterable[Diagnostic], severities: Mapping[str, Taken]) -> tuple[Diagnostic, ...]:
    """The findings as the site takes them; those that it turned off are left out."""
    found = []
    for diagnostic in diagnostics:
        severity = severities.get(diagnostic.code)
        if severity is None:
            found.append(diagnostic)
        elif severity != "off":
            found.append(replace(diagnostic, severity=severity))
    return tuple(found)
