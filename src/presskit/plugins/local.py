"""Plugins that are a file of the site."""

import re
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec
from pathlib import Path
from types import CodeType, ModuleType

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import digest
from presskit.report.rules import finding

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def local(given: str, site_dir: Path, place: Span) -> Path | Diagnostic:
    """The file that ``given`` names (``./plugins/byline.py``), absolute; or why not (PK111)."""
    if not given.startswith("./"):
        return finding(
            "PK111", place, f"`{given}` lies outside the site", 'write it relative to the site: "./…"'
        )
    root = site_dir.resolve()
    file = (root / given).resolve()
    if not file.is_relative_to(root):
        return finding("PK111", place, f"`{given}` lies outside the site", "copy the file into the site")
    if file.suffix != ".py" or not _NAME.fullmatch(file.stem):
        return finding(
            "PK111", place, f"`{given}` can't be a plugin", "name a file such as ./plugins/byline.py"
        )
    if not file.is_file():
        return finding("PK111", place, f"there is no file `{given}`", "the path is relative to the site")
    return file


def import_file(file: Path) -> ModuleType:
    """The module of a local plugin, run anew under a name that no other file has; ``sys.path`` stays."""
    name = f"presskit_local_{digest(str(file).encode())[:8]}_{file.stem.replace('-', '_')}"
    spec = ModuleSpec(name, _FreshLoader(name, str(file)), origin=str(file))
    spec.has_location = True
    module = module_from_spec(spec)
    sys.modules[name] = module  # msgspec and pickle look classes up here
    try:
        _FreshLoader(name, str(file)).exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


class _FreshLoader(SourceFileLoader):
    """Compiles the file each time: bytecode would litter the site, and misses an edit of the same second."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)
