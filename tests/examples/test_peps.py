"""The PEPs: hundreds of long articles that nobody wrote for presskit, through the whole press.

A sample of them by default, all with ``PRESSKIT_NIGHTLY=1``.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
from lxml import etree

from presskit.build.pipeline import Options, Outcome, build
from presskit.model.diagnostic import Diagnostic
from tests.tools.epubcheck import Check
from tests.tools.sample import sampled

BESIDE = Path(__file__).parents[3] / "shared" / "corpora" / "peps"

# What these articles really have wrong, as articles of this site.
REAL = {
    "PEP01": "a file to include that the corpus leaves out",
    "PK210": "an appendix with two headings of the first rank",
    "PK211": "an appendix whose heading comes after a box",
    "PK300": "footnotes without text, and names for headings that are there twice",
    "PK303": "references to headings that are there twice",
    "PK308": "raw HTML, which is off",
    "PK334": "a line set in by mistake, and terms with definitions where a paragraph was meant",
    "PK336": "a backslash that is lost",
    "PK338": "headings that are there twice: Rationale, Examples",
    "PK339": "code within emphasis",
    "PK340": "lists without an empty line above them",
    "PK351": "quotations that don't end, and ends of which nobody wrote the beginning",
    "PK360": "syntax that is proposed, or pseudo-code; brackets and colons that are missing",
    "PK401": "PEP 0, which Python's own build makes up; targets without an underscore, so that they are taken for paths",
    "PK404": "examples of file: and ssh: addresses",
    "PK406": "labels of other projects' documentation, which Sphinx looks up on the network",
    "PK440": "figures without a text",
}
NOT_OURS = ("PK15", "PK39", "PK50")
"""A plugin that fails, a parser that fails, an output that fails: never the article's fault."""


class Built(NamedTuple):
    """The site, what came of its build, and the ids of its sources."""

    site: Path
    outcome: Outcome
    sources: list[str]

    @property
    def public(self) -> Path:
        return self.site / "public"

    @property
    def articles(self) -> list[str]:
        """The sources that are articles; a folder's index is its section."""
        return [id for id in self.sources if id.rpartition("/")[2] != "index"]


@pytest.fixture(scope="module")
def corpus(request: pytest.FixtureRequest) -> Path:
    """The folder that ``PRESSKIT_PEPS`` names, else the one beside the project; without either, the tests are left out."""
    if "PRESSKIT_PEPS" not in os.environ and BESIDE.is_dir():
        return BESIDE
    peps: Path = request.getfixturevalue("peps")
    return peps


@pytest.fixture(scope="module")
def built(
    corpus: Path, copy_example: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Built:
    site = copy_example("peps", tmp_path_factory.mktemp("peps"))
    sources = sorted(path for path in corpus.rglob("*.rst") if path.is_file())
    chosen = sampled(sources, 60)
    for path in (*chosen, *_other_files(corpus)):
        target = site / "content" / path.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    outcome = build(site, Options(keep_going=True))
    ids = [path.relative_to(corpus).with_suffix("").as_posix() for path in chosen]
    return Built(site, outcome, ids)


def _other_files(corpus: Path) -> list[Path]:
    """Pictures and what articles include: few, so a sample gets them all."""
    return [path for path in corpus.rglob("*") if path.is_file() and path.suffix != ".rst"]


def found(built: Built, codes: Sequence[str]) -> list[Diagnostic]:
    return [finding for finding in built.outcome.diagnostics if finding.code.startswith(tuple(codes))]


def test_every_source_becomes_a_page_a_chapter_and_a_document(built: Built) -> None:
    assert found(built, ["PK22"]) == []  # every one of them can be read as text
    folder = built.public / "api/articles"
    documents = {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.json")}
    assert sorted(documents) == sorted(built.articles)
    assert built.outcome.articles == len(built.articles)
    urls = {json.loads(path.read_bytes())["url"] for path in documents.values()}
    assert len(urls) == len(built.articles)
    base = "https://peps.example.org/"
    assert [url for url in urls if not (built.public / url.removeprefix(base) / "index.html").is_file()] == []
    with zipfile.ZipFile(built.public / "python-enhancement-proposals.epub") as book:
        chapters = [name for name in book.namelist() if name.startswith("EPUB/text/")]
    assert len(set(chapters)) == len(built.articles)


def test_nothing_of_the_press_fails(built: Built) -> None:
    assert found(built, NOT_OURS) == []


def test_every_finding_is_one_that_the_articles_really_have(built: Built) -> None:
    assert [finding for finding in built.outcome.diagnostics if finding.code not in REAL] == []


def test_every_finding_has_a_place_in_its_file(built: Built) -> None:
    for finding in built.outcome.diagnostics:
        span = finding.span
        lines = (built.site / span.path).read_text(encoding="utf-8").split("\n")
        assert 1 <= span.line <= len(lines), finding
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1, finding


def test_every_page_is_sound_xml(built: Built) -> None:
    parser = etree.XMLParser(huge_tree=True)
    pages = list(built.public.rglob("*.html"))
    assert len(pages) > len(built.articles)
    for page in pages:
        etree.parse(page, parser)


def test_the_json_is_as_its_schema_says(built: Built, schema_errors: Callable[[Path], list[str]]) -> None:
    assert schema_errors(built.public) == []


@pytest.mark.slow
def test_the_book_is_sound(built: Built, epubcheck: Check) -> None:
    assert epubcheck(built.public / "python-enhancement-proposals.epub") == []


PEP = """\
PEP: 9001
Title: Tea & biscuits
Author: Ada Byng <ada@example.org>,
        Nell Garrity
Status: Draft
Type: Process
Created: 05-Jul-2001

Abstract
========

See :pep:`9001#abstract`, :pep:`8`, :rfc:`2324`, :func:`~tea.pot.pour` and
:doc:`the specification <packaging:specifications/core-metadata>`.
"""


def test_headers_and_roles_of_a_pep(copy_example: Callable[[str, Path], Path], tmp_path: Path) -> None:
    site = copy_example("peps", tmp_path)
    (site / "content").mkdir(exist_ok=True)
    (site / "content/pep-9001.rst").write_text(PEP, encoding="utf-8")
    outcome = build(site)
    assert outcome.diagnostics == ()
    document = json.loads((site / "public/api/articles/pep-9001.json").read_bytes())
    metadata = document["metadata"]
    assert (document["title"], metadata["date"][:10]) == ("PEP 9001 – Tea & biscuits", "2001-07-05")
    assert [author["title"] for author in metadata["authors"]] == ["Ada Byng", "Nell Garrity"]
    page = etree.parse(site / "public/process/pep-9001/index.html")
    body = page.find(".//div[@class='body']")
    assert body is not None
    here = "https://peps.example.org/process/pep-9001/"
    assert [urljoin(here, str(link.get("href"))) for link in body.iter("a")] == [
        here + "#abstract",
        "https://peps.python.org/pep-0008/",
        "https://www.rfc-editor.org/rfc/rfc2324.html",
        "https://packaging.python.org/en/latest/specifications/core-metadata/",
    ]
    assert [literal.text for literal in body.iter("code")] == ["pour"]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Make ``TYPE_CHECKING`` a built-in", "Make TYPE_CHECKING a built-in"),
        ('User Defined ("``with``") Statements', 'User Defined ("with") Statements'),
        ("Handling of ``ExceptionGroup``\\ s", "Handling of ExceptionGroups"),
        ("More precise \\*\\*kwargs", "More precise **kwargs"),
        ("``except*``, `except` and *except*", "except*, except and except"),
        ("Exception Groups and except*", "Exception Groups and except*"),
        ("The ``\\x`` Escapes", "The \\x Escapes"),
    ],
)
def test_a_title_is_plain_text(
    header: str, title: str, copy_example: Callable[[str, Path], Path], tmp_path: Path
) -> None:
    site = copy_example("peps", tmp_path)
    (site / "content").mkdir(exist_ok=True)
    (site / "content/pep-9001.rst").write_text(PEP.replace("Tea & biscuits", header), encoding="utf-8")
    build(site)
    document = json.loads((site / "public/api/articles/pep-9001.json").read_bytes())
    assert document["title"] == f"PEP 9001 – {title}"


def test_a_date_that_is_none_is_found_at_its_header(
    copy_example: Callable[[str, Path], Path], tmp_path: Path
) -> None:
    site = copy_example("peps", tmp_path)
    (site / "content").mkdir(exist_ok=True)
    (site / "content/pep-9001.rst").write_text(PEP.replace("05-Jul-2001", "soon"), encoding="utf-8")
    [finding] = build(site).diagnostics
    assert (finding.code, finding.span.line, finding.span.column) == ("PK202", 7, 10)
