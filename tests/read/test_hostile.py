"""Articles that mean harm: each is read as the build reads it, from a site on disk beside which a secret lies.

What the manifest wants and is not refused yet stands in `LATER`: limits on time, depth and size. Those articles are left
out here, for some would take minutes.
"""

import base64
import json
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from presskit.build.files import fetch
from presskit.build.packed import unpack_article, unpack_forms
from presskit.build.sources import load_source
from presskit.build.worker import Packed, read_one
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, has_errors
from presskit.model.fragment import Forms
from presskit.read.metadata import Rules
from presskit.read.reading import Input
from tests.tools.articles import reader

CANARY = "canary-7f3a9c"

LATER = {
    "a17_image_traversal": "reported by link (PK403)",
    "a22_pelican_static": "the link leads nowhere; a checker of links will say so",
    "b10_class_inject": "docutils makes sound names of them",
    "b19_url_meta_js": "an unknown field is a warning",
    "c02_saveas_traversal": "an unknown field is a warning",
    "c04_category_traversal": "an unknown field is a warning; tags become slugs",
    "c08_slug_dup_a": "reported by link (PK501)",
    "c10_template_traversal": "an unknown field is a warning",
    "c13_slug_empty": "the name of the file makes the slug",
    "d04_subst_bomb": "no limit on substitutions",
    "d05_subst_img_bomb": "no limit on substitutions",
    "d07_inline_open": "no limit on time",
    "d08_csv_big": "no limit on time",
    "d10_grid_200": "no limit on time",
    "d11_uri_lines": "no limit on time",
    "d14_math_nest": "no limit on depth",
    "d19_refs": "no limit on findings",
    "f11_enum_huge": "sound, the number is only long",
}
SLOW = ("no limit on substitutions", "no limit on time", "no limit on findings")


@pytest.fixture(scope="module")
def site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the hostile articles, beside a folder of secrets that they try to read."""
    root = tmp_path_factory.mktemp("hostile")
    secrets = root / "canary"
    secrets.mkdir()
    for name in ("secret.txt", "secret.csv", "secret.png", "secret.html"):
        (secrets / name).write_text(f"{CANARY},x\n", encoding="utf-8")
    content = root / "site" / "content"
    shutil.copytree(shared / "corpora" / "hostile", content, copy_function=_copied(secrets))
    (content / "_files").chmod(0o755)
    (content / "_files" / "link.inc").symlink_to(secrets / "secret.txt")
    return root / "site"


def _copied(secrets: Path) -> Any:
    def copy(source: str, target: str) -> None:
        text = Path(source).read_bytes().replace(b"@CANARY@", str(secrets).encode())
        Path(target).write_bytes(text.replace(b"@PORT@", b"9"))

    return copy


class Outcome(Struct, frozen=True):
    """What came of an article: what the manifest says of it, its findings, and all that was made of it."""

    expected: str
    findings: tuple[Diagnostic, ...]
    article: Article | None = None
    forms: Forms = {}

    @property
    def refused(self) -> bool:
        return has_errors(self.findings)


@pytest.fixture(scope="module")
def outcomes(site: Path, shared: Path) -> dict[str, Outcome]:
    manifest = json.loads((shared / "corpora/hostile/manifest.json").read_text(encoding="utf-8"))
    return {
        name: outcome(site, name, about["expect"])
        for name, about in manifest.items()
        if LATER.get(name) not in SLOW
    }


def outcome(site: Path, name: str, expected: str) -> Outcome:
    source, found = load_source(site, f"content/{name}.rst")
    known: dict[str, Input] = {}
    while source is not None:
        result = read_one(source, known, reader(Rules()))
        if isinstance(result, Diagnostic):
            return Outcome(expected, (*found, result))
        if isinstance(result, Packed):
            article = unpack_article(result.article)
            return Outcome(expected, (*found, *article.diagnostics), article, unpack_forms(result.forms))
        known.update({path: fetch(site, path) for path in result.paths})
    return Outcome(expected, tuple(found))


def test_no_article_crashes_the_parser(outcomes: dict[str, Outcome]) -> None:
    crashed = {name for name, one in outcomes.items() for found in one.findings if found.code == "PK391"}
    assert crashed == set()


def test_no_secret_is_read(outcomes: dict[str, Outcome]) -> None:
    encoded = [CANARY, CANARY.encode().hex(), base64.b64encode(CANARY.encode()).decode()[:12]]
    told = {name: msgspec.json.encode(one).decode() for name, one in outcomes.items()}
    assert {name for name, said in told.items() for form in encoded if form in said} == set()


def test_no_script_goes_through(outcomes: dict[str, Outcome]) -> None:
    for name, one in outcomes.items():
        parts = one.forms["html"].parts if one.forms else ()
        html = "".join(part for part in parts if isinstance(part, str)).lower()
        assert "<script" not in html, name
        assert not re.search(r"<[^>]*(javascript:|vbscript:|onmouseover=|data:)", html), name


def test_what_must_be_an_error_is_one(outcomes: dict[str, Outcome]) -> None:
    passed = {name for name, one in outcomes.items() if one.expected.startswith("error") and not one.refused}
    assert passed == {name for name, why in LATER.items() if why not in SLOW}


def test_what_must_be_sound_is_sound(outcomes: dict[str, Outcome]) -> None:
    assert {name for name, one in outcomes.items() if one.expected.startswith("ok") and one.refused} == set()
