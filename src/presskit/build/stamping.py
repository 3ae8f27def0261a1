"""What a build depended on, for the next one to see that there is nothing to do."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from presskit.build.clock import now as current_instant
from presskit.build.identity import LIBRARIES, code_files
from presskit.build.linking import LinkedSite, state_folder
from presskit.build.signature import Signature, signature
from presskit.build.stamp import Stamp, listing, python, write
from presskit.link.schedule import due
from presskit.model.diagnostic import Diagnostic
from presskit.write.checked import mark
from presskit.write.place import place_of
from presskit.write.publish import Change

_FOLDERS = ("content", "static", "theme")


def stamp(site: LinkedSite, target: Path, change: Change, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Write the stamp of a build that published to ``target`` without an error."""
    site_dir = site.prepared.site_dir
    output = os.path.abspath(target)  # noqa: PTH100 - as the next build compares it: links stay
    every = (article.entry.metadata for article in site.read.articles)
    now = current_instant()
    state = state_folder(site_dir)
    write(
        state,
        Stamp(
            python=python(),
            output=output,
            now=now,
            due=due(every, now),
            started=site.started,
            files=_files(site),
            folders={folder: listing(site_dir / folder) for folder in _FOLDERS},
            seen=mark(place_of(target, state).seen),
            outputs=change.unchanged + change.changed + change.added,
            diagnostics=diagnostics,
            articles=site.linked.article_count,
            pages=site.linked.page_count,
        ),
    )


def _files(site: LinkedSite) -> dict[str, Signature | None]:
    """The signatures of everything that was read; of the sources those from before they were."""
    root = str(site.prepared.site_dir)
    others = sorted({*_others(site)} - site.read.sources.keys())
    return {**site.read.sources, **{path: signature(os.path.join(root, path)) for path in others}}  # noqa: PTH118 - may be absolute


def _others(site: LinkedSite) -> Iterator[str]:
    """What else was read: of the site by relative path, of presskit, plugins and libraries by absolute path."""
    site_dir = site.prepared.site_dir
    yield "presskit.toml"
    for article in site.read.articles:
        yield from article.inputs
    yield from site.assets.seen
    for folder in ("static", "theme"):
        yield from (
            path.relative_to(site_dir).as_posix() for path in (site_dir / folder).rglob("*") if path.is_file()
        )
    yield from (str(path) for path in code_files(site.prepared.host))
    yield from (spec.origin for name in LIBRARIES if (spec := find_spec(name)) is not None and spec.origin)
