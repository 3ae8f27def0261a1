"""Images whose files don't fit a page."""

from collections.abc import Iterator

from presskit.model.article import Reference
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic
from presskit.report.rules import finding

LARGEST_SIDE = 10_000
"""Pixels: more than any screen shows, and than some browsers on telephones can."""
LARGEST_FILE = 5_000_000
"""Bytes: half a minute on a slow line."""


def image_faults(reference: Reference, file: AssetFile) -> Iterator[Diagnostic]:
    """PK443 for an image that an article shows: too large, or too small for the width that it is to have.

    A drawing has no pixels.
    """
    if reference.width is None or not file.media_type.startswith("image/"):
        return
    drawn = file.media_type == "image/svg+xml"
    if not drawn and max(file.width, file.height) > LARGEST_SIDE:
        message = f"the image has {file.width:,} × {file.height:,} pixels"
        yield finding("PK443", reference.span, message, f"scale it to {LARGEST_SIDE:,} at the most")
    elif file.size > LARGEST_FILE:
        message = f"the file of the image has {file.size / 1e6:.1f} MB"
        yield finding("PK443", reference.span, message, "scale it down, or compress it more")
    elif not drawn and reference.width > file.width > 0:
        message = f"the image is shown {reference.width:,} pixels wide, and has {file.width:,}"
        yield finding("PK443", reference.span, message, "use a larger file, or show it as it is")
