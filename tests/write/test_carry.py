"""Files of somebody else, whatever happens at the last moment before trees are exchanged."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.model.page import Output
from presskit.write import swap
from presskit.write.carry import Intent, announce, carry, inodes, recover
from presskit.write.place import Place, place_of
from presskit.write.publish import Stage

AtLast = Callable[[Callable[[], None]], None]


@pytest.fixture
def public(tmp_path: Path) -> Path:
    publish(tmp_path / "public", {"a": "1"})
    return tmp_path / "public"


def publish(folder: Path, files: dict[str, str]) -> list[str]:
    stage = Stage(folder, folder.parent / ".presskit")
    for path, text in files.items():
        stage.add(Output(path, text.encode()))
    assert stage.check() == []
    return [finding.code for finding in stage.publish()[1]]


@pytest.fixture
def at_last(monkeypatch: pytest.MonkeyPatch) -> AtLast:
    """``at_last(act)``: what somebody does between the last look at the tree and the exchange."""

    def arrange(act: Callable[[], None]) -> None:
        real = swap.sync

        def sync(folder: Path) -> None:
            monkeypatch.setattr(swap, "sync", real)
            act()
            real(folder)

        monkeypatch.setattr(swap, "sync", sync)

    return arrange


def test_a_file_that_arrives_at_the_last_moment_is_there(public: Path, at_last: AtLast) -> None:
    def arrive() -> None:
        (public / "new").write_text("mine")
        (public / "folder").mkdir()
        (public / "folder/new").write_text("mine")

    at_last(arrive)
    assert publish(public, {"a": "2"}) == []
    assert [(public / name).read_text() for name in ("a", "new", "folder/new")] == ["2", "mine", "mine"]


def test_where_it_is_in_the_way_nothing_is_published(public: Path, at_last: AtLast) -> None:
    (public / "CNAME").write_text("mine")
    at_last((public / "b").mkdir)
    inode = public.stat().st_ino
    assert publish(public, {"a": "2", "b": "2"}) == ["PK505"]
    assert (public.stat().st_ino, (public / "a").read_text(), (public / "CNAME").read_text()) == (
        inode,
        "1",
        "mine",
    )
    (public / "b").rmdir()
    assert publish(public, {"a": "2", "c": "2"}) == []
    assert sorted(path.name for path in public.iterdir()) == [".presskit.json", "CNAME", "a", "c"]


def test_a_file_that_is_removed_at_the_last_moment_is_gone(public: Path, at_last: AtLast) -> None:
    (public / "CNAME").write_text("mine")
    at_last((public / "CNAME").unlink)
    assert publish(public, {"a": "2"}) == []
    assert not (public / "CNAME").exists()


def test_a_file_that_is_replaced_at_the_last_moment_is_the_later_one(public: Path, at_last: AtLast) -> None:
    (public / "CNAME").write_text("mine")

    def replace() -> None:
        (public / "other").write_text("later")
        os.utime(public / "other", (1, 1))  # a backup, perhaps
        (public / "other").replace(public / "CNAME")

    at_last(replace)
    assert publish(public, {"a": "2"}) == []
    assert (public / "CNAME").read_text() == "later"


def stopped(public: Path) -> Place:
    """What a publish leaves that died right after the exchange."""
    place = place_of(public, public.parent / ".presskit")
    publish(public, {"a": "2"})
    (public / "CNAME").write_text("mine")
    (public / "files").mkdir()
    (public / "files/x").write_text("x")
    carried = inodes(place.live, ["CNAME", "files"])
    announce(place, carried)
    carry(place, carried)
    swap.exchange(place.live, place.standby)
    return place


def test_readers_miss_nothing_after_a_stopped_publish_and_recovery_ends_it(public: Path) -> None:
    place = stopped(public)
    for _ in range(2):
        assert ((public / "CNAME").read_text(), (public / "files/x").read_text()) == ("mine", "x")
        recover(place)
        assert not (public / "files").is_symlink()
        assert sorted(path.name for path in place.standby.iterdir()) == [".presskit.json", "a"]


def test_what_somebody_removed_after_a_stopped_publish_does_not_return(public: Path) -> None:
    place = stopped(public)
    (public / "CNAME").unlink()
    recover(place)
    assert not (public / "CNAME").exists()


def test_what_has_no_place_any_more_is_kept_beside(public: Path) -> None:
    place = stopped(public)
    (public / "files").unlink()
    (public / "files").write_text("a file now")
    recover(place)
    assert (public / "files").read_text() == "a file now"
    assert [path.read_text() for path in place.found.rglob("x")] == ["x"]


def test_a_damaged_intent_loses_nothing(public: Path) -> None:
    place = stopped(public)
    place.intent.write_text("{")
    recover(place)
    assert ((public / "CNAME").read_text(), (public / "files/x").read_text()) == ("mine", "x")


def test_before_the_exchange_all_is_taken_back(public: Path) -> None:
    place = stopped(public)
    swap.exchange(place.live, place.standby)
    assert Intent(place.live.stat().st_ino) != Intent(0)
    recover(place)
    assert ((public / "CNAME").read_text(), (public / "files/x").read_text()) == ("mine", "x")
    assert sorted(path.name for path in place.standby.iterdir()) == [".presskit.json", "a"]
