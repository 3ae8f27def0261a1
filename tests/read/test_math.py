"""Formulas."""

import pytest
from lxml import etree

from presskit.read.math import mathml

NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def test_formula() -> None:
    markup, problem = mathml(r"\frac{a}{2}", display=False)
    assert problem == ""
    assert markup == f'<math xmlns="{NAMESPACE}"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>'


def test_displayed_formulas_say_so() -> None:
    markup, _ = mathml("a", display=True)
    assert etree.fromstring(markup).get("display") == "block"


@pytest.mark.parametrize(
    "latex", ["\\nonsense", "\\begin{matrix}", "\\left(", "}{", "x^", "\\text{<&}", "\\sqrt["]
)
def test_a_formula_is_well_formed_or_a_problem(latex: str) -> None:
    markup, problem = mathml(latex, display=True)
    assert bool(markup) != bool(problem)
    if markup:
        assert etree.fromstring(markup).tag == f"{{{NAMESPACE}}}math"
