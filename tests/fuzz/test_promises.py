"""The promises are looked at: what breaks one is reported."""

from pathlib import Path

import msgspec
import pytest

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import Anchor, Block, Fragment, Part
from tests.fuzz.promises import broken, hold
from tests.fuzz.site import CANARY, Outcome, make_site
from tests.tools.articles import PATH

TEXT = b"Title\n=====\n\n:date: 2026-01-02\n\nText *and* more.\n"


@pytest.fixture
def sound(tmp_path: Path) -> Outcome:
    return hold(make_site(tmp_path), TEXT)


def found(code: str, *place: int, path: str = PATH) -> tuple[Diagnostic, ...]:
    return (Diagnostic(code, "error", "message", Span(path, *place)),)


def test_a_sound_article_breaks_none(sound: Outcome) -> None:
    assert list(broken(sound)) == []
    assert sound.article is not None
    assert sound.forms.keys() == {"html", "tree"}


@pytest.mark.parametrize(
    "place", [(9, 1), (0, 1), (2, 7), (2, 0), (2, 3, 2, 2), (2, 3, 1, 4), (6, 1, 6, 18), (6, 1, 8, 1)]
)
def test_places_outside_of_the_text(sound: Outcome, place: tuple[int, ...]) -> None:
    assert len(list(broken(msgspec.structs.replace(sound, findings=found("PK300", *place))))) == 1


@pytest.mark.parametrize("place", [(1, 1), (2, 6), (7, 1), (6, 17, 6, 17), (6, 6, 6, 11)])
def test_places_within_the_text(sound: Outcome, place: tuple[int, ...]) -> None:
    assert list(broken(msgspec.structs.replace(sound, findings=found("PK300", *place)))) == []


@pytest.mark.parametrize(
    "finding",
    [found("PK391"), found("PK393"), found("PK150"), found("PK300", 1, 1, path="content/other.rst")],
)
def test_findings_that_must_not_be(sound: Outcome, finding: tuple[Diagnostic, ...]) -> None:
    assert len(list(broken(msgspec.structs.replace(sound, findings=finding)))) == 1


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("html", ("<p>",)),
        ("html", ("<p>&nope;</p>",)),
        ("html", ("<script>x</script>",)),
        ("html", ('<p onclick="x">x</p>',)),
        ("html", ('<a href=" java&#10;script:x">x</a>',)),
        ("html", ('<img src="data:x" alt=""/>',)),
        ("html", ("\ufdd0",)),
        ("html", (Block("b", {"items": [{"url": "JavaScript:x"}]}),)),
        ("html", ("<p>", Block("b", {"data": {"inner": [Fragment(("<b>",))]}}), "</p>")),
        ("html", (Block("b", {}, Fragment(("<iframe/>",))),)),
        ("html", ('<p id="', Anchor('"'), '"/>')),
        ("tree", ('[{"type": "x" ',)),
    ],
)
def test_markup_that_must_not_be(sound: Outcome, form: str, parts: tuple[Part, ...]) -> None:
    assert len(list(broken(msgspec.structs.replace(sound, forms={form: Fragment(parts)})))) == 1


def test_a_secret_that_is_told(sound: Outcome) -> None:
    told = msgspec.structs.replace(sound, forms={"html": Fragment((f"<p>{CANARY}</p>",))})
    assert list(broken(told)) == ["it tells the secret"]
