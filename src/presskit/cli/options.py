"""Options and arguments that several commands take."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

site_argument = click.argument("site_dir", default=".", type=FOLDER)
site_option = click.option(
    "--site", "site_dir", default=".", type=FOLDER, help="The site's folder.  [default: here]"
)
untrusted_option = click.option(
    "--untrusted",
    type=FOLDER,
    metavar="CONTENT_DIR",
    help="Articles of somebody who is not trusted, in place of the site's own.",
)
site_of_untrusted = click.option(
    "--site", type=FOLDER, help="The site's folder, where SITE_DIR is not given.  [default: here]"
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print findings only.")


def verbose_option(function: _F) -> _F:
    """``-v``, which also shows tracebacks (see `presskit.cli.entry`)."""

    def remember(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
        ctx.ensure_object(dict)["verbose"] = value
        return value

    return click.option("-v", "--verbose", is_flag=True, callback=remember, help="Say more.")(function)


def instant(_ctx: click.Context, _option: click.Parameter, value: str | None) -> dt.datetime | None:
    """An ISO 8601 date or instant; without an offset it is naive, and means the site's time zone."""
    try:
        return dt.datetime.fromisoformat(value) if value else None
    except ValueError:
        message = f"`{value}` is not an instant; write 2027-01-01, 2027-01-01T09:00 or 2027-01-01T09:00Z"
        raise click.BadParameter(message) from None


def zoned(at: dt.datetime | None, site_dir: Path) -> dt.datetime | None:
    """The instant; a naive one is in the site's time zone."""
    if at is None or at.tzinfo is not None:
        return at
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few need it

    from presskit.config.load import load  # noqa: PLC0415

    return at.replace(tzinfo=ZoneInfo(load(site_dir).config.site.timezone))
