"""Sites for the tests of faults, and what is in a published folder."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from presskit.build.options import Options
from presskit.build.pipeline import build
from presskit.model.source import digest
from presskit.write.manifest import KEPT

NOW = "2026-06-01T12:00Z"

FOREIGN = {
    "CNAME": "example.org\n",
    ".git/config": "[core]\n",
    "news/mine.txt": "mine\n",
    ".well-known/a/b": "b\n",
}


STRANGE = """

def strange(name, rawtext, text, lineno, inliner, options=None, content=None):
    return [deferred_reference("strange:" + text, rawtext)], []


@hookimpl
def presskit_markup():
    return Markup(roles={{"strange": strange}})
"""
"""Of a plugin, with its braces doubled: the role ``strange``, which makes links that only a plugin can follow."""


def article(title: str, body: str) -> str:
    return f"{title}\n{'=' * len(title)}\n\n:date: 2026-01-01\n\n{body}\n"


def write(site: Path, number: int, body: str) -> None:
    """The article ``number`` of the section news."""
    place = site / "content/news" / f"a{number}.rst"
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.write_text(article(f"Article {number}", body), encoding="utf-8")
    fresh.replace(place)  # a build that runs must not read half of it


def make(site: Path, count: int) -> None:
    """A site of ``count`` articles in its old state, unpublished."""
    site.mkdir()
    (site / "presskit.toml").write_text(
        '[site]\ntitle = "Faults"\n[output]\nwriters = ["html"]\n', encoding="utf-8"
    )
    for number in range(count):
        write(site, number, "Old.")


def edit(site: Path, count: int) -> None:
    """Its new state: an article changed, one added, one removed."""
    write(site, 0, "New.")
    write(site, count, "Added.")
    (site / "content/news/a1.rst").unlink()


def add_foreign(public: Path) -> None:
    for path, text in FOREIGN.items():
        (public / path).parent.mkdir(parents=True, exist_ok=True)
        (public / path).write_text(text, encoding="utf-8")


def published(public: Path) -> dict[str, str]:
    """The digests of all files that a reader can get, by path; of links, what they lead to."""
    found = {}
    for folder, _, names in os.walk(public, followlinks=True):
        for name in names:
            path = Path(folder, name)
            found[path.relative_to(public).as_posix()] = digest(path.read_bytes())
    return {path: value for path, value in found.items() if path not in KEPT}


def links(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink()]


def leftovers(site: Path) -> list[str]:
    """What must not be there when all is done."""
    public = (site / "public").resolve().rglob(".presskit-*")
    kept = ("publish/*/intent", "publish/*/stage/*", "found/*")
    state = [path for pattern in kept for path in (site / ".presskit").glob(pattern)]
    return [path.name for path in (*public, *state)]


def foreign_digests() -> dict[str, str]:
    return {path: digest(text.encode()) for path, text in FOREIGN.items()}


def copy(source: Path, target: Path) -> None:
    """A copy with the same links between files, and without what was at ``target``."""
    shutil.rmtree(target, ignore_errors=True)
    names: dict[int, Path] = {}

    def linked(old: str, new: str) -> str:
        inode = Path(old).stat().st_ino
        if inode in names:
            os.link(names[inode], new)
        else:
            shutil.copy2(old, new)
            names[inode] = Path(new)
        return new

    shutil.copytree(source, target, symlinks=True, copy_function=linked)


def clean(site: Path) -> dict[str, str]:
    """What a clean build publishes."""
    outcome = build(site, Options(output=site.parent / "clean"))
    assert outcome.change is not None
    return published(site.parent / "clean")


def without_temporaries(found: dict[str, str]) -> dict[str, str]:
    """What readers can know of: in place, there may be hidden files until the next build."""
    return {path: value for path, value in found.items() if ".presskit-" not in path}


def mixed(now: Iterable[tuple[str, str]], *whole: dict[str, str]) -> list[str]:
    """The paths whose content is that of none of the ``whole`` sites."""
    return [path for path, value in now if all(value != site.get(path) for site in whole)]
