"""Articles that mean harm: each is read as the build reads it, from a site on disk beside which a secret lies.

What the manifest wants and is not refused yet stands in `LATER`: limits on time, depth and size. Those articles are left
out here, for some would take minutes.
"""

import base64
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from presskit.build.files import fetch
from presskit.build.packed import unpack_article, unpack_forms
from presskit.build.sources import load_source
from presskit.build.worker import Packed, read_one
from presskit.model.diagnostic import Diagnostic, has_errors
from presskit.read.reading import Input
from tests.tools.articles import reader

SECRET = "canary-7f3a9c"

LATER = {
    "a17_image_traversal": "reported by link (PK403)",
    "a22_pelican_static": "the link leads nowhere; a checker of links will say so",
    "b10_class_inject": "docutils makes sound names of them",
    "b18_swf_object": "remote assets need a policy",
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
        (secrets / name).write_text(f"{SECRET},x\n", encoding="utf-8")
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


@pytest.fixture(scope="module")
def manifest(shared: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((shared / "corpora/hostile/manifest.json").read_text())
    return found


def read(site: Path, name: str) -> tuple[list[Diagnostic], str]:
    """The findings, and all that was made of the article, as JSON."""
    source, found = load_source(site, f"content/{name}.rst")
    known: dict[str, Input] = {}
    while source is not None:
        result = read_one(source, known, reader())
        if isinstance(result, Diagnostic):
            return [*found, result], ""
        if isinstance(result, Packed):
            article = unpack_article(result.article)
            made = (article, unpack_forms(result.forms))
            return [*found, *article.diagnostics], msgspec.json.encode(made).decode()
        known.update({path: fetch(site, path) for path in result.paths})
    return found, ""


def names(manifest: dict[str, dict[str, Any]]) -> Iterator[str]:
    return (name for name in manifest if LATER.get(name) not in SLOW)


def test_no_article_crashes_the_parser(site: Path, manifest: dict[str, dict[str, Any]]) -> None:
    crashed = {
        name: found for name in names(manifest) for found in read(site, name)[0] if found.code == "PK391"
    }
    assert crashed == {}


def test_no_secret_is_read(site: Path, manifest: dict[str, dict[str, Any]]) -> None:
    encoded = [SECRET, SECRET.encode().hex(), base64.b64encode(SECRET.encode()).decode()[:12]]
    for name in names(manifest):
        findings, made = read(site, name)
        said = made + "".join(finding.message + finding.hint for finding in findings)
        assert not [form for form in encoded if form in said], name


def test_no_script_goes_through(site: Path, manifest: dict[str, dict[str, Any]]) -> None:
    for name in names(manifest):
        source, _ = load_source(site, f"content/{name}.rst")
        result = read_one(source, {}, reader()) if source else None
        if not isinstance(result, Packed):
            continue
        html = "".join(
            part for part in unpack_forms(result.forms)["html"].parts if isinstance(part, str)
        ).lower()
        assert "<script" not in html, name
        assert not re.search(r"<[^>]*(javascript:|vbscript:|onmouseover=|data:)", html), name


def test_what_must_be_an_error_is_one(site: Path, manifest: dict[str, dict[str, Any]]) -> None:
    sound = set()
    for name in names(manifest):
        if manifest[name]["expect"].startswith("error") and not has_errors(read(site, name)[0]):
            sound.add(name)
    assert sound == {name for name, why in LATER.items() if why not in SLOW} - {"b18_swf_object"}


def test_what_must_be_sound_is_sound(site: Path, manifest: dict[str, dict[str, Any]]) -> None:
    faulty = {
        name
        for name in names(manifest)
        if manifest[name]["expect"].startswith("ok") and has_errors(read(site, name)[0])
    }
    assert faulty == set()
