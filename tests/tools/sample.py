"""Samples of what is too much for every run."""

import os
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

NIGHTLY = os.environ.get("PRESSKIT_NIGHTLY") == "1"
SEED = int(os.environ.get("PRESSKIT_SEED", "0"))


def sampled(items: Sequence[T], count: int) -> list[T]:
    """``count`` of ``items`` in their order, chosen by ``PRESSKIT_SEED``; all with ``PRESSKIT_NIGHTLY=1``."""
    if NIGHTLY or count >= len(items):
        return list(items)
    chosen = sorted(random.Random(SEED).sample(range(len(items)), count))  # noqa: S311 - a sample, no secret
    return [items[place] for place in chosen]
