from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docutils.parsers.rst import Directive

from presskit.model.article import Metadata
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import Block
from presskit.model.page import Output
from presskit.plugins import hookspecs
from presskit.plugins.declaration import Declaration, FrontMatter, Markup
from presskit.plugins.results import RESULTS, WrongResultError
from presskit.plugins.writer import Writer

FINDING = Diagnostic("BY1", "warning", "m", Span("content/a.rst"))


class Named(Writer):
    name = "named"


class Formed(Writer):
    name = "formed"
    forms = ("htlm",)


def finding_by_finding() -> Iterator[Diagnostic]:
    yield FINDING


def test_every_hook_says_what_it_must_return() -> None:
    assert set(RESULTS) == {name for name in dir(hookspecs) if name.startswith("presskit_")}


def test_sound_results_come_as_values() -> None:
    assert RESULTS["presskit_check_article"](finding_by_finding()) == (FINDING,)
    assert RESULTS["presskit_slots"]({"aside": [Block("x")]}) == {"aside": (Block("x"),)}
    assert RESULTS["presskit_facts"]({"a": [1, {"b": None}]}) == {"a": [1, {"b": None}]}
    assert RESULTS["presskit_resolve"]("article:a") == "article:a"


def test_names_of_markup_are_found_in_any_case() -> None:
    markup = RESULTS["presskit_markup"](
        Markup(directives={"Map": Directive}, roles={"PEP": lambda: ([], [])})
    )
    assert (list(markup.directives), list(markup.roles)) == (["map"], ["pep"])


@pytest.mark.parametrize(
    ("hook", "value", "message", "hint"),
    [
        ("presskit_declare", {}, "returned a dict", "a Declaration"),
        ("presskit_declare", Declaration(settings=dict), "not a msgspec.Struct type", "the class"),  # type: ignore[arg-type]
        ("presskit_declare", Declaration(templates=Path("nowhere")), "not a folder: nowhere", "templates"),
        ("presskit_declare", Declaration(templates="t"), "Declaration.templates is a str", "a Path"),  # type: ignore[arg-type]
        ("presskit_declare", Declaration(explanations=Path("nowhere")), "not a file: nowhere", "toml"),
        ("presskit_declare", Declaration(codes=["BY1"]), "Declaration.codes is a list", "a Mapping"),  # type: ignore[arg-type]
        ("presskit_declare", Declaration(libraries="x"), "Declaration.libraries is a str", "a tuple"),  # type: ignore[arg-type]
        ("presskit_markup", Markup(directives=[Directive]), "Markup.directives is a list", "a Mapping"),  # type: ignore[arg-type]
        ("presskit_markup", Markup(directives={"a": "b"}), "`a` is a str", "presskit.Directive"),  # type: ignore[dict-item]
        ("presskit_markup", Markup(roles={"a": 1}), "`a` is an int", "function"),  # type: ignore[dict-item]
        ("presskit_writers", [Named], "the class Named in its list", "list of Writer"),
        ("presskit_writers", Named(), "returned a Named", "list of Writer"),
        ("presskit_writers", [Writer()], "no name", ""),
        ("presskit_writers", [Formed()], "`formed` takes a form `htlm`", "`html`"),
        ("presskit_front_matter", {}, "returned a dict", "a FrontMatter"),
        ("presskit_front_matter", FrontMatter(fields={"title": 3}, text=""), "`str`, got `int`", ""),  # type: ignore[dict-item]
        ("presskit_front_matter", FrontMatter(fields={}, text=b""), "`str`, got `bytes`", ""),  # type: ignore[arg-type]
        ("presskit_transform", "oops", "returned a str", "list of Diagnostic"),
        ("presskit_check_article", [1], "an int in its list", "list of Diagnostic"),
        ("presskit_transform", [Diagnostic("BY1", "bad", "m", FINDING.span)], "value 'bad'", ""),  # type: ignore[arg-type]
        ("presskit_transform", [Diagnostic("BY1", "error", "m", object())], "wrong field", ""),  # type: ignore[arg-type]
        ("presskit_metadata", {"title": "T"}, "returned a dict", "a Metadata"),
        ("presskit_metadata", Metadata(title="T", tags="a"), "got `str`", ""),  # type: ignore[arg-type]
        ("presskit_facts", [], "returned a list", "a Mapping"),
        ("presskit_facts", {"a": [b"x"]}, "facts['a'][0] is a bytes", "JSON"),
        ("presskit_facts", {"a": {1: 2}}, "facts['a'] has the key 1", "strings"),
        ("presskit_resolve", 3, "returned an int", "a str"),
        ("presskit_check_site", "oops", "returned a str", "list of Diagnostic"),
        ("presskit_slots", {"aside": [Block("x", {"a": [{1}]})]}, "block `x`: data['a'][0] is a set", "JSON"),
        ("presskit_finish", Output("a", b""), "returned an Output", "list of Output"),
        ("presskit_finish", [("a", b"")], "a tuple in its list", "list of Output"),
        ("presskit_finish", [Output("a", "text")], "Output.content is a str", "a bytes"),  # type: ignore[arg-type]
        ("presskit_slots", {"asid": []}, "no slot `asid`", "`aside`"),
        ("presskit_slots", {"aside": Block("x")}, "returned a Block", "list of Block"),
    ],
)
def test_anything_else_is_refused_with_a_hint(hook: str, value: Any, message: str, hint: str) -> None:
    with pytest.raises(WrongResultError) as caught:
        RESULTS[hook](value)
    assert message in str(caught.value)
    assert hint in caught.value.hint
