"""The group ``presskit``: what commands there are, without importing any."""

import click

from presskit import __version__
from presskit.cli.lazy import LazyGroup

COMMANDS = {
    "new": ("presskit.cli.new", "Start a site or an article."),
    "build": ("presskit.cli.build", "Build the site."),
    "serve": ("presskit.cli.serve", "Show the site in a browser while you write."),
    "check": ("presskit.cli.check", "Find errors in the site without building it."),
    "explain": ("presskit.cli.explain", "Explain a code that a finding has."),
    "urls": ("presskit.cli.urls", "List the site's URLs, and keep those that were published."),
    "due": ("presskit.cli.due", "Print when a rebuild would next change something."),
    "plugins": ("presskit.cli.plugins", "List the active plugins and their hooks."),
    "clean": ("presskit.cli.clean", "Remove what presskit wrote."),
}

HELP = """Publish reStructuredText articles as a web site, an e-book and JSON.

A site is a folder with a presskit.toml and articles in content/. Each command says more with --help.
"""

EPILOG = """\b
Start here:
  presskit new site my-site
  cd my-site
  presskit serve
  presskit build
\b
Exit codes: 0 fine, 1 findings, 2 usage or configuration, 3 internal error,
74 input or output failed, 75 another build runs.
"""

presskit = LazyGroup(
    name="presskit",
    table=COMMANDS,
    help=HELP,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
presskit = click.version_option(__version__, prog_name="presskit", message="%(prog)s %(version)s")(presskit)
