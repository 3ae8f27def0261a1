"""``presskit plugins``."""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from presskit.cli.options import site_option
from presskit.cli.show import code, show
from presskit.config.load import Loaded, load
from presskit.model.diagnostic import has_errors
from presskit.plugins.call import Plugin
from presskit.plugins.host import Host, load_host
from presskit.report.text import safe

EPILOG = """\b
Examples:
  presskit plugins                 what is active here, and where it comes from
  presskit plugins --hooks         who is called when, in order
  presskit plugins --json          the same for programs
"""


@click.command(epilog=EPILOG)
@click.option("--hooks", is_flag=True, help="Show the order in which plugins are called, for every hook.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@site_option
def command(hooks: bool, as_json: bool, site_dir: Path) -> int:
    """List the active plugins and their hooks.

    Outside a site these are the plugins that a site has by default.
    """
    loaded = load(site_dir)
    if [diagnostic.code for diagnostic in loaded.diagnostics] == ["PK100"]:
        loaded = Loaded()
    host, found = load_host(loaded, site_dir)
    findings = [*loaded.diagnostics, *found]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(_document(host, hooks=hooks))).decode())
    else:
        _print(("plugin", "from", "version", "origin"), [_row(plugin) for plugin in host.plugins])
        if hooks:
            click.echo()
            _print(
                ("hook", "plugins, in order"),
                [(hook, ", ".join(host.order(hook)) or "-") for hook in host.hooks],
            )
    show(findings, site_dir, err=True)
    return code(findings, usable=not has_errors(findings))


def _row(plugin: Plugin) -> tuple[str, ...]:
    return (plugin.name, plugin.distribution or plugin.home.shown, plugin.version or "-", plugin.origin)


def _document(host: Host, *, hooks: bool) -> dict[str, Any]:
    document: dict[str, Any] = {
        "plugins": [
            {
                "name": plugin.name,
                "origin": plugin.origin,
                "distribution": plugin.distribution or None,
                "version": plugin.version or None,
                "file": plugin.home.shown if plugin.origin == "local" else None,
            }
            for plugin in host.plugins
        ]
    }
    if hooks:
        document["hooks"] = {hook: host.order(hook) for hook in host.hooks}
    return document


def _print(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table on a terminal, aligned columns elsewhere."""
    rows = [tuple(map(safe, row)) for row in rows]
    if sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        table = Table(*head, box=None, header_style="bold", pad_edge=False)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        Console().print(table)
        return
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
