"""A group whose commands are imported when they run."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """``table`` gives each command's module, whose ``command`` it is, and the line that ``--help`` shows of it."""

    def __init__(self, *, table: Mapping[str, tuple[str, str]], **settings: Any) -> None:
        super().__init__(**settings)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(self.table[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.table.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """click's own suggestions name only commands that are imported."""
        if args and args[0] not in self.table and not args[0].startswith("-"):
            from presskit.report.suggestion import one_of  # noqa: PLC0415 - a start without a typo needs none of it

            ctx.fail(f"There is no command `{args[0]}`; {one_of(args[0], self.table, 'there are')}")
        return super().resolve_command(ctx, args)
