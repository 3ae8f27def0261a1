"""A site of three sections and two languages that can be searched, beneath a folder of its host."""

import gzip
import shutil
from pathlib import Path

import pytest

from presskit.build.pipeline import build
from tests.tools.small_site import article, write

INDEX = "public/search/pagefind"
NOW = "2026-06-01T12:00Z"


def make(site: Path) -> Path:
    """The site, not built."""
    configuration = '[site]\ntitle = "The Packet"\nbase_url = "https://example.org/sub/"\nsearch = true\n'
    write(site, "presskit.toml", f'{configuration}[output]\nwriters = ["html"]\n[check]\nrequired = []\n')
    for number in range(1, 13):
        text = article(f"Boats {number}", f"The harbour has {number} boats.", date=f"2026-01-{number:02}")
        write(site, f"content/news/n{number}.rst", text)
    text = article("Spring tide", "High water & <harbour> gates.", author="Ann Lumley")
    write(site, "content/tides/spring.rst", text)
    write(site, "content/undated.rst", "Harbour rules\n=============\n\nThe harbour is open.\n")
    write(site, "content/hafen.rst", article("Der Hafen", "Die Boote liegen im Hafen.", language="de"))
    write(site, "content/draft.rst", article("Xylophone", "A quagga in the harbour.", status="draft"))
    write(site, "content/later.rst", article("Zeppelin", "A quoll in the harbour.", date="2026-06-02"))
    return site


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built; not to be changed."""
    site = make(tmp_path_factory.mktemp("search") / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSKIT_NOW", NOW)
        assert build(site).diagnostics == ()
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The site, built, with its cache."""
    return Path(shutil.copytree(built, tmp_path / "site"))


def index_text(folder: Path) -> str:
    """All that an index says, unpacked, in lower case."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix.startswith(".pf_"):
            content = gzip.decompress(content)
        found.append(content.decode("utf-8", "replace"))
    return "\n".join(found).casefold()
