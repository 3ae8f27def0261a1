"""A pack gives back what was put into it, also when it was written anew without the rest."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.build.pack import Pack, remove_all


@given(pieces=st.lists(st.binary(max_size=40), max_size=8), data=st.data())
def test_what_is_wanted_is_moved_and_the_rest_is_gone(
    pieces: list[bytes], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("pack")
    wanted = data.draw(st.lists(st.sampled_from(range(len(pieces))), unique=True)) if pieces else []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("presskit.build.pack._SMALL", 0)
        pack = Pack(folder / "old")
        places = [pack.add(piece) for piece in pieces]
        assert [pack.read(place) for place in places] == pieces
        fresh, moved = pack.compacted(folder / "new", [places[number] for number in wanted])
    assert [fresh.read(place) for place in moved] == [pieces[number] for number in wanted]
    live = sum(len(pieces[number]) for number in wanted)
    assert fresh.end <= 2 * live
    assert fresh.end == fresh.path.stat().st_size
    fresh.close()
    if fresh is not pack:
        assert (folder / "old").exists(), "who still needs it is not known here"
    remove_all(folder.iterdir())


def test_a_small_pack_and_one_of_this_build_stay(tmp_path: Path) -> None:
    pack = Pack(tmp_path / "a")
    pack.add(b"waste")
    assert pack.compacted(tmp_path / "b", [])[0] is pack
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("presskit.build.pack._SMALL", 0)
        assert pack.compacted(tmp_path / "a", [])[0] is pack
    pack.truncate(0)
    pack.close()
    assert (tmp_path / "a").read_bytes() == b""
