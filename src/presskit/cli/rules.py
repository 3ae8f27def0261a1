"""The rules of a site: presskit's, and those that its plugins declare."""

from pathlib import Path

from presskit.cli.streams import stdout_kept
from presskit.config.load import load
from presskit.plugins.host import load_host
from presskit.report.rules import RULES, Rule


def rules_of(site_dir: Path) -> dict[str, Rule]:
    """All rules by code. Those of plugins have the plugin's name; where there is no site, they are the default plugins'."""
    with stdout_kept():
        host, _ = load_host(load(site_dir), site_dir)
    declared = {
        code: Rule(code, plugin.name, "warning", sentence, plugin.declaration.explanations)
        for plugin in host.plugins
        for code, sentence in plugin.declaration.codes.items()
    }
    return declared | RULES
