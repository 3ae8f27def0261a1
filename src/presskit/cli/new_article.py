"""``presskit new article``."""

import datetime as dt
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from presskit.build.clock import now
from presskit.cli import exits
from presskit.cli.options import instant, site_option
from presskit.cli.show import show
from presskit.config.load import FILE, load
from presskit.model.slug import slugify
from presskit.report.suggestion import did_you_mean
from presskit.report.text import columns

_SECTION = re.compile(r"[\w][\w-]*(/[\w][\w-]*)*")
_MARKUP = re.compile(r"[\\*`|]|_(?!\w)")
_LEAD = re.compile(r"[^\w\\“‘\"'«„¿¡]|\w+[.)]\s")
"""What would begin a list, a comment or another construct instead of a heading."""

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
@click.option("--date", metavar="INSTANT", callback=instant, help="When it is published.  [default: now]")
@site_option
def command(title: str, section: str, author: str, date: dt.datetime | None, site_dir: Path) -> int:
    """Start an article.

    Writes content/SECTION/TITLE.rst and prints its path. No article is ever overwritten.
    """
    site = _site(site_dir)
    loaded = load(site)
    if loaded.diagnostics:
        show(loaded.diagnostics, site, err=True)
        return exits.USAGE
    title, author = " ".join(title.split()), " ".join((author or loaded.config.site.author).split())
    folder = site / "content" / _section(section, site / "content")
    target = folder / f"{_name(title)}.rst"
    zone = ZoneInfo(loaded.config.site.timezone)
    moment = date or now()
    moment = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    if ("site", "timezone") in loaded.places.keys:  # else the article says what the site does not
        moment = moment.replace(tzinfo=None)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(article(title, author, moment))
    except FileExistsError:
        raise click.UsageError(f"{target} is there already.") from None
    click.echo(target)
    return exits.FINE


def article(title: str, author: str, date: dt.datetime) -> str:
    """The text of a new article; a ``date`` without a zone is in the site's."""
    heading = _MARKUP.sub(r"\\\g<0>", title)
    if _LEAD.match(heading):
        heading = f"\\{heading}"
    when = date.isoformat(sep=" ", timespec="minutes")
    fields = [":status: draft", f":date: {when}", *([f":author: {author}"] if author else []), ":summary:"]
    return "\n".join([heading, "=" * columns(heading), "", *fields, "", "Begin here.", ""])


def _site(start: Path) -> Path:
    """The closest folder with a presskit.toml, from ``start`` upwards; ``start`` itself where there is none."""
    folders = (start, *start.resolve().parents)
    return next((folder for folder in folders if (folder / FILE).is_file()), start)


def _section(section: str, content: Path) -> str:
    """The folder of a section beneath ``content``; warns of one that is new."""
    section = section.strip("/")
    if not section:
        return ""
    if not _SECTION.fullmatch(section):
        raise click.BadParameter("letters, digits and hyphens, joined by slashes", param_hint="--section")
    known = [folder.relative_to(content).as_posix() for folder in content.rglob("*") if folder.is_dir()]
    if section not in known:
        hint = did_you_mean(section, known)
        click.echo(f"presskit: the section `{section}` is new{'; ' + hint if hint else ''}", err=True)
    return section


def _name(title: str) -> str:
    """The file's name, which becomes the article's; ``index`` would make it the section itself."""
    name = slugify(title)
    if not name or name == "index":
        raise click.BadParameter(f"`{title}` makes no file name", param_hint="TITLE")
    return name
