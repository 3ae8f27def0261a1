from pathlib import Path

from presskit.cli.entry import run


def test_clean_leaves_what_presskit_did_not_write(dated_site: Path) -> None:
    run(["build", "-q"])
    (dated_site / "public/CNAME").write_text("example.org")
    before = sorted(path.name for path in dated_site.iterdir() if path.name != ".presskit")
    assert run(["clean"]) == 0
    assert [path.name for path in (dated_site / "public").iterdir()] == ["CNAME"]
    assert sorted(path.name for path in dated_site.iterdir()) == before
