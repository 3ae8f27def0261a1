"""Small sites on disk."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MakeSite = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """``make_site(files)``: a folder with a ``presskit.toml``, unless ``files`` has one, and those files."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        site = tmp_path / "site"
        for name, content in {"presskit.toml": "", **files}.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return site

    return make
