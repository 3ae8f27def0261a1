"""What code a result was made with: part of the key of everything that is kept."""

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from presskit.plugins.host import Host

LIBRARIES = (
    "docutils",
    "pygments",
    "jinja2",
    "markupsafe",
    "msgspec",
    "lxml",
    "babel",
    "tzdata",
    "imagesize",
    "pluggy",
)
"""What presskit's results depend on besides its own code."""

_CORE = Path(__file__).parents[1] / "__init__.py"
_CODE = (".py", ".so", ".pyd", ".po")


def identity(*values: Any) -> str:
    """The digest of some values (JSON, structs)."""
    return hashlib.sha256(msgspec.json.encode(values, order="deterministic", enc_hook=str)).hexdigest()[:32]


def code_identity(host: Host) -> str:
    """Versions of the libraries, and the content of presskit's and the plugins' own modules and templates."""
    return identity(
        sys.version,
        [(name, library_version(name)) for name in libraries(host)],
        [(plugin.name, plugin.version, plugin.distribution) for plugin in host.plugins],
        [digest_of(path) for path in code_files(host)],
    )


def deriving_identity(host: Host) -> str:
    """The code, settings and libraries of the plugins that derive files of others: of nothing else, since that is dear."""
    plugins = [found.plugin for found in host.implementations["presskit_derive"]]
    return identity(
        [(plugin.name, plugin.version, plugin.settings) for plugin in plugins],
        [(name, library_version(name)) for plugin in plugins for name in plugin.declaration.libraries],
        [digest_of(file) for plugin in plugins for file in sorted(_files_of(Path(plugin.module.__file__)))],
    )


def libraries(host: Host) -> tuple[str, ...]:
    """What results depend on besides presskit's own code: the distributions that it uses, and those that plugins declare."""
    declared = {name for plugin in host.plugins for name in plugin.declaration.libraries}
    return (*LIBRARIES, *sorted(declared - set(LIBRARIES)))


def library_version(library: str) -> str:
    """Empty for one that is not installed: what plugins can do without."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def code_files(host: Host) -> list[Path]:
    """The files of presskit, of the plugins' packages (or single modules), and of their templates."""
    modules = [_CORE, *(Path(plugin.module.__file__) for plugin in host.plugins)]
    found = {file for module in modules for file in _files_of(module)}
    found.update(file for _, folder in host.template_folders for file in folder.rglob("*") if file.is_file())
    return sorted(found)


def _files_of(module: Path) -> Iterable[Path]:
    if module.name != "__init__.py":
        return [module]
    return (file for file in module.parent.rglob("*") if file.suffix in _CODE)


def digest_of(path: Path) -> str:
    """The digest of a file of code."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
