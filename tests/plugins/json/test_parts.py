from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from markupsafe import Markup

from presskit import Catalog, Filled
from presskit_json.parts import filled_body, measured, moment, terms


def test_moment_keeps_the_zone_of_the_article() -> None:
    assert moment(datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("Europe/London"))) == "2026-07-01T09:00:00+01:00"
    assert moment(None) is None


def test_measures_are_numbers_or_null() -> None:
    picture = {"url": "x.svg", "width": "640", "height": ""}
    assert measured(picture) == {"url": "x.svg", "width": 640, "height": None}
    assert measured(None) is None


def test_images_in_the_text_have_numbers_or_null() -> None:
    image = '{"type":"image","url":"a.png","width":"640px","height":""}'
    other = '{"type":"image","url":"b.png","width":"50%"}'
    block = (
        '{"type":"block","kind":"map","data":{"layout":{"type":"image","width":"9"}},"children":['
        + other
        + "]}"
    )
    tree = f'[{{"type":"figure","children":[{image}]}},{block}]'
    figure, placed = filled_body({"tree": Filled(Markup(tree)), "html": Filled(Markup(""))})["tree"]  # noqa: S704 - JSON
    assert [figure["children"][0][key] for key in ("width", "height")] == [640, None]
    assert [placed["children"][0][key] for key in ("width", "height")] == ["50%", None]
    assert placed["data"]["layout"] == {"type": "image", "width": "9"}


def test_terms_are_in_the_order_of_the_article_and_once(catalog: Catalog) -> None:
    assert [term.slug for term in terms(("HARBOUR", "fog", "Harbour", "☃"), catalog.tags)] == [
        "harbour",
        "fog",
    ]


def test_notes_follow_the_text() -> None:
    html = Filled(
        Markup("<p>&amp;</p>"), {"footnote": [Markup("<aside>1</aside>"), Markup("<aside>2</aside>")]}
    )
    text = filled_body({"tree": Filled(Markup("[]")), "html": html})["html"]
    assert text.startswith("<p>&amp;</p><section")
    assert text.index("<aside>1") < text.index("<aside>2") < text.index("</section>")


def test_body_goes_in_as_it_is() -> None:
    body = filled_body(
        {"tree": Filled(Markup('["é &amp; 1.0", {"n": 1.0}]')), "html": Filled(Markup("<p>&amp;</p>"))}
    )
    assert msgspec.json.encode(body).decode() == '{"tree":["é &amp; 1.0",{"n":1.0}],"html":"<p>&amp;</p>"}'
