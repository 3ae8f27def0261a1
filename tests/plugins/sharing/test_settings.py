import pytest

from presskit_sharing.settings import Settings


def test_a_section_has_the_type_of_the_closest_round_it() -> None:
    settings = Settings(type="Article", sections={"docs": "TechArticle", "docs/blog": "BlogPosting"})
    found = [
        settings.type_in(section) for section in ("", "news", "docs", "docs/a/b", "docs/blog/x", "docsx")
    ]
    assert found == ["Article", "Article", "TechArticle", "TechArticle", "BlogPosting", "Article"]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"profiles": ("https://ok.example/", "social.example/@a")}, "`profiles[1]` is `social.example/@a`"),
        ({"twitter": "packet"}, "`twitter` is `packet`"),
    ],
)
def test_what_nobody_could_follow_is_refused(keys: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match="write") as caught:
        Settings(**keys)  # type: ignore[arg-type]
    assert str(caught.value.args[0]).startswith(message)
