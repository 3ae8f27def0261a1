from presskit.plugins.words import ENGLISH
from presskit_epub.accessibility import Content, accessibility, is_described


def facts(*media_types: str, **content: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in accessibility(Content(frozenset(media_types), **content), ENGLISH):
        found.setdefault(name, []).append(value)
    return found


def test_described_pictures_are_claimed() -> None:
    found = facts("image/png")
    assert "alternativeText" in found["accessibilityFeature"]
    assert found["accessModeSufficient"] == ["textual", "textual,visual"]
    assert found["accessibilityHazard"] == ["none"]


def test_one_picture_without_words_takes_the_claim_away() -> None:
    found = facts("image/png", described=False)
    assert "alternativeText" not in found["accessibilityFeature"]
    assert found["accessModeSufficient"] == ["textual,visual"]
    assert "Some images have no description." in found["accessibilitySummary"][0]


def test_formulas_and_films_are_named() -> None:
    found = facts("video/mp4", formulas=True, moving=True)
    assert "MathML" in found["accessibilityFeature"]
    assert "auditory" in found["accessMode"]
    assert found["accessModeSufficient"] == ["textual,visual,auditory"]  # nobody says what is heard
    assert found["accessibilityHazard"] == ["unknown"]


def test_pages_of_print_are_named_where_there_are_some() -> None:
    assert {"pageBreakMarkers", "pageNavigation"} <= set(facts(pages=True)["accessibilityFeature"])
    assert not {"pageBreakMarkers", "pageNavigation"} & set(facts()["accessibilityFeature"])


def test_a_page_is_described_when_each_of_its_pictures_is() -> None:
    assert is_described(b"<p>No picture</p>")
    assert is_described(b'<p>Tides</p><img src="a.png" alt="A mole"/>')
    assert not is_described(b'<img src="a.png" alt="A mole"/><img src="b.png" alt=""/>')
    assert not is_described(b'<img src="b.png"/>')
