"""Articles that mean harm: each is read as the build reads it, from a site on disk beside which a secret lies, in a
process that may use little.

What the manifest wants to be an error and is none for the reader stands in `ELSEWHERE`, with the reason.
"""

import base64
import json
import multiprocessing
import re
import resource
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from presskit.build.files import fetch
from presskit.build.packed import unpack_article, unpack_forms
from presskit.build.roots import Roots
from presskit.build.sources import load_source
from presskit.build.worker import Packed, read_one
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, has_errors
from presskit.model.fragment import Forms
from presskit.read.compile import Reader
from presskit.read.fields import Rules
from presskit.read.reading import Input
from tests.tools.articles import reader

CANARY = "canary-7f3a9c"

CPU = 10
"""Seconds an article."""
MEMORY = 512
"""Megabytes."""

ELSEWHERE = {
    "a17_image_traversal": "reported by link (PK403)",
    "a22_pelican_static": "the link leads nowhere; a checker of links will say so",
    "b10_class_inject": "docutils makes sound names of them",
    "b19_url_meta_js": "a warning (PK385), and an error in an untrusted run",
    "c02_saveas_traversal": "a warning (PK385), and an error in an untrusted run",
    "c08_slug_dup_a": "reported by link (PK501)",
    "c10_template_traversal": "a warning (PK385), and an error in an untrusted run",
    "f11_enum_huge": "sound, the number is only long",
}

# What costs too much: code, and place. Block quotes right under a field are its value.
LIMITED = {
    "d01_blockquote_1000": ("PK202", 4),
    "d02_bullets_oneline": ("PK390", 6),
    "d04_subst_bomb": ("PK399", 6),
    "d05_subst_img_bomb": ("PK399", 6),
    "d07_inline_open": ("PK397", 6),
    "d08_csv_big": ("PK397", 7),
    "d10_grid_200": ("PK397", 6),
    "d11_uri_lines": ("PK397", 6),
    "d13_roles_chain": ("PK390", 2007),
    "d17_ref_chain": ("PK390", 6),
    "d19_refs": ("PK397", 6),
}


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
    """What came of an article: its findings, all that was made of it, CPU seconds, and the most megabytes so far."""

    findings: tuple[Diagnostic, ...]
    article: Article | None = None
    forms: Forms = {}
    cpu: float = 0.0
    memory: float = 0.0

    @property
    def refused(self) -> bool:
        return has_errors(self.findings)


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, str]:
    manifest = json.loads((shared / "corpora/hostile/manifest.json").read_text(encoding="utf-8"))
    return {name: about["expect"] for name, about in manifest.items()}


@pytest.fixture(scope="module")
def outcomes(site: Path, expected: dict[str, str]) -> dict[str, Outcome]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, _confined) as process:
        found = process.map(partial(outcome, site), expected)
        return dict(zip(expected, found, strict=True))


def _confined() -> None:
    """A process that uses far more than all articles together may is ended."""
    resource.setrlimit(resource.RLIMIT_CPU, (12 * CPU, 12 * CPU))
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY << 20, 4 * MEMORY << 20))


def outcome(site: Path, name: str) -> Outcome:
    with_reader = reader(Rules())
    begun = time.process_time()
    article = read_hostile(site, name, with_reader)
    cpu, memory = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return msgspec.structs.replace(article, cpu=cpu, memory=memory)


def read_hostile(site: Path, name: str, with_reader: Reader) -> Outcome:
    source, found = load_source(Roots(site), f"content/{name}.rst")
    known: dict[str, Input] = {}
    while source is not None:
        result = read_one(source, known, with_reader)
        if isinstance(result, Diagnostic):
            return Outcome((*found, result))
        if isinstance(result, Packed):
            article = unpack_article(result.article)
            return Outcome((*found, *article.diagnostics), article, unpack_forms(result.forms))
        known.update({path: fetch(Roots(site), path) for path in result.paths})
    return Outcome(tuple(found))


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


def test_what_must_be_an_error_is_one(outcomes: dict[str, Outcome], expected: dict[str, str]) -> None:
    errors = {name for name, what in expected.items() if what.startswith("error")}
    assert {name for name in errors if not outcomes[name].refused} == set(ELSEWHERE)


def test_what_must_be_a_finding_is_one(outcomes: dict[str, Outcome], expected: dict[str, str]) -> None:
    warnings = {name for name, what in expected.items() if what == "warning"}
    assert {name for name in warnings if not outcomes[name].findings} == set()


def test_what_must_be_sound_is_sound(outcomes: dict[str, Outcome], expected: dict[str, str]) -> None:
    sound = {name for name, what in expected.items() if what.startswith("ok")}
    assert {name for name in sound if outcomes[name].refused} == set()


def test_what_costs_too_much_is_refused_where_it_stands(outcomes: dict[str, Outcome]) -> None:
    found = {name: [(one.code, one.span.line) for one in outcomes[name].findings] for name in LIMITED}
    assert found == {name: [place] for name, place in LIMITED.items()}


def test_nothing_costs_much(outcomes: dict[str, Outcome]) -> None:
    costly = {name: (one.cpu, one.memory) for name, one in outcomes.items()}
    assert {name: cost for name, cost in costly.items() if cost[0] > CPU or cost[1] > MEMORY} == {}
