"""Python's collector rests where it is told to, and runs again afterwards."""

import gc
from contextlib import suppress

from presskit.build.collector import uncollected


def test_it_rests_within_and_runs_again_whatever_happened() -> None:
    with suppress(ValueError), uncollected():
        assert not gc.isenabled()
        int("none")
    assert gc.isenabled()


def test_where_it_rests_already_it_goes_on_resting() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
