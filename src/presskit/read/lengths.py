"""Lengths as authors give them."""


def pixels(length: str) -> int | None:
    """The number of pixels of a length that is in pixels, with or without the unit; None for others."""
    number = length.removesuffix("px").strip()
    return int(number) if number.isdecimal() else None


def css(length: str) -> str:
    """A length of docutils in CSS: numbers without a unit are pixels."""
    length = length.replace(" ", "")
    return f"{length}px" if length[-1:].isdecimal() or length.endswith(".") else length
