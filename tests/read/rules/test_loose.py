import pytest

from tests.tools.articles import article_of, marked

START = "Title\n=====\n\n"


def loose(text: str) -> list[str]:
    """What stands at the places of the labels that nothing in the article refers to."""
    source = START + text
    found = article_of(source).article.loose
    return [marked(each.span, source) for each in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (".. _Far  Away:\n\nText.", "_Far  Away:"),
        (".. _spot:\n\nPart\n----\n\nText.", "_spot:"),
        ("Here is _`a spot` of it.", "_`a spot`"),
        (".. image:: https://a.net/m.png\n   :name: The Map", ":name: The Map"),
        ("- .. _in list:\n\n  Text.", "_in list:"),
        (".. _`with: colon`:\n\nText.", "_`with: colon`:"),
    ],
)
def test_a_label_that_nothing_refers_to_and_its_place(text: str, place: str) -> None:
    assert loose(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        ".. _spot:\n\nText, see spot_.",
        ".. _spot:\n\nPart\n----\n\nText, see `there <spot_>`_.",
        "Here is _`a spot`, see `a spot`_.",
        "See it_.\n\n.. _it: https://a.net/",
        "`It <https://a.net/>`_.",
        "A note [#]_ and [1]_.\n\n.. [#] Here.\n.. [1] There.",
        "Part\n----\n\nText.",
    ],
)
def test_what_the_article_refers_to_and_what_is_no_label_is_not_in_it(text: str) -> None:
    assert loose(text) == []


def test_a_label_in_a_file_that_is_included_has_its_place_there() -> None:
    article = article_of(
        f"{START}.. include:: _part.rst", {"content/news/_part.rst": "\n.. _spot:\n\nText.\n"}
    )
    (each,) = article.article.loose
    assert (each.uri, each.span.path, each.span.line, each.span.column) == (
        "ref:spot",
        "content/news/_part.rst",
        2,
        4,
    )
