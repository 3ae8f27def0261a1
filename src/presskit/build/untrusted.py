"""What a site permits where its articles come from somebody who is not trusted."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from presskit.build.roots import overlap
from presskit.build.stamp import STATE
from presskit.config.load import FILE, Loaded
from presskit.config.settings import Config
from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.rules import finding
from presskit.report.severity import Taken

_PATIENCE = 60
"""Seconds on the clock for one article, where the site allows more or any number."""
_FOLDERS = ("plugins", "theme", "static", STATE)
_SEVERITIES: Mapping[str, Taken] = {"PK385": "error"}
"""What is taken more seriously: who reads such a field elsewhere may obey it."""


def strict(loaded: Loaded) -> Loaded:
    """The configuration for untrusted articles, whatever the site allows its own."""
    config = loaded.config
    timeout = min(config.read.timeout or _PATIENCE, _PATIENCE)
    read = replace(config.read, raw=False, parser="tuned", executor="processes", timeout=timeout)
    check = replace(config.check, severity={**_SEVERITIES, **config.check.severity})
    return replace(loaded, config=replace(config, read=read, check=check))


def why_not(folder: Path, site_dir: Path, config: Config) -> Diagnostic | None:
    """Why the articles can't come from ``folder`` (absolute): a finding PK383, or None where they can."""
    if not all(hasattr(os, name) for name in ("O_NOFOLLOW", "O_DIRECTORY", "getuid")):
        return _refused("untrusted articles can't be confined on this system", "use Linux or macOS")
    if not folder.is_dir():
        return _refused(f"there is no folder `{folder.name}` for untrusted articles")
    if any(map(os.path.islink, _steps(folder))):
        return _refused(
            "the folder of untrusted articles is a link, or lies beneath one", "name the folder itself"
        )
    place = folder.resolve()
    for what, own in _own(site_dir.resolve(), config):
        if overlap(place, own):
            message = f"the folder of untrusted articles holds {what}, or lies in it"
            return _refused(message, "name the folder of articles only, of a checkout of its own")
    for entry in sys.path:
        if overlap(place, Path(entry or ".").resolve()):
            message = "Python imports modules from the folder of untrusted articles, or from above it"
            return _refused(message, "run `presskit`, not `python -m`, and look at PYTHONPATH")
    return None


def _refused(message: str, hint: str = "") -> Diagnostic:
    return finding("PK383", Span(FILE), message, hint)


def _steps(folder: Path) -> Iterator[Path]:
    """The folder, and those on the way to it that may be somebody's: beneath the current one."""
    yield folder
    here = Path.cwd()
    yield from (step for step in folder.parents if here in step.parents)


def _own(site_dir: Path, config: Config) -> Iterator[tuple[str, Path]]:
    """What of a site is trusted; for its configuration, the file itself."""
    yield FILE, site_dir / FILE
    yield from ((f"`{name}/`", (site_dir / name).resolve()) for name in _FOLDERS)
    yield f"`{config.output.dir}/`", (site_dir / config.output.dir).resolve()
    local = (name for name in config.plugins.enabled if name.startswith("./"))
    yield from ((f"the plugin `{name}`", (site_dir / name).resolve()) for name in local)
