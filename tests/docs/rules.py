"""The pages of the rules in the documentation, as `presskit explain` has them: ``python -m tests.docs.rules``."""

import re
from pathlib import Path
from textwrap import fill, indent

from presskit.report.explanations import Explanation, families
from presskit.report.rules import RULES, Rule

PAGE = Path(__file__).parents[2] / "docs" / "content" / "reference" / "_rules.rst"


def text() -> str:
    """All families, with a section for each rule."""
    parts = [".. Made by python -m tests.docs.rules from src/presskit/report."]
    for family in families():
        parts.append(heading(family.title, "-"))
        parts += [section(RULES[code], explanation) for code, explanation in family.explanations.items()]
    return "\n\n".join(parts) + "\n"


def section(rule: Rule, explanation: Explanation) -> str:
    what = f"*{rule.severity.capitalize()}.* {rule.summary} {explanation.why}"
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
    code = indent(getattr(explanation, side).rstrip("\n"), "   ")
    return f".. code-block:: {explanation.language}\n   :class: {side}\n\n{code}"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
