"""What was found once is mended: every input that broke a promise keeps it."""

from pathlib import Path

import pytest

from tests.fuzz.seeds import CORPUS, kept
from tests.fuzz.site import make_site
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_what_broke_a_promise_keeps_it(target: str, tmp_path: Path) -> None:
    tried = TARGETS[target](make_site(tmp_path))
    for path in kept(target):
        tried(path.read_bytes())


def test_every_input_is_tried() -> None:
    assert {path.parent.name for path in CORPUS.rglob("*.input")} <= set(TARGETS)
