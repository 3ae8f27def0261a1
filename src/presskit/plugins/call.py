"""Calls implementations of hooks, one plugin at a time, and turns what they raise into diagnostics."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Span
from presskit.plugins.declaration import Declaration
from presskit.plugins.failure import Home, at, described
from presskit.plugins.find import Origin
from presskit.plugins.results import RESULTS, WrongResultError
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
) -> Outcome:
    """Calls ``implementations`` in order; stops at the first result if that is the hook's way."""
    results: list[tuple[str, Any]] = []
    diagnostics: list[Diagnostic] = []
    for implementation in implementations:
        value, failure = _result(hook, implementation, span, arguments)
        if failure is not None:
            diagnostics.append(failure)
        elif value is not None:
            results.append((implementation.plugin.name, value))
            if firstresult:
                break
    return Outcome(tuple(results), tuple(diagnostics))


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
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises is its failure, not ours
        message = f"plugin `{plugin.name}` failed in {hook} for {span.path}: {described(error)}"
        return None, finding("PK150", span, message, at(error, plugin.home))
