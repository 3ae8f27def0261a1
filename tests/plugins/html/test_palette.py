"""What the settings say of colours, over those of the theme."""

from pathlib import Path

import pytest

import presskit_html
from presskit_html.colours import contrast
from presskit_html.palette import is_coloured, palettes
from presskit_html.settings import Colours, Settings

STATIC = Path(presskit_html.__file__).parent / "templates" / "static"
BROADSHEET = (STATIC / "broadsheet.css").read_text(encoding="utf-8")
MAGAZINE = BROADSHEET + (STATIC / "looks" / "magazine.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", [BROADSHEET, MAGAZINE], ids=["broadsheet", "magazine"])
def test_the_looks_that_ship_need_no_change(sheet: str) -> None:
    for palette in palettes(sheet, Settings(light=Colours(), dark=Colours())):
        assert (palette.properties, palette.faults, palette.rule) == ({}, (), "")


def test_only_settings_with_a_colour_ask_for_some() -> None:
    assert not is_coloured(Settings(look="magazine"))
    assert all(map(is_coloured, (Settings(accent="teal"), Settings(dark=Colours(link="#fff")))))


@pytest.mark.parametrize("background", ["#f5e9d0", "#ffe0e0", "#777777", "#102030"])
def test_what_is_not_named_follows_the_background(background: str) -> None:
    light, dark = palettes(MAGAZINE, Settings(light=Colours(background=background)))
    assert dark.properties == {}
    assert light.faults == ()
    theme = {"ink": "#1e1b17", "soft": "#5c564c", "k": "#8a1538", "c": "#62666b"}
    for name, before in theme.items():
        assert contrast(light.properties.get(name, before), background) >= 4.5
    assert light.properties["paper"] == background


def test_what_is_named_stays_and_is_measured_with_a_colour_that_would_do() -> None:
    settings = Settings(light=Colours(background="#f5e9d0", muted="#999"), dark=Colours(link="#2b3a4a"))
    light, dark = palettes(BROADSHEET, settings)
    assert light.properties["soft"] == "#999"
    (muted,), (link,) = light.faults, dark.faults
    assert (muted.key, link.key) == ("light.muted", "dark.link")
    assert muted.contrast == pytest.approx(2.11, abs=0.01)
    again = Settings(light=Colours(background="#f5e9d0", muted=muted.better), dark=Colours(link=link.better))
    assert [palette.faults for palette in palettes(BROADSHEET, again)] == [(), ()]


def test_an_accent_is_measured_on_light_pages_and_fitted_on_dark_ones() -> None:
    light, dark = palettes(BROADSHEET, Settings(accent="#ffcc00", dark=Colours(background="#6a6a6a")))
    assert [fault.key for fault in light.faults] == ["accent"]
    assert dark.faults == ()
    assert contrast(dark.properties["accent"], "#6a6a6a") >= 4.5


def test_a_colour_in_other_words_is_not_measured() -> None:
    assert [palette.faults for palette in palettes(BROADSHEET, Settings(accent="yellow"))] == [(), ()]


def test_a_sheet_without_colours_is_black_on_white() -> None:
    light, _ = palettes("body {}", Settings(light=Colours(text="#cccccc")))
    assert [fault.ground for fault in light.faults] == ["#ffffff"]
