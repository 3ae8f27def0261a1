"""``[check.severity]``: a site may take findings more or less seriously than presskit does, or not want to hear of them."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from presskit.model.diagnostic import Diagnostic
from presskit.report.aliases import code_named

Taken = Literal["error", "warning", "info", "off"]

_FIXED = ("PK1", "PK380", "PK382", "PK383", "PK39", "PK5")
"""Begin the codes of what can't be built or published as it is: configuration, plugins, unsafe files, limits, output."""


def is_fixed(code: str) -> bool:
    """Whether a site can't choose how findings of this code are taken."""
    return code.startswith(_FIXED)


def taken(diagnostics: Iterable[Diagnostic], severities: Mapping[str, Taken]) -> tuple[Diagnostic, ...]:
    """The findings as the site takes them; those that it turned off are left out. ``severities`` are by code or name."""
    found = []
    by_code = {code_named(name) or name: severity for name, severity in severities.items()}
    for diagnostic in diagnostics:
        severity = by_code.get(diagnostic.code)
        if severity is None:
            found.append(diagnostic)
        elif severity != "off":
            found.append(replace(diagnostic, severity=severity))
    return tuple(found)
