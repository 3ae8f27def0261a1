"""Whatever hypothesis makes up, reading keeps its promises."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.grammar import articles
from tests.fuzz.promises import hold
from tests.fuzz.site import make_site
from tests.tools.sample import NIGHTLY


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("fuzz"))


@given(articles)
@settings(
    max_examples=8_000 if NIGHTLY else 2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
def test_any_article(site: Path, data: bytes) -> None:
    hold(site, data)
