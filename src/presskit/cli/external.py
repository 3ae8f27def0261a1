"""``presskit check --external``."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from presskit.build.options import Options
from presskit.build.pipeline import ask
from presskit.cli.progress import shown
from presskit.cli.show import in_site
from presskit.cli.streams import stdout_kept

external_option = click.option(
    "--external", is_flag=True, help="Visit the pages of other hosts that articles link to."
)


def with_answers(options: Options, site_dir: Path, files: Sequence[Path], *, quiet: bool) -> Options:
    """The options with what other hosts answered; only for the links in ``files``, if there are any."""
    only = in_site(files, site_dir) if files else None
    with stdout_kept(), shown(quiet=quiet or not sys.stderr.isatty()) as progress:
        return replace(options, answers=ask(site_dir, options, progress, only))
