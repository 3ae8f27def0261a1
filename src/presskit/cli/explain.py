"""``presskit explain``."""

from pathlib import Path

import click

from presskit.cli.options import site_option
from presskit.report.aliases import code_named
from presskit.report.explanations import explained
from presskit.report.rules import RULES, Rule
from presskit.report.suggestion import did_you_mean
from presskit.report.text import safe

EPILOG = """\b
Examples:
  presskit explain PK401           what a dead link is, and what helps
  presskit explain dead-article    the same, by its name
  presskit explain                 all codes, those of the site's plugins too
"""


@click.command(epilog=EPILOG)
@click.argument("rule", metavar="[CODE]", default="")
@site_option
def command(rule: str, site_dir: Path) -> None:
    """Explain a code that a finding has.

    What it means, why it matters, what is wrong and what is right. Without a code, all are listed.
    """
    rules = RULES
    if not _named(rule, RULES):
        from presskit.cli.rules import rules_of  # noqa: PLC0415 - presskit's own rules need no plugin

        rules = rules_of(site_dir)
    found = _named(rule, rules)
    if found:
        click.echo(f"{safe(_heading(found))}\n\n{explained(found)}", nl=False)
        return
    if rule:
        names = [name for each in rules.values() for name in (each.code, each.name)]
        guess = did_you_mean(rule, names) or "`presskit explain` lists all"
        raise click.UsageError(f"There is no code `{rule}`; {guess}")
    for each in sorted(rules.values(), key=lambda each: (each.code not in RULES, each.code)):
        click.echo(safe(f"{_heading(each):<36} {each.summary}"))


def _named(word: str, rules: dict[str, Rule]) -> Rule | None:
    """A rule by its code, or a rule of presskit's by its name."""
    return rules.get(word.upper()) or RULES.get(code_named(word))


def _heading(rule: Rule) -> str:
    severity = f" ({rule.severity})" if rule.code in RULES else ""
    return f"{rule.code} {rule.name}{severity}"
