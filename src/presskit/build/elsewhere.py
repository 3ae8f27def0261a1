"""Reading in a process that presskit did not start, maybe on another machine: all that it needs comes with the task."""

import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from presskit.build import worker
from presskit.build.identity import code_files, digest_of, identity, library_version
from presskit.build.prepare import Prepared
from presskit.build.roots import Roots
from presskit.build.worker import Material, Reply, Task
from presskit.config.load import FILE
from presskit.plugins.host import Host

_lock = threading.Lock()


class Setup(Struct, frozen=True):
    """What a reader is made from: the configuration, and the files of local plugins, by path relative to the site.

    ``code`` is what every reader of the site must be made with; ``name`` tells sites apart.
    """

    name: str
    code: str
    files: Mapping[str, bytes]
    timed: bool


def setup(prepared: Prepared) -> Setup:
    """What other processes need to read articles of this site."""
    site_dir = prepared.site_dir.resolve()
    files = {path.relative_to(site_dir).as_posix(): path.read_bytes() for path in _local(prepared.host)}
    files[FILE] = (site_dir / FILE).read_bytes()
    code, timed = _code(prepared.host), prepared.host.times is not None
    digests = [(path, identity(content.hex())) for path, content in sorted(files.items())]
    return Setup(identity(str(site_dir), code, timed, digests), code, files, timed)


def _local(host: Host) -> Iterator[Path]:
    """The files of local plugins, their templates included: a plugin without its templates is refused."""
    for plugin in host.plugins:
        if plugin.origin == "local":
            yield Path(plugin.home.root)
            if plugin.declaration.templates is not None:
                yield from (
                    file for file in plugin.declaration.templates.resolve().rglob("*") if file.is_file()
                )


def _code(host: Host) -> str:
    """What the articles are read with, wherever it is installed."""
    derive = [
        name for plugin in host.plugins if plugin.declaration.derives for name in plugin.declaration.libraries
    ]
    libraries = [(name, library_version(name)) for name in ("docutils", "pygments", *derive)]
    plugins = [(plugin.name, plugin.version) for plugin in host.plugins]
    return identity(libraries, plugins, sorted(digest_of(path) for path in code_files(host)))


def read_chunk(given: Setup, tasks: Sequence[Task]) -> Reply:
    """What each task gives. Raises `RuntimeError` where this process has other code than the parent."""
    ready(given)
    return worker.read_chunk(tasks, given.name)


def derive_chunk(given: Setup, tasks: Sequence[Material]) -> Reply:
    """What is derived from each file. Raises `RuntimeError` as `read_chunk` does."""
    ready(given)
    return worker.derive_chunk(tasks, given.name)


def ready(given: Setup) -> int:
    """The process that answers, once it can read. Raises `RuntimeError` as `read_chunk` does."""
    with _lock:
        if not worker.has(given.name):
            _prepare(given)
    return worker.ready()


def _prepare(given: Setup) -> None:
    with tempfile.TemporaryDirectory(prefix="presskit-") as folder:
        for path, content in given.files.items():
            place = Path(folder, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        reader = worker.reader_of(Roots(Path(folder)), timed=given.timed)
        if _code(reader.host) != given.code:
            raise RuntimeError("presskit, docutils or a plugin is another one here than where the build runs")
    worker.use(reader, given.name)
