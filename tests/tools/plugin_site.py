"""A site on disk with plugins of its own, and packages with plugins beside it."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import dedent

from presskit.config.load import load
from presskit.model.diagnostic import Diagnostic
from presskit.plugins.host import Host, load_host

FIRST_PARTY = [
    "breadcrumbs",
    "corrections",
    "dask",
    "epub",
    "feeds",
    "html",
    "json",
    "mailinglist",
    "pullquote",
    "recent",
    "search",
    "sharing",
    "sitemap",
]


class PluginSite:
    """A site on disk, with local plugins and installed ones."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.folder = folder
        self.installed = installed

    def local(self, name: str, code: str) -> str:
        """A plugin file; its entry in ``enabled``."""
        file = self.folder / "plugins" / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text("from presskit import *\n" + dedent(code), encoding="utf-8")
        return f"./plugins/{name}.py"

    def distribution(self, name: str, plugin: str, code: str) -> None:
        """An installed package, with the metadata that pip writes."""
        module = f"{name.replace('-', '_')}_module"
        (self.installed / f"{module}.py").write_text(
            "from presskit import *\n" + dedent(code), encoding="utf-8"
        )
        info = self.installed / f"{name.replace('-', '_')}-2.5.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 2.5\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(f"[presskit]\n{plugin} = {module}\n", encoding="utf-8")

    def load(self, configuration: str = "") -> tuple[Host, list[Diagnostic]]:
        (self.folder / "presskit.toml").write_text(configuration, encoding="utf-8")
        loaded = load(self.folder)
        assert loaded.diagnostics == ()
        return load_host(loaded, self.folder)


def names(host: Host) -> list[str]:
    return [plugin.name for plugin in host.plugins]


def codes(found: Iterable[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]
