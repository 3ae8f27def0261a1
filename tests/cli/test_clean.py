from pathlib import Path

from presskit.cli.entry import run
from presskit.write import swap
from presskit.write.carry import announce, carry, inodes
from presskit.write.place import place_of


def test_clean_leaves_what_presskit_did_not_write(dated_site: Path) -> None:
    run(["build", "-q"])
    (dated_site / "public/CNAME").write_text("example.org")
    before = sorted(path.name for path in dated_site.iterdir() if path.name != ".presskit")
    assert run(["clean"]) == 0
    assert [path.name for path in (dated_site / "public").iterdir()] == ["CNAME"]
    assert sorted(path.name for path in dated_site.iterdir()) == before


def test_clean_brings_back_what_a_stopped_build_left(dated_site: Path) -> None:
    """Right after the exchange: a folder of somebody else is in the old tree, and a link to it in the new one."""
    run(["build", "-q"])
    (dated_site / "public/files").mkdir()
    (dated_site / "public/files/x").write_text("x")
    (dated_site / "content/out.rst").unlink()
    run(["build", "-q"])
    place = place_of(dated_site / "public", dated_site / ".presskit")
    carried = inodes(place.live, ["files"])
    announce(place, carried)
    carry(place, carried)
    swap.exchange(place.live, place.standby)
    assert run(["clean"]) == 0
    assert (dated_site / "public/files/x").read_text() == "x"
    assert not (dated_site / ".presskit").exists()
