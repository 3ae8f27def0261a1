"""A file that pages use, and what is derived from it."""

from pathlib import PurePosixPath

from msgspec import Struct

DERIVED = "//"
"""Behind the path of a file, before those of what is derived from it: no path of a file has it."""


class AssetFile(Struct, frozen=True):
    """A file of the site that pages name. ``path`` is POSIX, relative to the site; measures are pixels, 0 where unknown.

    ``problem`` says why what is published is empty although the file is not: nobody vouches for who wrote it.
    """

    path: str
    digest: str
    size: int
    media_type: str
    width: int = 0
    height: int = 0
    problem: str = ""

    @property
    def fingerprint(self) -> str:
        """A file name that no other content has: stem, eight digits of the digest, suffix."""
        name = PurePosixPath(self.path)
        return f"{name.stem}.{self.digest[:8]}{name.suffix.lower()}"


class Variant(Struct, frozen=True):
    """A file made of another. Measures are pixels, 0 where it has none."""

    content: bytes
    media_type: str
    width: int = 0
    height: int = 0


class Derived(Struct, frozen=True):
    """Returned by ``presskit_derive``.

    ``variants`` are for readers to choose from, the best media types first. ``instead`` goes out in the file's place, in
    every output. ``problem`` says what is wrong with the file, to be read behind its name: ``is truncated``.
    """

    variants: tuple[Variant, ...] = ()
    instead: Variant | None = None
    problem: str = ""


class Derivation(Struct, frozen=True):
    """What is derived from one file, as files of the site. ``instead`` is None where it goes out as it is."""

    variants: tuple[AssetFile, ...] = ()
    instead: AssetFile | None = None
    problem: str = ""


NOTHING = Derivation()
