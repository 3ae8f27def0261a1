"""The reference has every key, field, role, hook, name and code that there is, as it is."""

import ast
import importlib
import inspect
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec import NODEFAULT, Struct

import presskit
from presskit.cli import exits
from presskit.cli.commands import COMMANDS
from presskit.config.settings import Config
from presskit.plugins import hookspecs
from presskit.read.metadata import FIELDS
from presskit.read.roles import ROLES
from presskit.report.rules import RULES
from tests.docs import rules

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "content" / "reference"
PLUGINS = sorted(path.name for path in (ROOT / "plugins").iterdir() if path.name.startswith("presskit_"))


def page(name: str) -> str:
    return (REFERENCE / f"{name}.rst").read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """The text of each section by its title, without those in it."""
    parts = re.split(r"^(.+)\n([=~-])\2+$", text, flags=re.MULTILINE)
    return {title.strip("`"): body for title, body in zip(parts[1::3], parts[3::3], strict=True)}


def terms(text: str) -> set[str]:
    """What the definition lists of a text define."""
    lines = re.findall(r"^(\S.*)\n[ \t]+\S", text, flags=re.MULTILINE)
    return {term.strip("`:") for line in lines for term in re.split(r",\s+", line)}


def declared(plugin: str) -> presskit.Declaration:
    hook = getattr(importlib.import_module(plugin), "presskit_declare", presskit.Declaration)
    declaration = hook()
    assert isinstance(declaration, presskit.Declaration)
    return declaration


def tables(struct: type[Struct], heading: str = "[{}]", name: str = "") -> Iterator[tuple[str, type[Struct]]]:
    """The tables of TOML that a struct stands for, by the headings that they have in a file."""
    if name:
        yield heading.format(name), struct
    for field in msgspec.structs.fields(struct):
        path = f"{name}.{field.encode_name}".lstrip(".")
        inner = [part for part in get_args(field.type) if isinstance(part, type) and issubclass(part, Struct)]
        if isinstance(field.type, type) and issubclass(field.type, Struct):
            yield from tables(field.type, "[{}]", path)
        elif inner:
            is_array = str in get_args(field.type)
            yield from tables(inner[0], *(("[{}]", f"{path}.<name>") if is_array else ("[[{}]]", path)))


def is_table(field: msgspec.structs.FieldInfo) -> bool:
    """Whether a field is a table of its own, which has a heading."""
    return isinstance(field.type, type) and issubclass(field.type, Struct)


def toml(field: msgspec.structs.FieldInfo) -> str:
    """The default of a field, as TOML; ``required`` where it has none, ``not set`` where that is nothing."""
    default = field.default if field.default_factory is NODEFAULT else field.default_factory()
    if default is None:
        return "not set"  # TOML has no word for it
    return "required" if default is NODEFAULT else f"``{json.dumps(default, ensure_ascii=False)}``"


def all_tables() -> list[tuple[str, type[Struct]]]:
    found = list(tables(Config))
    for plugin in PLUGINS:
        settings = declared(plugin).settings
        if settings is not None:
            found += tables(settings, "[{}]", f"plugin.{plugin.removeprefix('presskit_')}")
    return found


@pytest.mark.parametrize(("heading", "struct"), [pytest.param(*table, id=table[0]) for table in all_tables()])
def test_every_key_is_documented_with_its_default(heading: str, struct: type[Struct]) -> None:
    text = sections(page("configuration"))
    in_a_table_of_its_own = {
        title.strip("[]").removesuffix(".<name>").rpartition(".")[2]
        for title in text
        if title.startswith("[")
    }
    missing = [
        f"``{field.encode_name}``: {toml(field)}"
        for field in msgspec.structs.fields(struct)
        if not is_table(field)
        and f"\n``{field.encode_name}``: {toml(field)}\n" not in text.get(heading, "")
        and not (field.encode_name in in_a_table_of_its_own and toml(field) == "``{}``")
    ]
    assert missing == []


def test_no_key_is_documented_that_does_not_exist() -> None:
    known = {
        heading: {field.encode_name for field in msgspec.structs.fields(type_)}
        for heading, type_ in all_tables()
    }
    for heading, text in sections(page("configuration")).items():
        keys = set(re.findall(r"^``(\w+)``:", text, flags=re.MULTILINE))
        assert keys <= known.get(heading, set()), heading


def test_every_front_matter_field_is_documented() -> None:
    assert set(FIELDS) - terms(page("front-matter")) == set()


def test_every_role_and_directive_is_documented() -> None:
    roles, directives = set(ROLES), set()
    for plugin in PLUGINS:
        hook = getattr(importlib.import_module(plugin), "presskit_markup", None)
        if hook is not None:
            settings = declared(plugin).settings
            markup = hook(settings() if settings else None) if inspect.signature(hook).parameters else hook()
            roles |= set(markup.roles)
            directives |= set(markup.directives)
    assert (roles | directives) - terms(page("markup")) == set()


def hooks() -> Iterator[tuple[str, str]]:
    """The name and the signature of each hook, as the source writes it."""
    for node in ast.parse(inspect.getsource(hookspecs)).body:
        if isinstance(node, ast.FunctionDef):
            assert node.returns is not None
            yield node.name, f"{node.name}({ast.unparse(node.args)}) -> {ast.unparse(node.returns)}"


@pytest.mark.parametrize(("name", "signature"), [pytest.param(*hook, id=hook[0]) for hook in hooks()])
def test_every_hook_has_a_heading_and_its_exact_signature(name: str, signature: str) -> None:
    assert f"   {signature}\n" in sections(page("hooks"))[name]


def test_no_hook_is_documented_that_does_not_exist() -> None:
    titles = {title for title in sections(page("hooks")) if title.startswith("presskit_")}
    assert titles == {name for name, _ in hooks()}


def test_every_public_name_is_documented() -> None:
    assert set(presskit.__all__) - terms(sections(page("hooks"))["Public names"]) == set()


def codes() -> set[str]:
    found = set(RULES)
    for plugin in PLUGINS:
        found |= set(declared(plugin).codes)
    return found


def test_every_diagnostic_is_documented_and_no_other() -> None:
    text = page("diagnostics").replace(".. include:: _rules.rst\n", rules.PAGE.read_text(encoding="utf-8"))
    documented = set(re.findall(r"^([A-Z]+\d{3})\b", text, flags=re.MULTILINE))
    assert documented == codes()


def test_the_pages_of_rules_are_those_that_presskit_explains() -> None:
    assert rules.PAGE.read_text(encoding="utf-8") == rules.text(), "run `python -m tests.docs.rules`"


def test_every_code_that_the_source_uses_has_a_rule() -> None:
    used: dict[str, str] = {}
    for path in (ROOT / "src").rglob("*.py"):
        used |= dict.fromkeys(re.findall(r'"(PK\d{3})"', path.read_text(encoding="utf-8")), path.name)
    assert {code: where for code, where in used.items() if code not in RULES} == {}


def test_every_command_and_exit_code_is_documented() -> None:
    text = page("commands")
    assert [
        name
        for name in COMMANDS
        if f"\n``presskit {name} " not in text and f"\n``presskit {name}``" not in text
    ] == []
    documented = {int(code) for code in re.findall(r"^(\d+) +\w", text, flags=re.MULTILINE)}
    assert documented == {value for name, value in vars(exits).items() if name.isupper()}


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    reasons = (ROOT / "docs" / "content" / "explanation" / "decisions.rst").read_text(encoding="utf-8")
    assert needed - {term.lower() for term in terms(reasons)} == set()


def test_the_list_of_hooks_that_return_something_is_whole() -> None:
    described: Any = importlib.import_module("presskit.plugins.results").RESULTS
    assert set(described) == {name for name, _ in hooks()}
