"""Our parser makes what docutils' makes: trees, places, messages and their order, HTML, findings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docutils
import msgspec
import pytest
from docutils import frontend, languages, nodes, utils
from docutils.parsers import rst
from docutils.parsers.rst import languages as rst_languages
from docutils.parsers.rst import roles
from docutils.readers import standalone
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from presskit.build.prepare import prepare
from presskit.build.roots import Roots
from presskit.model.source import Source
from presskit.read.compile import read
from presskit.read.tuned.parser import KNOWN, Parser, parser
from tests.tools.articles import reader
from tests.tools.sample import NIGHTLY, sampled

ROOT = Path(__file__).parents[3]
EVERY_CONSTRUCT = (Path(__file__).parent / "every_construct.rst").read_text(encoding="utf-8")
# Hostile articles that take seconds, or minutes, with either parser.
SLOW = {
    "d04_subst_bomb",
    "d05_subst_img_bomb",
    "d07_inline_open",
    "d08_csv_big",
    "d10_grid_200",
    "d11_uri_lines",
    "d19_refs",
}
BEGINNINGS = (
    *(
        "- ",
        "* ",
        "1. ",
        "#. ",
        "a) ",
        "(i) ",
        ":field: ",
        "-o ",
        "--option=x  ",
        "| ",
        ">>> ",
        ".. ",
        "__ ",
        ".. _name: ",
    ),
    *(
        ".. |name| replace:: ",
        ".. note:: ",
        ".. code:: python",
        ".. image:: x.png",
        "   :alt: x",
        ".. [#] ",
        ".. [a] ",
        "::",
    ),
    *("====", "----", "~~", "=====  =====", "+---+---+", "| a | b |", "", "", ""),
)
WORDS = (
    *(
        "word",
        "*word*",
        "**word",
        "``literal``",
        "`text`_",
        "`text <name_>`__",
        "name_",
        "__",
        "|name|",
        "[#]_",
        "[a]_",
        "_`x`",
    ),
    *(
        "http://a.b/c",
        "a@b.cd",
        ":role:`x`",
        "::",
        "\\*",
        "\\ ",
        "*",
        "`",
        "|",
        "ß",
        "日本",
        "“*”",
        "\xa0",
        "a:b",
        "x_y",
        "-- who",
    ),
)
LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(("", "", "", " ", "   ", "    ")),
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
Difference = Callable[..., str]


def articles(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.rglob("*.rst") if path.is_file())
    assert found, folder
    return found


def differing(paths: list[Path], difference: Difference) -> dict[str, str]:
    texts = {str(path): path.read_bytes().decode("utf-8", "replace") for path in paths}
    return {path: found for path, text in texts.items() if (found := difference(text))}


def test_every_construct(difference: Difference) -> None:
    assert difference(EVERY_CONSTRUCT) == ""


def test_every_construct_with_other_settings(difference: Difference) -> None:
    assert difference(EVERY_CONSTRUCT, character_level_inline_markup=True) == ""
    assert difference(EVERY_CONSTRUCT, pep_references=True, rfc_references=True, legacy_ids=True) == ""
    assert difference(EVERY_CONSTRUCT, line_length_limit=40) == ""


def test_every_construct_in_another_language(difference: Difference) -> None:
    for words in (languages, rst_languages):
        words.get_language("de")  # of where it found a language, docutils tells only the first document
    assert difference(EVERY_CONSTRUCT, language_code="de", tab_width=3) == ""


def test_every_construct_cut_short(difference: Difference) -> None:
    """Ten lines from each place on, so that every construct ends where the text does, and begins within another."""
    lines = EVERY_CONSTRUCT.split("\n")
    starts = range(0, len(lines), 1 if NIGHTLY else 3)
    wrong = {start: difference("\n".join(lines[start : start + 10])) for start in starts}
    assert {start: found for start, found in wrong.items() if found} == {}


def test_our_own_articles(difference: Difference) -> None:
    paths = [path for folder in ("docs", "examples", "tests") for path in articles(ROOT / folder)]
    assert differing(paths, difference) == {}


@pytest.mark.slow
def test_peps(peps: Path, difference: Difference) -> None:
    assert differing(sampled(articles(peps), 30), difference) == {}


def test_articles_with_defects(shared: Path, difference: Difference) -> None:
    assert differing(articles(shared / "corpora/defects"), difference) == {}


def test_articles_that_mean_harm(shared: Path, difference: Difference) -> None:
    paths = [path for path in articles(shared / "corpora/hostile") if path.stem not in SLOW]
    assert differing(paths, difference) == {}


def test_characters_that_end_lines(difference: Difference) -> None:
    assert (
        difference("a\r\n-\rb\x0bc\x0cd\x1ce\x85f\u2028*g*\u2029\n\x00 *x*\x00_ \x00`y`\n\n\t- tab\n\tb\n")
        == ""
    )


@given(TEXTS)
@examples(max_examples=3000 if NIGHTLY else 300, deadline=None)
def test_any_lines(difference: Difference, text: str) -> None:
    assert difference(text) == ""


def test_one_document_leaves_nothing_for_the_next(difference: Difference) -> None:
    """Machines are kept for later documents, with their states."""
    assert difference("- a\n\n  - b\n\n    ::\n\n > q\n\n.. default-role:: strong\n\n`x`") == ""
    assert difference("`x`\n\n- c\n\n  A\n  =\n") == ""


def test_the_default_role_ends_with_its_document() -> None:
    own: Any = roles
    settings: Any = frontend.get_default_settings(rst.Parser, standalone.Reader)
    document = nodes.document(settings, utils.Reporter("x.rst", 2, 6, stream=False), source="x.rst")
    with parser("tuned") as chosen:
        chosen.parse(".. default-role:: strong\n\n`x`\n", document)
    assert document.pformat().count("<strong>") == 1
    assert "" not in own._roles


def test_docutils_own_parser_where_it_is_asked_for_or_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    with parser("tuned") as chosen:
        assert (type(chosen), docutils.__version__ in KNOWN) == (Parser, True)
    with parser("docutils") as chosen:
        assert type(chosen) is rst.Parser
    monkeypatch.setattr(docutils, "__version__", "0.24")
    with parser("tuned") as chosen:
        assert type(chosen) is rst.Parser


def test_whole_articles() -> None:
    """With plugins, references, facts and every form."""
    tuned = msgspec.structs.replace(reader(), forms=("html", "tree"))
    plain = msgspec.structs.replace(tuned, parser="docutils")
    for path in articles(ROOT / "examples/magazine/content"):
        source = Source(path.stem, f"content/{path.name}", path.read_text(encoding="utf-8"), "")
        assert read(source, {}, tuned) == read(source, {}, plain), path


def test_the_site_chooses(tmp_path: Path) -> None:
    for text, name in (("", "tuned"), ('[read]\nparser = "docutils"\n', "docutils")):
        (tmp_path / "presskit.toml").write_text(text, encoding="utf-8")
        prepared, _ = prepare(Roots(tmp_path))
        assert prepared is not None
        assert prepared.reader.parser == name
