from presskit.report.suggestion import did_you_mean, one_of, the_one_meant


def test_the_closest_word_is_named() -> None:
    assert did_you_mean("titel", ["title", "subtitle", "date"]) == "did you mean `title`?"


def test_case_makes_no_difference() -> None:
    assert did_you_mean("BASE_URL", ["base_url"]) == "did you mean `base_url`?"


def test_a_far_word_is_no_guess() -> None:
    assert did_you_mean("zebra", ["title", "date"]) == ""
    assert one_of("zebra", ["title", "date"]) == "known: date, title"
    assert one_of("zebra", []) == ""


def test_only_a_slip_is_put_in_place() -> None:
    known = ["figure", "highlights", "image", "ref", "tags"]
    assert [the_one_meant(word, known) for word in ("fgure", "IMGAE")] == ["figure", "image"]
    assert [the_one_meant(word, known) for word in ("highlight", "reff", "tag", "zebra")] == [""] * 4
    assert the_one_meant("images", ["imager", "imaged"]) == "", "either may be meant"
