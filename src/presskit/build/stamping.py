"""What a build depended on, for the next one to see that there is nothing to do."""

import os
import sysconfig
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from presskit.build.identity import code_files, libraries
from presskit.build.linking import LinkedSite
from presskit.build.roots import FOLDERS
from presskit.build.signature import Signature, signature
from presskit.build.stamp import Stamp, listing, python, state_folder, write
from presskit.link.ledger import LEDGER
from presskit.model.diagnostic import Diagnostic
from presskit.write.checked import mark
from presskit.write.place import place_of
from presskit.write.publish import Change


def stamp(site: LinkedSite, target: Path, change: Change, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Write the stamp of a build that published to ``target`` without an error."""
    site_dir = site.prepared.site_dir
    output = os.path.abspath(target)  # noqa: PTH100 - as the next build compares it: links stay
    state = state_folder(site_dir)
    write(
        state,
        Stamp(
            python=python(),
            output=output,
            now=site.now,
            due=site.due,
            started=site.started,
            files=_files(site),
            folders={folder: listing(site_dir / folder) for folder in FOLDERS},
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
    yield LEDGER
    for article in site.read.articles:
        yield from article.inputs
    yield from site.assets.seen
    for folder in ("static", "theme"):
        yield from (
            path.relative_to(site_dir).as_posix() for path in (site_dir / folder).rglob("*") if path.is_file()
        )
    yield from (str(path) for path in code_files(site.prepared.host))
    yield from (_file_of(name) for name in libraries(site.prepared.host))


def _file_of(library: str) -> str:
    """A file that another version of a library has differently; of one that is not installed the place where it would be."""
    spec = find_spec(library)
    return (spec.origin if spec else "") or f"{sysconfig.get_path('purelib')}/{library}/__init__.py"
