"""The hostile articles of nobody's friend, through the commands that take untrusted articles, and through a plain build."""

import base64
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from presskit.report.aliases import ALIASES, code_named
from presskit.report.rules import RULES
from tests.hostile.conftest import CANARY, Place

CPU = 10
"""Seconds an article."""
MEMORY = 512
"""Megabytes of a worker."""
SECRETS = (CANARY, CANARY.encode().hex(), base64.b64encode(CANARY.encode()).decode()[:12])
SCRIPTS = re.compile(
    rb"<script(?![^>]*ld\+json)[^>]*>[^<]*(SCRIPTCANARY|alert\()|<[^>]*[\s\"']on\w+=|<[^>]*=\"\s*(javascript|vbscript|data:text)",
    re.IGNORECASE,
)


class Runs(Struct, frozen=True):
    """The findings by path of the article, and all that was printed."""

    found: dict[str, list[dict[str, Any]]]
    printed: str
    codes: tuple[int, ...]


@pytest.fixture(scope="session")
def runs(place: Place) -> Runs:
    """One check and one build of the untrusted articles."""
    check = place.run("check", "--site", "base", "--untrusted", "head/content", "--format", "json")
    build = place.run("build", "--site", "base", "--untrusted", "head/content", "--keep-going")
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for finding in json.loads(check.stdout)["findings"]:
        found[finding["path"]].append(finding)
    printed = check.stdout + check.stderr + build.stdout + build.stderr
    return Runs(dict(found), printed, (check.returncode, build.returncode))


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def test_both_end_with_findings_and_say_where_the_preview_is(runs: Runs, place: Place) -> None:
    assert runs.codes == (1, 1)
    assert "Traceback" not in runs.printed
    assert "internal error" not in runs.printed
    assert "→ base/.presskit/preview-untrusted\n" in runs.printed


def of(name: str, runs: Runs) -> list[dict[str, Any]]:
    """The findings of an article; a link may be told of at the file that is included."""
    path = f"head/content/{name}.rst"
    included = {"a07_include_bomb": "head/content/_files/", "h08_include_wide": "head/content/_wide"}.get(
        name
    )
    told = [
        found
        for place, them in runs.found.items()
        if included and place.startswith(included)
        for found in them
    ]
    return [*runs.found.get(path, []), *runs.found.get(path.replace("\n", "\\n"), []), *told]


def test_what_must_be_found_is_found(runs: Runs, manifest: dict[str, dict[str, Any]]) -> None:
    missing = {
        name: about["expect"]
        for name, about in manifest.items()
        if (
            about["expect"] == "error"
            and "escaped" not in about["rule"]
            and not any(found["severity"] == "error" for found in of(name, runs))
        )
        or (about["expect"] == "warning" and not of(name, runs))
    }
    assert missing == {}


def test_what_must_be_sound_is_sound(runs: Runs, manifest: dict[str, dict[str, Any]]) -> None:
    sound = [name for name, about in manifest.items() if about["expect"].startswith("ok")]
    wrong = {name: of(name, runs) for name in sound if any(f["severity"] == "error" for f in of(name, runs))}
    assert wrong == {}


def test_our_own_have_the_codes_that_they_name(runs: Runs, manifest: dict[str, dict[str, Any]]) -> None:
    named = {name: about["rule"] for name, about in manifest.items() if about["rule"] in RULES}
    found = {name: {one["code"] for one in of(name, runs)} for name in named}
    unsure = [name for name in named if " or " in manifest[name]["expect"]]
    assert {
        name: found[name] for name in named if named[name] not in found[name] and name not in unsure
    } == {}
    assert len(manifest) - 77 >= 25


def test_every_name_of_the_manifest_can_be_explained(manifest: dict[str, dict[str, Any]]) -> None:
    words = {word for about in manifest.values() for word in re.findall(r"PK-[A-Z0-9-]+", about["rule"])}
    assert words | {"PK-LIMIT-TABLE"} == set(ALIASES)  # which the manifest writes as PK-LIMIT-TIME/TABLE
    assert all(code_named(word) in RULES for word in words)


def test_no_secret_is_told(runs: Runs, place: Place) -> None:
    assert [form for form in SECRETS if form in runs.printed] == []
    for path, data in files(place.folder / "base").items():
        assert not any(form.encode() in data for form in SECRETS), path


def test_no_script_is_published(runs: Runs, place: Place) -> None:
    preview = place.folder / "base/.presskit/preview-untrusted"
    pages = {
        path: data
        for path, data in files(preview).items()
        if path.suffix in (".html", ".svg", ".png", ".xml")
    }
    assert len(pages) > 100
    assert {path.name: SCRIPTS.search(data) for path, data in pages.items() if SCRIPTS.search(data)} == {}


def test_no_id_stands_twice_on_a_page(runs: Runs, place: Place) -> None:
    page = place.folder / "base/.presskit/preview-untrusted/g06-page-ids/index.html"
    ids = re.findall(r'\sid="([^"]+)"', page.read_text(encoding="utf-8"))
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


def test_nobody_is_called(runs: Runs, place: Place) -> None:
    assert place.calls == []


def test_nothing_is_written_but_the_preview_and_the_state(runs: Runs, place: Place) -> None:
    assert {path.name for path in (place.folder / "base").iterdir()} == {
        "plugins",
        "presskit.toml",
        ".presskit",
    }
    assert {path.name for path in place.folder.iterdir()} == {
        "base",
        "own",
        "head",
        "canary",
        "watched",
        "docutils.conf",
    }
    assert {path.name for path in (place.folder / "canary").iterdir()} == {
        f"secret.{suffix}" for suffix in ("txt", "csv", "png", "html", "rst")
    }


def test_workers_open_nothing_and_use_little(runs: Runs, place: Place) -> None:
    assert [line for line in place.told if "event" in line] == []
    spent: dict[str, float] = defaultdict(float)
    last: dict[int, dict[str, Any]] = {}
    for line in place.told:
        before = last.get(line["process"])
        if before is not None:
            spent[before["article"]] += line["cpu"] - before["cpu"]
        last[line["process"]] = line
    assert len(spent) > 1_100
    assert {path: seconds for path, seconds in spent.items() if seconds > CPU} == {}
    assert max(line["memory"] for line in place.told) <= MEMORY


def test_a_plain_build_loses_no_other_article(place: Place) -> None:
    run = place.run("build", "own", "--keep-going")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "internal error" not in run.stderr
    for name in ("good", "dup", "inside"):
        assert list((place.folder / "own/public").rglob(f"{name}/index.html")) != [], name
    for path, data in files(place.folder / "own/public").items():
        assert not any(form.encode() in data for form in SECRETS), path
