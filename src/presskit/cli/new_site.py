"""``presskit new site``."""

import datetime as dt
import json
import re
from pathlib import Path

import click

from presskit.build.clock import now

STARTER = Path(__file__).parent / "starter"

_PLACEHOLDER = re.compile(r"@(?:(title)|day-(\d+))@")

EPILOG = """\b
Examples:
  presskit new site my-site
  presskit new site . --title "The Evening Post"
"""


@click.command(epilog=EPILOG)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The site's title.  [default: after the folder]")
def command(folder: Path, title: str | None) -> None:
    """Start a site.

    DIR is made if it is not there, and must be empty otherwise. The new site builds as it is.
    """
    if folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty.")
    name = title or re.sub(r"[-_.\s]+", " ", folder.resolve().name).strip().capitalize() or "My site"
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            target = folder / _target(path.relative_to(STARTER))
            target.parent.mkdir(parents=True, exist_ok=True)
            text = filled(path.read_text(encoding="utf-8"), name, now().astimezone(dt.UTC).date())
            target.write_text(text, encoding="utf-8", newline="\n")
    here = folder.resolve() == Path.cwd()
    click.echo(f"Your site is in {folder}/. Next:\n")
    click.echo("" if here else f"  cd {folder}\n", nl=False)
    click.echo("  presskit serve --open                        your site, on http://127.0.0.1:8000")
    click.echo("  presskit build                               all of it, into public/")
    click.echo("  edit presskit.toml                           title, address, language")
    click.echo('  presskit new article "A first headline" --section field-notes')


def filled(text: str, title: str, today: dt.date) -> str:
    """A file of the starter site with its placeholders replaced: the title as a TOML string, days before today."""
    printable = "".join(character for character in " ".join(title.split()) if character.isprintable())

    def value(match: re.Match[str]) -> str:
        if match[1]:
            return json.dumps(printable, ensure_ascii=False)  # a JSON string is a TOML basic string
        return (today - dt.timedelta(days=int(match[2]))).isoformat()

    return _PLACEHOLDER.sub(value, text)


def _target(path: Path) -> Path:
    """A file named .gitignore would act on the starter itself."""
    return path.with_name(".gitignore") if path.name == "gitignore" else path
