"""Which directives and roles an article has, and that it leaves none to the next."""

import pytest
from docutils.parsers.rst import directives, roles

from presskit.read.markup import Tables, docutils_directives, docutils_roles, scoped
from presskit.read.parse import supported
from tests.tools.articles import article_of, findings, host, reader, shown


def test_a_role_ends_with_its_article() -> None:
    assert "brand" in shown(article_of(".. role:: brand\n\nOur :brand:`name`.\n"))
    assert findings(article_of("Our :brand:`name`.\n")) == [("1:5-12", "PK302")]


def test_a_role_over_one_of_ours_ends_with_its_article() -> None:
    assert findings(article_of(".. role:: article(strong)\n\n:article:`x`\n")) == []
    assert [reference.uri for reference in article_of(":article:`x`\n").references] == ["article:x"]


def test_a_default_role_ends_with_its_article() -> None:
    assert "<strong>x</strong>" in shown(article_of(".. default-role:: strong\n\n`x`\n"))
    assert "<cite>x</cite>" in shown(article_of("`x`\n"))


def test_registries_are_restored_when_a_parse_raises() -> None:
    before = (directives.directive, roles.role, dict(vars(roles)["_roles"]))
    article = article_of(".. role:: brand\n.. default-role:: strong\n\n" + "* " * 4000 + "\n")
    assert [code for _, code in findings(article)] == ["PK390"]
    assert (directives.directive, roles.role, dict(vars(roles)["_roles"])) == before
    assert findings(article_of(":brand:`x`\n")) == [("1:1-8", "PK302")]
    assert "<cite>x</cite>" in shown(article_of("`x`\n"))


def test_what_is_registered_elsewhere_is_not_ours() -> None:
    vars(roles)["_roles"]["elsewhere"] = roles.generic_custom_role
    try:
        assert findings(article_of(":elsewhere:`x`\n")) == [("1:1-12", "PK302")]
        assert "elsewhere" in vars(roles)["_roles"]
    finally:
        del vars(roles)["_roles"]["elsewhere"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", ".. Achtung:: Vorsicht.\n"),
        ("de-AT", ".. achtung:: Vorsicht.\n"),
        ("pt-BR", ".. atenção:: Cuidado.\n"),
        ("de", ".. attention:: English names are known in every language.\n"),
        ("hu", ".. attention:: In a language that docutils does not know, too.\n"),
    ],
)
def test_directives_have_names_in_the_article_s_language(language: str, text: str) -> None:
    article = article_of(f"Title\n=====\n:language: {language}\n\n{text}")
    assert article.diagnostics == ()
    assert "attention" in shown(article)


def test_roles_have_names_in_the_article_s_language() -> None:
    article = article_of(":language: de\n\nTitle\n=====\n\n:betonung:`x`\n")
    assert "<em>x</em>" in shown(article)


def test_the_site_s_language_counts_where_the_article_names_none() -> None:
    rules = reader().rules
    german = reader(type(rules)(language="de", required=()))
    assert article_of(".. Achtung:: x\n", with_reader=german).diagnostics == ()
    assert findings(article_of(".. Achtung:: x\n")) == [("1:4-13", "PK301")]


def test_a_language_is_never_a_module_to_import() -> None:
    """docutils would import ``antigravity``, which opens a browser."""
    assert [supported(tag) for tag in ("antigravity", "this", "hu", "")] == ["en"] * 4
    assert [supported(tag) for tag in ("de", "DE-at", "pt-BR", "zh_Hant_TW")] == [
        "de",
        "de",
        "pt_br",
        "zh_tw",
    ]


def test_a_language_of_many_parts_costs_nothing() -> None:
    """docutils would try each combination of them, a thousand million here."""
    assert supported("de-" + "-".join("abcdefghijklmnopqrstuvwxyz1234")) == "de"


@pytest.mark.parametrize("name", ["header", "footer", "meta", "restructuredtext-test-directive"])
def test_directives_that_articles_have_no_use_for(name: str) -> None:
    assert findings(article_of(f".. {name}::\n\n   x\n")) == [(f"1:4-{6 + len(name)}", "PK301")]


def test_everything_else_of_docutils_is_there() -> None:
    missing = set(vars(directives)["_directive_registry"]) - set(docutils_directives())
    assert missing == {"header", "footer", "meta", "restructuredtext-test-directive"}
    assert set(vars(roles)["_role_registry"]) - set(docutils_roles()) == {
        "restructuredtext-unimplemented-role",
        "raw",
    }


@pytest.mark.parametrize("name", ["code", "code-block", "sourcecode"])
def test_code_has_three_names(name: str) -> None:
    assert "<pre" in shown(article_of(f".. {name}:: python\n\n   x = 1\n"))


def test_a_plugin_s_name_wins_over_docutils() -> None:
    class Note(docutils_directives()["tip"]):  # type: ignore[misc] # a class that docutils gives at run time
        pass

    assert Tables({"note": Note}, {}, raw=False).directives["note"] is Note
    assert "pull-quote" in host().directives


def test_scopes_nest() -> None:
    outer, inner = Tables({}, {}, raw=False), Tables({}, {}, raw=True)
    with scoped(outer):
        with scoped(inner):
            assert roles.role == inner.role
        assert roles.role == outer.role
