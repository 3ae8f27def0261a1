import pytest

from presskit.build.signature import Signature, settled

SECOND = 1_000_000_000
BUILD = 1_000 * SECOND


@pytest.mark.parametrize(
    ("before", "fraction", "trusted"),
    [
        (0.2 * SECOND, 1, True),
        (0.05 * SECOND, 1, False),
        (3 * SECOND, 0, True),
        (1 * SECOND, 0, False),
        (-1 * SECOND, 1, False),
    ],
)
def test_a_file_is_trusted_when_its_clock_has_ticked_since(
    before: float, fraction: int, trusted: bool
) -> None:
    written = BUILD - int(before) + fraction
    assert settled(Signature(1, written, written, 1), BUILD) is trusted


def test_the_later_of_both_times_counts() -> None:
    old = BUILD - 100 * SECOND + 1
    assert not settled(Signature(1, old, BUILD - 1, 1), BUILD)
    assert settled(Signature(1, old, old, 1), BUILD)
