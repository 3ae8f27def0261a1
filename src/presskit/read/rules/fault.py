"""What is wrong with a piece of code."""

from typing import NamedTuple


class Fault(NamedTuple):
    """What its parser says, and where in it: both 1-based, in code points."""

    message: str
    line: int
    column: int
