"""What a build depended on, for the next one to see that there is nothing to do."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from presskit.build.clock import now as current_instant
from presskit.build.identity import LIBRARIES, code_files
from presskit.build.linking import LinkedSite, state_folder
from presskit.build.sources import article_paths
from presskit.build.stamp import Stamp, listing, published, python, signatures, write
from presskit.link.schedule import due
from presskit.model.diagnostic import Diagnostic
from presskit.write.manifest import read_manifest

_FOLDERS = ("content", "static", "theme")


def stamp(site: LinkedSite, target: Path, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Write the stamp of a build that published to ``target`` without an error."""
    site_dir = site.prepared.site_dir
    output = os.path.abspath(target)  # noqa: PTH100 - as the next build compares it: links stay
    every = (article.entry.metadata for article in site.read.articles)
    now = current_instant()
    outputs = {
        path: found for path in read_manifest(target).files if (found := published(f"{output}/{path}"))
    }
    write(
        state_folder(site_dir),
        Stamp(
            python=python(),
            output=output,
            now=now,
            due=due(every, now),
            started=site.started,
            files=signatures(_files(site), lambda path: os.path.join(site_dir, path)),  # noqa: PTH118 - may be absolute
            folders={folder: listing(site_dir / folder) for folder in _FOLDERS},
            outputs=outputs,
            diagnostics=diagnostics,
            articles=len(site.linked.catalog.newest),
            pages=sum(len(pages) for pages in site.linked.pages.values()),
        ),
    )


def _files(site: LinkedSite) -> Iterator[str]:
    """Everything that was read: of the site by relative path, of presskit, plugins and libraries by absolute path."""
    site_dir = site.prepared.site_dir
    yield "presskit.toml"
    yield from article_paths(site_dir)
    for article in site.read.articles:
        yield from article.inputs
    yield from site.assets.paths()
    for folder in ("static", "theme"):
        yield from (
            path.relative_to(site_dir).as_posix() for path in (site_dir / folder).rglob("*") if path.is_file()
        )
    yield from (str(path) for path in code_files(site.prepared.host))
    yield from (spec.origin for name in LIBRARIES if (spec := find_spec(name)) is not None and spec.origin)
