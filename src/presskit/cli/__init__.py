"""The command line: one file a command, imported when it runs."""

from presskit.cli.entry import main

__all__ = ["main"]
