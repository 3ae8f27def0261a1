"""A file that pages use."""

from pathlib import PurePosixPath

from msgspec import Struct


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
