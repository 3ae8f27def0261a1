"""Examples, copied to where a test may build them, and what a reader finds in the output."""

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.tools.serve import PRESSKIT

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def copy_example() -> Callable[[str, Path], Path]:
    """``copy_example(name, folder)``: the example in ``folder``, without what an earlier build left."""
    leftovers = shutil.ignore_patterns("public", ".presskit", "__pycache__", ".pytest_cache")

    def copied(name: str, folder: Path) -> Path:
        return Path(shutil.copytree(EXAMPLES / name, folder / name, ignore=leftovers))

    return copied


@pytest.fixture(scope="session")
def presskit() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """``presskit(*arguments, cwd=folder, NAME=value)`` runs the command with these environment variables."""

    def run(*arguments: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [PRESSKIT, *arguments],
            check=False,
            cwd=cwd,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
        )

    return run


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, bytes]]:
    """``contents(folder)``: every published file by its path, those inside a book as ``site.epub!path`` too."""

    def files(folder: Path) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            found[name] = path.read_bytes()
            if path.suffix == ".epub":
                with zipfile.ZipFile(path) as book:
                    found |= {f"{name}!{inner}": book.read(inner) for inner in book.namelist()}
        return found

    return files


@pytest.fixture(scope="session")
def schema_errors() -> Callable[[Path], list[str]]:
    """``schema_errors(public)``: what the published schemas refuse in the published JSON."""

    def errors(public: Path) -> list[str]:
        found = []
        schemas = {
            path.name: Draft202012Validator(json.loads(path.read_bytes()), format_checker=FormatChecker())
            for path in (public / "api/schema").glob("*.json")
        }
        for path in [public / "api/site.json", *sorted((public / "api/articles").rglob("*.json"))]:
            document = json.loads(path.read_bytes())
            schema = (path.parent / document["$schema"]).resolve()
            assert schema.is_relative_to(public.resolve() / "api/schema")
            found += [
                f"{path}: {error.json_path}: {error.message}"
                for error in schemas[schema.name].iter_errors(document)
            ]
        return found

    return errors
