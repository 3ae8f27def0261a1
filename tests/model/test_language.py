import pytest

from presskit.model.language import LANGUAGE_TAG, direction


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "pt-BR",
        "zh-cmn-Hans-CN",
        "de-CH-1901",
        "sl-rozaj-biske-1994",
        "es-419",
        "de-a-value-x-own",
        "GSW",
    ],
)
def test_tags_of_rfc_5646(tag: str) -> None:
    assert LANGUAGE_TAG.fullmatch(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "german", "en_GB", "xx-yy-zz", "en-", "en--GB", "en-x", "de-ä", "en-GB\n"]
)
def test_other_text(tag: str) -> None:
    assert LANGUAGE_TAG.fullmatch(tag) is None


@pytest.mark.parametrize("language", ["ar", "he", "fa-IR", "ur", "az-Arab-XY"])
def test_right_to_left(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "de-CH", "zh-Hant-TW", "mn-Mong", "x-unknown", "", "qq"])
def test_left_to_right(language: str) -> None:
    assert direction(language) == "ltr"
