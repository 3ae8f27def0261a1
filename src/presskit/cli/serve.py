"""``presskit serve``."""

import datetime as dt
import errno
import socket
import webbrowser
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from presskit.build.stamp import SERVED, STATE, state_folder
from presskit.cli import exits, summary
from presskit.cli.options import instant, quiet_option, site_argument, zoned
from presskit.cli.show import code, show
from presskit.cli.waiting import refuse, wait
from presskit.config.load import FILE, load
from presskit.write.lock import Busy, Holder, locked

if TYPE_CHECKING:
    from presskit.serve.messages import Built

_PORTS = 20
"""How many ports are tried, from the first on."""

EPILOG = """\b
Examples:
  presskit serve                          the site in this folder, on http://127.0.0.1:8000
  presskit serve --open                   and show it in a browser
  presskit serve --drafts                 with drafts
  presskit serve docs --port 0            the site in docs/, on any free port
  presskit serve --host 0.0.0.0           also for a telephone in the same network
\b
Nothing is published: the pages are in .presskit/serve/. Ctrl-C ends it.
"""


@click.command(epilog=EPILOG)
@site_argument
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option(
    "--at", metavar="INSTANT", callback=instant, help="Show the site as it will be at that instant."
)
@click.option("--open", "opening", is_flag=True, help="Show it in a browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port, or the next that is free; 0 for any.",
)
@quiet_option
def command(
    site_dir: Path,
    drafts: bool,
    at: dt.datetime | None,
    opening: bool,
    host: str,
    port: int,
    quiet: bool,
) -> int:
    """Show the site in a browser while you write.

    Builds it after every change, and loads the open pages again. Findings are shown on the page and here; with an error, the
    pages stay as they were.
    """
    if not (site_dir / FILE).is_file():
        show(load(site_dir).diagnostics, site_dir, err=True)
        return exits.USAGE
    folder = state_folder(site_dir) / "served"
    folder.mkdir(exist_ok=True)
    try:
        with locked(folder, refuse), closing(listening_on(host, port)) as listening:
            from presskit.serve.messages import Wanted  # noqa: PLC0415 - what else runs needs none of it
            from presskit.serve.run import serve  # noqa: PLC0415

            wanted = Wanted(site_dir=str(site_dir.resolve()), drafts=drafts, at=zoned(at, site_dir))
            serve(wanted, listening, host, _Telling(site_dir, quiet=quiet, opening=opening))
    except Busy as busy:
        click.echo(f"presskit: this site is being served already ({busy.holder})", err=True)
        return exits.BUSY
    return exits.FINE


class _Telling:
    """Prints what happens."""

    def __init__(self, site_dir: Path, *, quiet: bool, opening: bool) -> None:
        self._site_dir = site_dir
        self._quiet = quiet
        self._opening = opening

    def serving(self, url: str) -> None:
        click.echo(f"Serving on {url} - Ctrl-C ends it.")
        if self._opening:  # a browser may take its time to start
            Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    def built(self, built: "Built", begun: float) -> None:
        show(built.diagnostics, self._site_dir, err=True)
        if built.failure:
            click.echo(f"presskit: {built.failure}", err=True)
        if self._quiet:
            return
        told = summary.Built(
            diagnostics=built.diagnostics,
            start=begun,
            code=code(built.diagnostics),
            articles=built.articles,
            pages=built.pages,
            output=self._site_dir / STATE / SERVED if built.files else None,
            files=built.files,
        )
        click.echo(f"{dt.datetime.now():%H:%M:%S} {summary.line(told)}")  # noqa: DTZ005 - as the clock here shows

    def waiting(self, holder: Holder) -> None:
        wait(holder)

    def polling(self, reason: str) -> None:
        click.echo(f"presskit: files can't be watched ({reason}); looking at them again and again", err=True)


def listening_on(host: str, port: int) -> socket.socket:
    """A socket that listens on ``port`` of ``host``, or the next that is free. Raises `click.UsageError`, `OSError`."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise click.UsageError(f"there is no address `{host}` here: {error.strerror}") from None
    for number in range(port, min(port + _PORTS, 65536)) if port else (0,):
        try:
            return socket.create_server((str(address[0]), number), family=family, backlog=2048)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise click.UsageError(f"can't listen on {host}: {error.strerror}") from None
    raise OSError(errno.EADDRINUSE, f"none of the ports {port} to {port + _PORTS - 1} is free")
