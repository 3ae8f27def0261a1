from presskit import AssetFile
from presskit_epub.names import asset_name, file_names, safe


def test_a_plain_id_keeps_its_words() -> None:
    assert file_names(["harbour/bar-of-sand", "pep-0008"]) == {
        "harbour/bar-of-sand": "harbour-bar-of-sand",
        "pep-0008": "pep-0008",
    }


def test_what_ascii_cannot_hold_is_told_apart_by_its_digest() -> None:
    names = file_names(["новости/цена", "новости/мир", "größe", "grosse"])
    assert len(set(names.values())) == 4
    assert all(name.isascii() and name == safe(name) for name in names.values())
    assert names["größe"].startswith("groe-")
    assert names["grosse"] == "grosse"


def test_no_two_names_are_alike_where_case_does_not_count() -> None:
    ids = ["a/b", "a-b", "A/b", "A-B"]
    names = file_names(ids)
    assert len({name.casefold() for name in names.values()}) == 4
    assert names == file_names(reversed(ids))


def test_a_long_id_fits_every_file_system() -> None:
    ids = ["x" * 300 + end for end in "ab"]
    names = set(file_names(ids).values())
    assert len(names) == 2
    assert max(map(len, names)) < 100


def test_a_picture_has_the_suffix_of_what_it_is() -> None:
    file = AssetFile("content/Mole & Köder.JPEG", "0123456789abcdef", 9, "image/jpeg")
    assert asset_name(file) == "mole-koder.01234567.jpg"


def test_a_file_without_a_name_in_ascii_still_has_one() -> None:
    file = AssetFile("content/図.csv", "0123456789abcdef", 9, "text/csv")
    assert asset_name(file) == "file.01234567.csv"
