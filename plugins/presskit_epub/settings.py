"""The table ``[plugin.epub]``."""

from pathlib import PurePosixPath

from msgspec import Struct

from presskit import slugify


class BookSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ``[[plugin.epub.books]]``: what goes into a book, and what it says of itself.

    An article is in the book when it is in one of ``sections`` (or beneath it), has one of ``tags`` and is a part
    of ``series``; a condition that is empty holds for all. ``title``, ``language`` and ``description`` are the
    site's by default, ``file`` comes from the title. ``cover`` is a picture beneath ``static/`` or ``content/``;
    without it a cover is drawn. ``headings`` lists the headings of each article in the table of contents.
    """

    title: str = ""
    file: str = ""
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: str = ""
    language: str = ""
    cover: str = ""
    publisher: str = ""
    description: str = ""
    headings: bool = False

    def __post_init__(self) -> None:
        path = PurePosixPath(self.file)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"`file` must name a file beneath the output folder, not `{self.file}`")


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``books`` are the books to write; without any, one book holds the whole site."""

    books: tuple[BookSettings, ...] = ()

    def __post_init__(self) -> None:
        named = ((book.file, book.title) for book in self.books)
        files = [file_name(*names).casefold() if any(names) else "" for names in named]
        twice = sorted({file for file in files if files.count(file) > 1})
        if twice:
            file = f"`{twice[0]}`" if twice[0] else "the one named after the site"
            raise ValueError(f"`books`: two would be the same file, {file}\ngive each a `file`")


def file_name(file: str, title: str) -> str:
    """The file of a book, by its title where the settings name none."""
    name = file or slugify(title) or "book"
    return name if name.endswith(".epub") else f"{name}.epub"
