from presskit_epub.accessibility import accessibility

PAGE = b'<p>Tides</p><img src="a.png" alt="A mole"/>'


def facts(pages: list[bytes], media_types: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in accessibility(pages, media_types):
        found.setdefault(name, []).append(value)
    return found


def test_described_pictures_are_claimed() -> None:
    found = facts([PAGE], {"image/png"})
    assert "alternativeText" in found["accessibilityFeature"]
    assert found["accessModeSufficient"] == ["textual", "textual,visual"]
    assert found["accessibilityHazard"] == ["none"]


def test_one_picture_without_words_takes_the_claim_away() -> None:
    found = facts([PAGE, b'<img src="b.png" alt=""/>'], {"image/png"})
    assert "alternativeText" not in found["accessibilityFeature"]
    assert found["accessModeSufficient"] == ["textual,visual"]
    assert "Some images have no description." in found["accessibilitySummary"][0]


def test_formulas_and_films_are_named() -> None:
    found = facts([PAGE, b"<math/>"], {"video/mp4"})
    assert "MathML" in found["accessibilityFeature"]
    assert "auditory" in found["accessMode"]
    assert found["accessibilityHazard"] == ["unknown"]
