"""The measures of images."""

import io


def measures(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, negative where an image does not tell; None for one that is damaged."""
    import imagesize  # noqa: PLC0415 - with all of urllib and XML behind it; the next build knows the measures

    try:
        width, height = (round(measure) for measure in imagesize.get(io.BytesIO(data)))
    except Exception:  # noqa: BLE001 - whatever it makes of a damaged image
        return None
    return width, height
