"""The sources that findings are about, as text."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from presskit.model.diagnostic import Diagnostic
from presskit.model.source import LARGEST


def texts(diagnostics: Sequence[Diagnostic], site_dir: Path, untrusted: Path | None = None) -> dict[str, str]:
    """The texts that excerpts are taken from, by path; those that can't be read have none.

    ``untrusted`` is the folder in place of the site's own ``content/``, if there is one.
    """
    if not diagnostics:
        return {}
    from presskit.build.roots import roots_of  # noqa: PLC0415 - mostly there is nothing to show
    from presskit.build.sources import with_newlines  # noqa: PLC0415

    roots = roots_of(site_dir, untrusted)
    found: dict[str, str] = {}
    for path in {diagnostic.span.path for diagnostic in diagnostics}:
        data = roots.read(path, LARGEST)
        if isinstance(data, bytes):
            # A picture has no excerpt; an article that is not UTF-8 has one all the same.
            with suppress(UnicodeDecodeError):
                errors = "replace" if path.endswith(".rst") else "strict"
                found[path] = with_newlines(data.decode("utf-8-sig", errors))
    return found
