"""``presskit new``."""

from presskit.cli.lazy import LazyGroup

COMMANDS = {
    "site": ("presskit.cli.new_site", "Start a site."),
    "article": ("presskit.cli.new_article", "Start an article."),
}

EPILOG = """\b
Examples:
  presskit new site my-site
  presskit new article "Harbour wall to be rebuilt" --section news
"""

command = LazyGroup(name="new", table=COMMANDS, help="Start a site or an article.", epilog=EPILOG)
