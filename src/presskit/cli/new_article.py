"""``presskit new article``."""

import datetime as dt
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from presskit.build.clock import now
from presskit.cli import exits
from presskit.cli.options import Instant, site_option
from presskit.cli.show import show
from presskit.config.load import FILE, load
from presskit.model.slug import slugify
from presskit.report.suggestion import did_you_mean
from presskit.report.text import columns

_SECTION = re.compile(r"[\w][\w-]*(/[\w][\w-]*)*")
_MARKUP = re.compile(r"[\\*`|]|_(?!\w)")

EPILOG = """\b
Examples:
  presskit new article "Harbour wall to be rebuilt" --section news
  presskit new article "Happy new year" --date 2027-01-01T00:00 --author "Ada Reed"
\b
The article is a draft: delete the line ":status: draft" to publish it.
"""


@click.command(epilog=EPILOG)
@click.argument("title")
@click.option("--section", default="", help="The section's folder beneath content/.  [default: none]")
@click.option("--author", default="", help="Who wrote it.  [default: [site] author]")
@click.option("--date", type=Instant(), help="When it is published.  [default: now]")
@site_option
def command(title: str, section: str, author: str, date: dt.datetime | None, site_dir: Path) -> int:
    """Start an article.

    Writes content/SECTION/TITLE.rst and prints its path. No article is ever overwritten.
    """
    site = _site(site_dir)
    loaded = load(site)
    if loaded.diagnostics:
        show(loaded.diagnostics, {FILE: loaded.text} if loaded.text else {}, err=True)
        return exits.USAGE
    title, author = " ".join(title.split()), " ".join((author or loaded.config.site.author).split())
    target = site / "content" / _section(section, site / "content") / f"{_name(title)}.rst"
    moment = date or now().astimezone(ZoneInfo(loaded.config.site.timezone))
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(article(title, author, moment))
    except FileExistsError:
        raise click.UsageError(f"{target} is there already.") from None
    click.echo(target)
    return exits.FINE


def article(title: str, author: str, date: dt.datetime) -> str:
    """The text of a new article."""
    heading = _MARKUP.sub(r"\\\g<0>", title)
    fields = [":status: draft", f":date: {date.strftime('%Y-%m-%d %H:%M')}{date.strftime('%:z') if False else _offset(date)}"]
    if author:
        fields.append(f":author: {author}")
    fields.append(":summary:")
    return "\n".join([heading, "=" * columns(heading), "", *fields, "", "Begin here.", ""])
