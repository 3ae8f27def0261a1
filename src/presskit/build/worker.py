"""What runs in a worker: sources in, packed articles out; or files in, and what plugins derive from them.

A worker opens no file once it has started."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

import msgspec
from msgspec import Struct

from presskit.build.packed import pack
from presskit.build.prepare import prepare
from presskit.build.roots import Roots
from presskit.model.asset import Derived
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import Needs, Source
from presskit.plugins.failure import at, described
from presskit.plugins.host import Host
from presskit.plugins.times import Note, Times
from presskit.read.compile import Reader, read
from presskit.read.limits import Refused
from presskit.read.reading import Input, Reading
from presskit.report.rules import finding

_DEPTH = 1000
"""How many calls reading may nest, whatever called it: else an article could be too deep in one process only."""


class Packed(Struct, frozen=True):
    """An article without its forms, and its forms, as bytes."""

    article: bytes
    forms: bytes


Read = Packed | Needs | Diagnostic
Result = Read | Derived


class Task(Struct, frozen=True):
    """A source to be read, with the files that it asks for, as far as they are known."""

    source: Source
    inputs: Mapping[str, Input]


class Material(Struct, frozen=True):
    """A file of which plugins make others. ``path`` is for findings."""

    path: str
    media_type: str
    content: bytes


class Reply(Struct, frozen=True):
    """What came of a chunk: a result and the seconds it took for each task; what ``process`` used since its last reply."""

    results: tuple[tuple[Result, float], ...]
    process: int
    cpu: float
    times: Times


_T = TypeVar("_T")
_MOST = 8
_readers: dict[str, Reader] = {}
"""The readers of this process, by the name under which tasks ask for them."""
_lock = threading.Lock()
"""Reading changes what docutils keeps for the whole process, so that in one process it runs once at a time."""
_before: list[Callable[[], None]] = [lambda: None]
_cpu = [0.0]
"""The CPU seconds of this process that replies have told of."""


def use(reader: Reader, name: str = "") -> None:
    """Read with ``reader`` in this process; the eldest is forgotten where there are many, as in a cluster's worker."""
    if len(_readers) > _MOST:
        del _readers[next(iter(_readers))]
    _readers[name] = reader


def before_each(run: Callable[[], None]) -> None:
    """Call ``run`` before each article that this process reads."""
    _before[0] = run


def has(name: str) -> bool:
    """Whether this process has a reader of that name."""
    return name in _readers


def reader_of(roots: Roots, *, timed: bool = False, note: Note | None = None) -> Reader:
    """A reader as the parent's, from the same configuration and plugins. Raises `RuntimeError` where they can't be used."""
    prepared, findings = prepare(roots)
    if prepared is None:
        raise RuntimeError("; ".join(found.message for found in findings))
    host = msgspec.structs.replace(prepared.host, times={} if timed else None, note=note)
    return msgspec.structs.replace(prepared.reader, host=host)


def ready() -> int:
    """The process that answers; it has started by then."""
    return os.getpid()


def read_chunk(tasks: Sequence[Task], name: str = "") -> Reply:
    """What each task gives."""
    return _reply(tasks, name, lambda task, reader: read_one(task.source, task.inputs, reader))


def derive_chunk(tasks: Sequence[Material], name: str = "") -> Reply:
    """What is derived from each file."""
    return _reply(tasks, name, lambda task, reader: derive_one(task, reader.host))


def _reply(tasks: Sequence[_T], name: str, work: Callable[[_T, Reader], Result]) -> Reply:
    with _lock:
        reader = _readers[name]
        results = tuple(_timed(partial(work, task, reader)) for task in tasks)
        cpu, _cpu[0] = time.process_time() - _cpu[0], time.process_time()
        times: Times = dict(reader.host.times or {})
        if reader.host.times:
            reader.host.times.clear()
        return Reply(results, os.getpid(), cpu, times)


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    begun = time.perf_counter()
    _before[0]()
    return work(), time.perf_counter() - begun


def derive_one(task: Material, host: Host) -> Derived | Diagnostic:
    """What plugins derive from one file; a finding in its place where one of them fails."""
    here = Span(task.path)
    try:
        outcome = host.call("presskit_derive", here, content=task.content, media_type=task.media_type)
    except MemoryError as error:
        return finding("PK394", here, str(error))
    if outcome.diagnostics:
        return outcome.diagnostics[0]
    given: list[Derived] = [derived for _, derived in outcome.results]
    return Derived(
        tuple(variant for each in given for variant in each.variants),
        next((each.instead for each in given if each.instead), None),
        next((each.problem for each in given if each.problem), ""),
    )


def read_one(source: Source, inputs: Mapping[str, Input], reader: Reader) -> Read:
    """One article. A finding in its place where the parser fails on it, and the others go on."""
    here = Span(source.path)
    try:
        with _from_here():
            result = read(source, inputs, reader)
        if isinstance(result, Needs):
            return result
        return Packed(pack(msgspec.structs.replace(result, forms={})), pack(result.forms))
    except Refused as refused:
        return refused.finding(Reading(source, inputs))
    except MemoryError as error:
        return finding("PK394", here, str(error) or "there is not enough memory to read the article")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever the parser does with one article, the others go on
        return _failed(error, here, reader.host)


def _failed(error: BaseException, here: Span, host: Host) -> Diagnostic:
    """Directives and roles are a plugin's too, and run in the midst of the parser."""
    for plugin in host.plugins:
        if place := at(error, plugin.home):
            message = f"plugin `{plugin.name}` failed in its markup for {here.path}: {described(error)}"
            return finding("PK150", here, message, place)
    message = f"the article could not be read: {described(error)}"
    return finding("PK391", here, message, "please report this as a bug of presskit")


@contextmanager
def _from_here() -> Iterator[None]:
    """Within, calls may nest as deeply as everywhere else that articles are read."""
    before = sys.getrecursionlimit()
    depth, frame = 0, sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    sys.setrecursionlimit(depth + _DEPTH)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
