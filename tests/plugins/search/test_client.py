from pathlib import PurePosixPath

from presskit_search.client import blocks, client_files


def test_the_page_names_files_that_are_there() -> None:
    data = blocks()["head"][0].data
    assert {PurePosixPath(data[what]).name for what in ("script", "sheet")} == set(client_files())
    assert {PurePosixPath(data[what]).parent.name for what in ("script", "sheet")} == {"pagefind"}


def test_the_script_runs_under_a_strict_policy() -> None:
    (script,) = (content.decode() for name, content in client_files().items() if name.endswith(".js"))
    assert not [
        word
        for word in ("innerHTML", "eval(", "new Function", 'setAttribute("on', "http://", "https://")
        if word in script
    ]
