import pytest

from presskit_images.settings import Settings


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"widths": (8,)}, "`widths` must be"),
        ({"widths": (480, 20_000)}, "`widths` must be"),
        ({"formats": ()}, "`formats` is empty"),
        ({"accent": "red; }"}, "`accent` must be"),
    ],
)
def test_what_can_t_be_used_is_named(given: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Settings(**given)  # type: ignore[arg-type]


def test_no_widths_are_the_width_of_the_image() -> None:
    assert Settings(widths=()).widths == ()
