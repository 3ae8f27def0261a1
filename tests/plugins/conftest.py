"""The site on which plugins are tried."""

from pathlib import Path

import pytest

from tests.tools.plugin_site import PluginSite


@pytest.fixture
def plugin_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PluginSite:
    """An empty site; its ``installed`` folder is on the module path."""
    installed = tmp_path / "site-packages"
    installed.mkdir()
    monkeypatch.syspath_prepend(installed)
    folder = tmp_path / "site"
    folder.mkdir()
    return PluginSite(folder, installed)
