"""A block that is replaced in a finished page gives the page that rendering it with the new block would."""

from hypothesis import given
from hypothesis import strategies as st

from presskit.write.records import ABSENT, UNKNOWN
from presskit.write.splice import filled, mark, spliced

texts = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=9).map(str.encode)
Page = tuple[list[bytes], list[int]]
"""The pieces of a page round its marks, and the numbers of these in their order on the page."""


@st.composite
def pages(draw: st.DrawFn) -> tuple[Page, list[bytes]]:
    """A page, and the texts of its blocks; those without text are on no page."""
    contents = draw(st.lists(texts, max_size=6))
    order = draw(st.permutations([number for number, text in enumerate(contents) if text]))
    return (draw(st.lists(texts, min_size=len(order) + 1, max_size=len(order) + 1)), order), contents


def with_texts(page: Page, contents: list[bytes]) -> bytes:
    pieces, order = page
    out = [pieces[0]]
    for number, after in zip(order, pieces[1:], strict=True):
        out += (contents[number], after)
    return b"".join(out)


def marked(page: Page, contents: list[bytes]) -> bytes:
    return with_texts(page, [str(mark(number)).encode() for number in range(len(contents))])


@given(pages())
def test_a_filled_page_is_the_page_with_the_texts(made: tuple[Page, list[bytes]]) -> None:
    page, contents = made
    done = filled(marked(page, contents), contents)
    assert done is not None
    content, spans = done
    assert content == with_texts(page, contents)
    for text, span in zip(contents, spans, strict=True):
        assert content[slice(*span)] == text if text else span == UNKNOWN


@given(pages(), st.lists(st.lists(texts, min_size=6, max_size=6), max_size=4))
def test_a_spliced_page_is_the_page_filled_with_the_new_texts(
    made: tuple[Page, list[bytes]], turns: list[list[bytes]]
) -> None:
    page, contents = made
    done = filled(marked(page, contents), contents)
    for news in turns:  # the empty ones are as they were
        news_of = {number: news[number] for number in page[1] if news[number]}
        contents = [news_of.get(number, text) for number, text in enumerate(contents)]
        assert done is not None
        done = spliced(*done, news_of)
        assert done == filled(marked(page, contents), contents)


@given(pages())
def test_a_mark_that_is_there_twice_or_unknown_is_told(made: tuple[Page, list[bytes]]) -> None:
    page, contents = made
    content = marked(page, contents)
    assert filled(content + str(mark(99)).encode(), contents) is None
    for number in page[1]:
        found = str(mark(number)).encode()
        assert filled(content + found, contents) is None


@given(pages())
def test_a_block_that_the_page_does_not_show_is_absent_and_changes_nothing(
    made: tuple[Page, list[bytes]],
) -> None:
    page, contents = made
    for number in page[1]:
        content = marked(page, contents).replace(str(mark(number)).encode(), b"")
        done = filled(content, contents)
        assert done is not None
        assert done[1][number] == ABSENT
        assert spliced(*done, {}) == done
