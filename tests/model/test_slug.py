import pytest

from presskit.model.slug import slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ferry boats & buns!", "ferry-boats-buns"),
        ("The harbour’s night", "the-harbours-night"),
        ("Überblick", "überblick"),
        ("U\u0308berblick", "überblick"),
        ("Отзывы", "отзывы"),
        ("हिन्दी", "हिन्दी"),
        ("  under_score--dash ", "under-score-dash"),
        ("2024", "2024"),
        ("!!!", ""),
        ("../../etc", "etc"),
    ],
)
def test_slugs_are_readable_in_every_script(text: str, slug: str) -> None:
    assert slugify(text) == slug
    assert slugify(slug) == slug
