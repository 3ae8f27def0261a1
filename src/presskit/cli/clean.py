"""``presskit clean``."""

import shutil
from pathlib import Path

import click

from presskit.build.pipeline import STATE
from presskit.cli.options import site_argument
from presskit.cli.show import code, show
from presskit.config.load import load
from presskit.write.publish import MANIFEST, read_manifest, remove

EPILOG = """\b
Example:
  presskit clean && presskit build    build everything anew
"""


@click.command(epilog=EPILOG)
@site_argument
def command(site_dir: Path) -> int:
    """Remove what presskit wrote.

    That is the published files, previews and caches. Files in the output folder that presskit did not write stay.
    """
    loaded = load(site_dir)
    if loaded.diagnostics:
        show(loaded.diagnostics, site_dir, err=True)
        return code(loaded.diagnostics, usable=False)
    output = site_dir / loaded.config.output.dir
    files = read_manifest(output)
    remove(output, [*sorted(files), MANIFEST])
    if output.is_dir() and not any(output.iterdir()):
        output.rmdir()
    shutil.rmtree(site_dir / STATE, ignore_errors=True)
    click.echo(f"Removed {len(files)} published files, and {STATE}/.")
    return code(())
