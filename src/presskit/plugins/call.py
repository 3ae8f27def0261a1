"""Calls implementations of hooks, one plugin at a time, and turns what they raise into diagnostics."""

from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from io import StringIO
from time import perf_counter
from typing import Any

from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.summary import shortened
from presskit.plugins.declaration import Declaration
from presskit.plugins.failure import Home, at, described
from presskit.plugins.find import Origin
from presskit.plugins.results import RESULTS, WrongResultError
from presskit.plugins.times import Note, Times, count
from presskit.report.rules import finding


class Plugin(Struct, frozen=True, kw_only=True):
    """An active plugin. ``settings`` is None where it declares none; a file has no distribution."""

    name: str
    distribution: str
    version: str
    origin: Origin
    module: Any
    declaration: Declaration
    settings: Any
    home: Home


class Implementation(Struct, frozen=True):
    """A plugin's function for a hook, with the names of the arguments that it takes."""

    plugin: Plugin
    function: Callable[..., Any]
    arguments: tuple[str, ...]


class Outcome(Struct, frozen=True):
    """What a hook gave: results but None with their plugins' names, and a diagnostic for each that failed."""

    results: tuple[tuple[str, Any], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def call(
    hook: str,
    implementations: tuple[Implementation, ...],
    span: Span,
    arguments: Mapping[str, Any],
    firstresult: bool = False,
    times: Times | None = None,
    note: Note | None = None,
) -> Outcome:
    """Calls ``implementations`` in order; stops at the first result if that is the hook's way. Counts in ``times``."""
    results: list[tuple[str, Any]] = []
    diagnostics: list[Diagnostic] = []
    printed = StringIO()
    with redirect_stdout(printed):
        for implementation in implementations:
            if note is not None:
                note(implementation.plugin.name, hook)
            start = perf_counter()
            value, failure = _result(hook, implementation, span, arguments)
            if times is not None:
                count(times, (implementation.plugin.name, hook), 1, perf_counter() - start)
            if printed.tell():
                diagnostics.append(_printed(hook, implementation, span, printed.getvalue()))
                printed.seek(0)
                printed.truncate()
            if failure is not None:
                diagnostics.append(failure)
            elif value is not None:
                results.append((implementation.plugin.name, value))
                if firstresult:
                    break
    if note is not None:
        note("", "")
    return Outcome(tuple(results), tuple(diagnostics))


def _printed(hook: str, implementation: Implementation, span: Span, text: str) -> Diagnostic:
    """What a plugin prints would be in the midst of what presskit prints, or be lost with its worker."""
    name = implementation.plugin.name
    message = f"plugin `{name}` printed in {hook} for {span.path}: {shortened(text)}"
    return finding("PK152", span, message, "return a Diagnostic, or print to sys.stderr")


def _result(
    hook: str, implementation: Implementation, span: Span, arguments: Mapping[str, Any]
) -> tuple[Any, Diagnostic | None]:
    plugin = implementation.plugin
    given = {
        name: plugin.settings if name == "settings" else arguments[name] for name in implementation.arguments
    }
    try:
        value = implementation.function(**given)
        return (None if value is None else RESULTS[hook](value)), None
    except WrongResultError as error:
        message = f"plugin `{plugin.name}`: {hook} for {span.path}: {error}"
        return None, finding("PK151", span, message, error.hint)
    except MemoryError as error:  # of the machine as much as of the plugin: not a finding that may be kept
        message = f"plugin `{plugin.name}` ran out of memory in {hook} for {span.path}"
        raise MemoryError(message) from error
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises is its failure, not ours
        message = f"plugin `{plugin.name}` failed in {hook} for {span.path}: {described(error)}"
        return None, finding("PK150", span, message, at(error, plugin.home))
