"""Sites as readers get them: the magazine, and one with everything at once, beneath a folder of its host, in both looks."""

import shutil
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build
from tests.site.built import Built, documents

HERE = Path(__file__).parent
SITES = {
    "magazine": (HERE.parents[1] / "examples" / "magazine", ""),
    "kitchen_sink": (HERE / "kitchen_sink", "sub/folder/"),
    "magazine_look": (HERE / "kitchen_sink", "sub/folder/"),
}
"""The sources of each site, and the folder of its ``base_url``."""


@pytest.fixture(scope="session", params=SITES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Each of the sites."""
    return _built(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="session")
def kitchen_sink(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _built("kitchen_sink", tmp_path_factory.mktemp("kitchen_sink"))


def _built(name: str, folder: Path) -> Built:
    source, prefix = SITES[name]
    copy, root = folder / "source", folder / "root"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("public", ".presskit"))
    if name == "magazine_look":
        configuration = copy / "presskit.toml"
        text = configuration.read_text(encoding="utf-8")
        configuration.write_text(text.replace("accent =", 'look = "magazine"\naccent ='), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSKIT_NOW", "2026-07-01T00:00Z")
        outcome = build(copy, Options(output=root / prefix))
    assert outcome.diagnostics == ()
    if prefix:  # hosts take the page for what is missing from their root
        shutil.copy(root / prefix / "404.html", root)
    return Built(name=name, root=root, prefix=prefix, documents=documents(root, prefix))
