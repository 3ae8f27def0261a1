import datetime as dt

import pytest

from presskit_epub.settings import BookSettings, Settings


@pytest.mark.parametrize("file", ["/etc/book.epub", "../book.epub", "a/../../book.epub"])
def test_a_book_stays_in_the_output_folder(file: str) -> None:
    with pytest.raises(ValueError, match="beneath the output folder"):
        BookSettings(file=file)


def test_two_books_are_two_files() -> None:
    with pytest.raises(ValueError, match="same file"):
        Settings(books=(BookSettings(), BookSettings(sections=("town",))))
    with pytest.raises(ValueError, match=r"`the-town\.epub`"):
        Settings(books=(BookSettings(title="The Town"), BookSettings(file="The-Town")))
    assert len(Settings(books=(BookSettings(), BookSettings(file="town.epub"))).books) == 2


def test_a_span_of_time_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="`until` is before `since`"):
        BookSettings(since=dt.date(2026, 3, 2), until=dt.date(2026, 3, 1))


def test_what_names_one_book_can_not_name_several() -> None:
    with pytest.raises(ValueError, match="`identifier` is that of one book"):
        BookSettings(each="month", identifier="urn:isbn:9780375704024")
    with pytest.raises(ValueError, match="`number` is that of one book"):
        BookSettings(each="month", number=3)
