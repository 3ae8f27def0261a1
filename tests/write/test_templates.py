import json
from pathlib import Path

import pytest

from presskit.write.templates import SiteTemplates, TemplateFailure


@pytest.fixture
def templates(tmp_path: Path) -> SiteTemplates:
    files = {
        "theme/a.html": "site {{ x }}",
        "theme/ext.html": '{% extends "one:base.html" %}{% block b %}mine{% endblock %}',
        "theme/bad.html": "\n\n{{ 1 / 0 }}",
        "theme/outer.html": '{% include "bad.html" %}',
        "theme/syntax.html": "\n{% if %}",
        "theme/keys.html": "{{ x.items }} {{ x.get('items') }}",
        "theme/globals.html": "{{ range(2)|list }}",
        "theme/static/own.css": "site",
        "one/a.html": "plugin {{ x }}",
        "one/base.html": "[{% block b %}{% endblock %}]",
        "one/static/own.css": "plugin",
        "one/static/sub/more.css": "more",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return SiteTemplates(tmp_path / "theme", [("one", tmp_path / "one")])


def test_the_sites_template_wins_and_escapes(templates: SiteTemplates) -> None:
    assert templates.render("a.html", x="<&>") == "site &lt;&amp;&gt;"


@pytest.mark.parametrize(
    ("site", "shown"), [(False, "theme(one(two))"), (True, "site(theme(one(two)))")], ids=["plugin", "site"]
)
def test_a_template_that_extends_its_own_name_gets_the_one_that_it_replaces(
    tmp_path: Path, site: bool, shown: str
) -> None:
    around = '{{% extends "a.html" %}}{{% block b %}}{}({{{{ super() }}}}){{% endblock %}}'
    files = {
        # The names of the plugins are not in the order of the alphabet.
        **({"site/a.html": around.format("site")} if site else {}),
        "theme/a.html": around.format("theme"),
        "one/a.html": around.format("one"),
        "two/a.html": "{% block b %}two{% endblock %}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    folders = [(name, tmp_path / name) for name in ("theme", "one", "two")]
    assert SiteTemplates(tmp_path / "site", folders).render("a.html") == shown


def test_a_plugins_template_can_be_extended_by_name(templates: SiteTemplates) -> None:
    assert templates.render("ext.html") == "[mine]"


def test_a_key_of_data_goes_before_a_method_of_its_name(templates: SiteTemplates) -> None:
    assert templates.render("keys.html", x={"items": 3}) == "3 3"


def test_templates_have_jinjas_globals(templates: SiteTemplates) -> None:
    assert templates.render("globals.html") == "[0, 1]"


def test_has(templates: SiteTemplates) -> None:
    assert templates.has("base.html")
    assert not templates.has("none.html")


def test_files_of_all_folders_the_sites_own_first(templates: SiteTemplates) -> None:
    assert templates.files("static") == {"own.css": b"site", "sub/more.css": b"more"}
    assert templates.files("none") == {}


@pytest.mark.parametrize(
    ("name", "path", "line"),
    [
        ("bad.html", "theme/bad.html", 3),
        ("outer.html", "theme/bad.html", 3),
        ("syntax.html", "theme/syntax.html", 2),
        ("a.html", "theme/a.html", 1),
        ("none.html", "none.html", 1),
    ],
)
def test_a_failure_names_the_template_and_the_line(
    templates: SiteTemplates, name: str, path: str, line: int
) -> None:
    with pytest.raises(TemplateFailure) as caught:
        templates.render(name)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_json_in_a_script_ends_neither_the_script_nor_a_line(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "x.html").write_text("<script>{{ value|tojson }}</script>")
    value = {"b": "</script><!-- & ' \" \u2028\u2029 東京", "a": [1, None, True]}
    made = SiteTemplates(tmp_path / "theme", []).render("x.html", value=value)
    text = made.removeprefix("<script>").removesuffix("</script>")
    assert json.loads(text) == value
    assert not set("<>&'\u2028\u2029") & set(text)
    assert "東京" in text
    assert text.index('"b"') < text.index('"a"'), "in the order in which they were made"
