"""What runs in a worker: sources in, packed articles out. A worker opens no file once it has started."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.packed import pack
from presskit.build.prepare import prepare
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import Needs, Source
from presskit.read.compile import Reader, read
from presskit.read.reading import Input
from presskit.report.rules import finding


class Packed(Struct, frozen=True):
    """An article without its forms, and its forms, as bytes."""

    article: bytes
    forms: bytes


Result = Packed | Needs | Diagnostic

_readers: list[Reader] = []
"""The reader of this process."""


def use(reader: Reader) -> None:
    """Read with ``reader`` in this process."""
    _readers[:] = [reader]


def start(site_dir: Path) -> None:
    """Make the reader of a worker process, from the same configuration and plugins as the parent's."""
    prepared, _ = prepare(site_dir)
    if prepared is not None:
        use(prepared.reader)


def read_chunk(sources: Sequence[Source], inputs: Mapping[str, Input]) -> list[Result]:
    """What each source gives with these inputs."""
    return [read_one(source, inputs, _readers[0]) for source in sources]


def read_one(source: Source, inputs: Mapping[str, Input], reader: Reader) -> Result:
    """One article. A finding in its place where the parser fails on it, and the others go on."""
    try:
        result = read(source, inputs, reader)
        if isinstance(result, Needs):
            return result
        return Packed(pack(msgspec.structs.replace(result, forms={})), pack(result.forms))
    except RecursionError:
        return finding("PK390", Span(source.path), "the article is nested too deeply to be read")
    except Exception as error:  # noqa: BLE001 - whatever the parser does with one article, the others go on
        message = f"the article could not be read: {type(error).__name__}: {error}"
        return finding("PK391", Span(source.path), message, "please report this as a bug of presskit")
