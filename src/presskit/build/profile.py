"""Where the time of a build went: measured only when asked."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from presskit.plugins.times import Times, count


class Spent(Struct, frozen=True):
    """Seconds on the clock, and of the processor in this process."""

    wall: float
    cpu: float


class Profile:
    """By stage what it took, in their order; by plugin and hook calls and seconds; of workers their processor seconds."""

    def __init__(self) -> None:
        self.stages: dict[str, Spent] = {}
        self.hooks: Times = {}
        self.workers = 0.0

    def add(self, times: Times, cpu: float) -> None:
        """Count what workers did too; ``cpu`` is in seconds."""
        self.workers += cpu
        for key, (calls, seconds) in times.items():
            count(self.hooks, key, calls, seconds)


@contextmanager
def measured(profile: Profile | None, stage: str) -> Iterator[None]:
    """Within, ``stage`` runs."""
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        yield
    finally:
        if profile is not None:
            before = profile.stages.get(stage, Spent(0.0, 0.0))
            profile.stages[stage] = Spent(
                before.wall + time.perf_counter() - wall, before.cpu + time.process_time() - cpu
            )
