"""What readers get of an image: its sizes, and the file itself without what nobody should know of it."""

import re
import warnings
from io import BytesIO
from typing import Any

from msgspec import Struct
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from presskit import Derived, Variant
from presskit_images.credit import ORIENTATION, Credit, credit_of, exif, xmp
from presskit_images.settings import Settings
from presskit_images.strip import Malformed, stripped

_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}
MOST_PIXELS = 100_000_000
"""More takes 400 MB to read, and no camera makes so many."""
_TOO_MANY = f"has more than {MOST_PIXELS:,} pixels"
_TALLEST = 16_383
"""Pixels: what WebP holds."""
_SMALLEST = 64
"""Pixels: an image that is no wider has no sizes."""
_LESS = 20
"""AVIF looks like JPEG at so much less of its quality."""


class _Picture(Struct, frozen=True):
    """An image that was read: ``pixels`` are turned, ``format`` is that of the file."""

    pixels: Image.Image
    format: str
    credit: Credit
    profile: bytes


def derived(content: bytes, settings: Settings) -> Derived:
    """What is made of the file; the problem where it can't be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what Pillow wonders at in a file
        try:
            return _derived(content, settings)
        except MemoryError:
            raise
        except Image.DecompressionBombError:
            return Derived(problem=_TOO_MANY)
        except UnidentifiedImageError:
            return Derived(problem="is no JPEG, PNG, WebP or AVIF that can be read")
        except Exception as error:  # noqa: BLE001 - what decoders raise at a damaged file is no closed list
            said = re.sub(" at 0x[0-9a-f]+", "", str(error))[:100]
            return Derived(problem=f"is damaged: {said or type(error).__name__}")


def _derived(content: bytes, settings: Settings) -> Derived:
    with Image.open(BytesIO(content), formats=tuple(_TYPES)) as image:
        if image.width * image.height > MOST_PIXELS:
            return Derived(problem=_TOO_MANY)
        image.load()
        credit, orientation = credit_of(image), image.getexif().get(ORIENTATION, 1)
        # A JPEG of two frames is a photograph with a preview, or with its depths.
        moves = image.format != "MPO" and getattr(image, "n_frames", 1) > 1
        format = "JPEG" if image.format == "MPO" else str(image.format)
        pixels, profile = _seen(ImageOps.exif_transpose(image))
    picture = _Picture(pixels, format, credit, profile)
    clean = _clean(content, picture, orientation if orientation in range(1, 9) else 1, moves=moves)
    instead = Variant(clean, _TYPES[format], *pixels.size) if clean != content else None
    if moves or pixels.width <= _SMALLEST:
        return Derived(instead=instead)
    variants = (each for name in settings.formats for each in _sizes(picture, name, clean, settings))
    return Derived(tuple(variants), instead)


def _seen(image: Image.Image) -> tuple[Image.Image, bytes]:
    """The pixels as RGB, RGBA or grey, with the colour profile that they need; none is sRGB."""
    profile = image.info.get("icc_profile") or b""
    space = profile[16:20]
    if image.mode == "CMYK":
        if space == b"CMYK":
            own, screen = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, own, screen, outputMode="RGB")
            image = converted or image
        return image.convert("RGB"), b""
    if image.mode.startswith("I"):  # 16 bits
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L"), b""
    if image.mode in ("1", "L"):
        return image.convert("L"), b""
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB"), profile if space == b"RGB " else b""


def _clean(content: bytes, picture: _Picture, orientation: int, *, moves: bool) -> bytes:
    """The file without its notes: taken apart where that can be, else written anew. The same where there are none."""
    # Browsers turn every JPEG as it is marked, and other formats or not.
    turned = orientation != 1 and picture.format != "JPEG"
    if not turned or moves:
        try:
            return stripped(content, exif(picture.credit, orientation), xmp(picture.credit))
        except Malformed:
            pass
        with Image.open(BytesIO(content)) as image:
            if moves or not (turned or image.getexif() or "xmp" in image.info):
                return content
    return _encoded(picture, picture.format, 95)


def _sizes(picture: _Picture, format: str, clean: bytes, settings: Settings) -> list[Variant]:
    """The sizes of an image in one format; none where that takes more than the file itself."""
    own = picture.pixels.width
    widths = sorted({width for width in settings.widths if width < own})
    widths += [own] if not settings.widths or own <= max(settings.widths) else []
    name = picture.format if format == "original" else format.upper()
    found: list[Variant] = []
    for width in reversed(widths):
        height = max(1, round(picture.pixels.height * width / own))
        if height > _TALLEST:
            return []
        content = _encoded(picture, name, settings.quality, (width, height))
        if not found and len(content) >= len(clean):
            if name != picture.format or width != own:
                return []
            content = clean
        found.append(Variant(content, _TYPES[name], width, height))
    return found[::-1]


def _encoded(picture: _Picture, format: str, quality: int, size: tuple[int, int] | None = None) -> bytes:
    """The image as a file; the same bytes for the same image, by one version of Pillow."""
    image = picture.pixels
    if size is not None and size != image.size:
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    by_format: dict[str, dict[str, Any]] = {
        "JPEG": {"quality": quality, "progressive": True, "optimize": True},
        "PNG": {"optimize": True},
        # Drawings and screenshots come as PNG, and have edges.
        "WEBP": {"quality": quality, "lossless": picture.format == "PNG"},
        "AVIF": {"quality": max(1, quality - _LESS), "speed": 8, "max_threads": 1},
    }
    if format == "JPEG" and image.mode == "RGBA":
        image = image.convert("RGB")
    notes = {"exif": exif(picture.credit), "xmp": xmp(picture.credit), "icc_profile": picture.profile}
    out = BytesIO()
    image.save(out, format, **by_format[format], **{name: data for name, data in notes.items() if data})
    content = out.getvalue()
    # Pillow writes no XMP into a PNG.
    return stripped(content, notes["exif"], notes["xmp"]) if format == "PNG" else content
