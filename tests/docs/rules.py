"""The pages of the rules in the documentation, as `presskit explain` has them: ``python -m tests.docs.rules``."""

import re
from pathlib import Path
from textwrap import fill, indent

from presskit.config.load import parse
from presskit.plugins.host import load_host
from presskit.read.rules.syntax import fault_in
from presskit.report.explanations import Explanation, Family, families, family
from presskit.report.rules import RULES, Rule

PAGE = Path(__file__).parents[2] / "docs" / "content" / "reference" / "_rules.rst"


def text() -> str:
    """All families, with a section for each rule."""
    parts = [".. Made by python -m tests.docs.rules from src/presskit/report and the plugins."]
    rules = RULES | plugins_rules()
    for each in (*families(), *plugins_families()):
        parts.append(heading(each.title, "-"))
        parts += [section(rules[code], explanation) for code, explanation in each.explanations.items()]
    return "\n\n".join(parts) + "\n"


def plugins_rules() -> dict[str, Rule]:
    """The rules of the first-party plugins."""
    host, _ = load_host(parse('[plugins]\nenabled = ["images"]\n'), Path())  # off until a site asks for it
    return {
        code: Rule(code, plugin.name, "warning", sentence, plugin.declaration.explanations)
        for plugin in host.plugins
        for code, sentence in plugin.declaration.codes.items()
    }


def plugins_families() -> list[Family]:
    """What the first-party plugins explain."""
    return [
        family(file) for file in dict.fromkeys(rule.explanations for rule in plugins_rules().values()) if file
    ]


def section(rule: Rule, explanation: Explanation) -> str:
    severity = f"*{rule.severity.capitalize()}.* " if rule.code in RULES else ""
    what = f"{severity}{rule.summary} {explanation.why}"
    parts = [f".. _{rule.code.lower()}:", heading(f"{rule.code} {rule.name}", "~"), filled(what)]
    if explanation.wrong:
        parts += ["Wrong:", example(explanation, "wrong"), "Right:", example(explanation, "right")]
    return "\n\n".join([*parts, filled(explanation.fix)])


def heading(title: str, line: str) -> str:
    return f"{title}\n{line * len(title)}"


def filled(sentences: str) -> str:
    literal = re.sub(r"`([^`]*)`", r"``\1``", sentences)
    return fill(literal, 110, break_long_words=False, break_on_hyphens=False)


def example(explanation: Explanation, side: str) -> str:
    """A block with an option is for readers alone: see `tests.tools.code_blocks`."""
    code = getattr(explanation, side).rstrip("\n")
    block = f".. code-block:: {explanation.language}\n   :class: {side}\n\n{indent(code, '   ')}"
    ignored = ".. presskit: ignore PK360 it is the wrong example\n\n"
    return (ignored if fault_in(code, explanation.language) else "") + block


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
