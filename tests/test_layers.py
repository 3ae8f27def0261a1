"""The stages are a row of folders: a module imports from its own and those to its left, even for types."""

import ast
from collections.abc import Iterator
from pathlib import Path

import presskit

ROW = ("model", "report", "config", "plugins", "read", "link", "write", "build", "serve", "testing", "cli")
PRINTING = ("cli", "report")
STREAMS = ("print", "click.echo", "sys.stdout", "sys.stderr")

ROOT = Path(__file__).parents[1]
CORE = ROOT / "src" / "presskit"
PLUGINS = ROOT / "plugins"


def imports(module: Path) -> Iterator[tuple[int, str, str]]:
    """The line of each import in a file, the module, and the name taken from it (empty for the whole)."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (
                (node.lineno, "." * node.level + (node.module or ""), alias.name) for alias in node.names
            )
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)


def core_modules() -> list[Path]:
    return [module for folder in ROW for module in sorted((CORE / folder).rglob("*.py"))]


def allowed_in(folder: str) -> set[str]:
    return set(ROW[: ROW.index(folder) + 1])


def folder_of(imported: str, name: str) -> str:
    """The folder of the core that an import reaches; empty outside the core."""
    path = [*imported.split("."), name]
    return path[1] if path[0] == "presskit" else ""


def test_the_row_holds_every_folder_of_the_core() -> None:
    folders = {path.name for path in CORE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ROW)
    assert [path.name for path in CORE.glob("*.py")] == ["__init__.py"]


def test_a_module_imports_only_from_its_own_folder_and_those_to_its_left() -> None:
    wrong = [
        f"{module.relative_to(ROOT)}:{line}: {imported} is to its right"
        for module in core_modules()
        for line, imported, name in imports(module)
        if (folder := folder_of(imported, name)) in ROW
        and folder not in allowed_in(module.relative_to(CORE).parts[0])
    ]
    assert wrong == []


def test_the_core_names_a_value_by_its_home_not_by_the_public_name() -> None:
    """Else a module could reach to its right through ``presskit/__init__.py``."""
    wrong = [
        f"{module.relative_to(ROOT)}:{line}: {imported} {name}"
        for module in core_modules()
        for line, imported, name in imports(module)
        if imported == "presskit" and name not in (*ROW, "__version__")
    ]
    assert wrong == []


def test_the_core_imports_no_plugin() -> None:
    wrong = [
        f"{module.relative_to(ROOT)}:{line}: {imported}"
        for module in core_modules()
        for line, imported, _ in imports(module)
        if imported.startswith("presskit_")
    ]
    assert wrong == []


def test_first_party_plugins_import_only_public_names() -> None:
    wrong = [
        f"{module.relative_to(ROOT)}:{line}: {imported} {name}".rstrip()
        for module in sorted(PLUGINS.rglob("*.py"))
        for line, imported, name in imports(module)
        if not _is_public(module, imported, name)
    ]
    assert wrong == []


def _is_public(module: Path, imported: str, name: str) -> bool:
    own = module.relative_to(PLUGINS).parts[0]
    package = imported.partition(".")[0]
    if package == "presskit":
        return imported == "presskit" and name in presskit.__all__
    return not package.startswith("presskit_") or package == own


def test_no_import_is_relative() -> None:
    wrong = [
        f"{module.relative_to(ROOT)}:{line}"
        for folder in (CORE, PLUGINS)
        for module in sorted(folder.rglob("*.py"))
        for line, imported, _ in imports(module)
        if imported.startswith(".")
    ]
    assert wrong == []


def test_only_the_command_line_and_reports_print() -> None:
    quiet = [module for module in core_modules() if module.relative_to(CORE).parts[0] not in PRINTING]
    wrong = [
        f"{module.relative_to(ROOT)}:{line}"
        for module in [*quiet, *sorted(PLUGINS.rglob("*.py"))]
        for line in _prints(module)
    ]
    assert wrong == []


def _prints(module: Path) -> Iterator[int]:
    """The lines that name what writes to the standard streams."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in STREAMS:
            yield node.lineno
