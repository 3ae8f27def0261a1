"""What sites demand of images; what all must have is in ``tests/spec/diagnostics/images.txt``."""

import pytest

from presskit.read.fields import Rules
from presskit.read.rules.images import is_file_name
from tests.tools.articles import article_of, findings, reader

BOTH = reader(Rules(required=(), images=("caption", "credit")))
CREDIT = reader(Rules(required=(), images=("credit",)))


def test_decorations_and_images_with_words() -> None:
    text = ".. image:: a.svg\n   :alt:\n\n|b|\n\n.. |b| image:: b.svg\n\n.. image:: film.mp4\n"
    assert article_of(text).diagnostics == ()


def test_a_site_may_demand_captions_and_credits() -> None:
    text = (
        ".. image:: a.svg\n   :alt: A pier\n\n.. figure:: b.svg\n   :alt: A pier\n\n   The pier.\n\n"
        ".. figure:: c.svg\n   :alt: A pier\n   :target: c.svg\n\n   The pier.\n\n   Photo: Ada Quill\n"
    )
    article = article_of(text, with_reader=BOTH)
    assert findings(article) == [("1:12-17", "PK441"), ("1:12-17", "PK441"), ("4:13-18", "PK441")]
    assert [found.message for found in article.diagnostics] == [
        "the image does not say who made it",
        "the image has no caption",
        "the image does not say who made it",
    ]


def test_decorations_and_images_in_a_line_need_neither() -> None:
    text = ".. image:: a.svg\n   :alt:\n\nA |b|.\n\n.. |b| image:: b.svg\n"
    assert article_of(text, with_reader=BOTH).diagnostics == ()


def test_the_lead_image_needs_a_credit_where_the_site_demands_it() -> None:
    text = ":image: a.svg\n:image-alt: A pier\n\nTitle\n=====\n"
    assert findings(article_of(text, with_reader=CREDIT)) == [("1:9-14", "PK441")]
    credited = text.replace("\n\n", "\n:image-credit: Ada Quill\n\n", 1)
    assert article_of(credited, with_reader=CREDIT).diagnostics == ()


def test_a_lead_image_may_show_nothing_to_know() -> None:
    assert article_of(":image: a.svg\n:image-alt:\n\nTitle\n=====\n").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "uri", "expected"),
    [
        ("map.svg", "maps/Map.svg", True),
        ("IMG_2041", "IMG_2041.jpg", True),
        ("harbour-map", "https://example.org/harbour-map.png?x=1", True),
        ("Map", "map.svg", False),
        ("The map", "map.svg", False),
        ("", "map.svg", False),
    ],
)
def test_names_of_files(text: str, uri: str, expected: bool) -> None:
    assert is_file_name(text, uri) is expected
