"""A site in another language: whatever the sources don't say is said in that language."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from lxml import etree, html

from presskit.build.pipeline import Options, build
from tests.tools.messages import LANGUAGES, folder, read, singular, speaking
from tests.tools.small_site import write

SPOKEN = ("aria-label", "alt", "title", "placeholder")
NAMES = {"Atom", "RSS", "JSON Feed", "April", "Danger", "Note"}
"""What is called so in every language, a month in German, and docutils' words in French."""

LATIN = re.compile(r"[A-Za-z]{2,}")
TOML = """[site]
title = "Ωδη"
base_url = "https://example.org/"
language = "{language}"
author = "Αννα"

[output]
writers = ["html", "epub", "json"]

[check]
required = ["title"]

[plugin.html]
page_size = 2
documentation = ["νεα/μ"]

[plugin.mailinglist]
after_article = "list"
footer = "list"

[plugin.mailinglist.lists.list]
provider = "mailchimp"
account = "ode"
dc = "us12"
u = "0123456789abcdef012345678"
id = "0123456789"
ask_name = true
consent = "Ναι."
"""
BODY = """
{title}
=======

:date: 2026-0{number}-01
:updated: 2026-0{number}-02
:authors: Αννα; Βας; Γιω
:tags: γη
:series: Ρη
:aliases: /was{number}/

Α [#]_ β.

.. [#] Γ.

.. note:: Δ.

.. danger:: Δ.

.. correction:: 2026-06-01

   Ε.

== ==
α  β
== ==
γ  δ
== ==

Ζα
--

Ζβ
--

Ζγ
--

Ζδ
--

Η.
"""


def made(folder: Path, language: str) -> Path:
    """The site in a language, published. Its sources are Greek, which nobody translates to."""
    files = {
        "presskit.toml": TOML.format(language=language),
        "content/index.rst": "Ωδη\n===\n\nΑ.\n",
        "content/νεα/index.rst": "Νεα\n===\n\nΑ.\n",
        "content/νεα/μ/index.rst": "Μη\n==\n",
        "content/ψ.rst": "Ψι\n==\n\nΑ.\n",
        **{
            f"content/νεα/a{number}.rst": BODY.format(number=number, title=f"Φι {number}")
            for number in range(1, 7)
        },
        "content/νεα/μ/b.rst": BODY.format(number=7, title="Χι"),
    }
    for name, text in files.items():
        write(folder, name, text)
    outcome = build(folder, Options(cache=False))
    assert [found for found in outcome.diagnostics if found.severity == "error"] == []
    return folder / "public"


def said(root: Any) -> Iterator[str]:
    """What a page says to readers, or has said to them, piece by piece."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in ("script", "style"):
            continue
        yield from (element.get(attribute, "") for attribute in SPOKEN)
        yield element.text or ""
        yield from (child.tail or "" for child in element)


def words_of(site: Path) -> set[str]:
    """All that a site says in letters of the Latin script."""
    found = {
        text for path in site.rglob("*.html") for text in said(html.document_fromstring(path.read_bytes()))
    }
    for book in site.rglob("*.epub"):
        with zipfile.ZipFile(book) as opened:
            for name in opened.namelist():
                if name.endswith(".xhtml"):
                    found.update(said(etree.fromstring(opened.read(name))))
                elif name.endswith(".opf"):
                    metadata = etree.fromstring(opened.read(name)).iter("{*}meta")
                    summary = "schema:accessibilitySummary"
                    found.update(each.text or "" for each in metadata if each.get("property") == summary)
    for path in site.rglob("api/**/*.json"):
        if "schema" not in path.parts:
            found.update(_labels(json.loads(path.read_bytes())))
    return {" ".join(text.split()) for text in found if LATIN.search(text)}


def _labels(value: Any) -> Iterator[str]:
    """What blocks in JSON say; the rest of it is for programs."""
    if isinstance(value, dict):
        named = ("title", "label", "button", "call_to_action", "trap_label")
        yield from (text for key, text in value.items() if key in named and isinstance(text, str))
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _labels(item)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return words_of(made(tmp_path_factory.mktemp("en"), "en"))


def test_english_pages_say_the_words(english: set[str]) -> None:
    assert {
        "Skip to content",
        "Page not found",
        "Subscribe",
        "Recent articles",
        "Table",
        "On this page",
        "Undated",
    } <= english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_is_left(language: str, english: set[str], tmp_path: Path) -> None:
    catalogs: list[Catalog] = [read(folder(package) / f"{language}.po") for package in speaking()]
    same = {singular(each.id) for catalog in catalogs for each in catalog if each.id == each.string}
    left = words_of(made(tmp_path, language)) & english
    assert {text for text in left if not _is_said_alike(text, same)} == set()


def _is_said_alike(text: str, same: set[str]) -> bool:
    """Whether a text has only words that are the same in both languages; addresses are none."""
    text = re.sub(r"\b(https?|urn):\S+", "", text)
    for message in sorted(same | NAMES, key=len, reverse=True):
        text = re.sub(re.sub(r"\\{\w+\\}", r"\\S+", re.escape(message)), "", text)
    return LATIN.search(text) is None
