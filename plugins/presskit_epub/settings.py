"""The table ``[plugin.epub]``."""

import datetime as dt
from pathlib import PurePosixPath
from typing import Annotated, Literal

from msgspec import Meta, Struct

from presskit import slugify


class BookSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ``[[plugin.epub.books]]``: what goes into a book, and what it says of itself.

    An article is in the book when it is in one of ``sections`` (or beneath it), has one of ``tags``, is a part of
    ``series`` and is dated from ``since`` to ``until``, both included; a condition that is empty holds for all. ``each``
    makes one such book for every year, quarter, month, section or series. ``title``, ``language`` and ``description`` are
    the site's by default, ``file`` comes from the title. ``cover`` is a picture beneath ``static/`` or ``content/``;
    without it a cover is drawn. ``headings`` lists the headings of each article in the table of contents.
    """

    title: str = ""
    file: str = ""
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    each: Literal["", "year", "quarter", "month", "section", "series"] = ""
    language: str = ""
    cover: str = ""
    publisher: str = ""
    description: str = ""
    rights: str = ""
    identifier: str = ""
    collection: str = ""
    number: Annotated[int, Meta(ge=0)] = 0
    print_edition: str = ""
    certified_by: str = ""
    headings: bool = False

    def __post_init__(self) -> None:
        path = PurePosixPath(self.file)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"`file` must name a file beneath the output folder, not `{self.file}`")
        if self.since and self.until and self.until < self.since:
            raise ValueError("`until` is before `since`, so that no article is in the book")
        for name in ("identifier", "number") if self.each else ():
            if getattr(self, name):
                raise ValueError(
                    f"`{name}` is that of one book, and `each` makes several\nleave one of them out"
                )

    @property
    def takes_all(self) -> bool:
        """Whether no condition but ``sections`` chooses single articles."""
        return not (self.tags or self.series or self.since or self.until)


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``books`` are the books to write; without any, one book holds the whole site."""

    books: tuple[BookSettings, ...] = ()

    def __post_init__(self) -> None:
        named = ((book.file, book.title, book.each) for book in self.books)
        files = [file_name(*names).casefold() if any(names) else "" for names in named]
        twice = sorted({file for file in files if files.count(file) > 1})
        if twice:
            file = f"`{twice[0]}`" if twice[0] else "the one named after the site"
            raise ValueError(f"`books`: two would be the same file, {file}\ngive each a `file`")


def file_name(file: str, title: str, issue: str = "") -> str:
    """The file of a book, by its title where the settings name none, and by the issue of which it is the book."""
    name = (file or slugify(title) or "book").removesuffix(".epub")
    return f"{name}-{issue}.epub" if issue else f"{name}.epub"
