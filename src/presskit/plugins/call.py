"""Calls implementations of hooks, one plugin at a time, and turns what they raise into diagnostics."""

from collections.abc import Callable
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
from presskit.plugins.results import WrongResultError, check_of
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

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All diagnostics of a hook whose results are diagnostics."""
        return (*self.diagnostics, *(each for _, given in self.results for each in given))


NOTHING = Outcome()


class Calls:
    """Calls of one hook, its implementations in order; each stops at the first result if that is the hook's way.

    They last as long as the loop that calls, since they hold the blocks that were checked. ``times`` counts.
    """

    def __init__(
        self,
        hook: str,
        implementations: tuple[Implementation, ...],
        firstresult: bool = False,
        times: Times | None = None,
        note: Note | None = None,
    ) -> None:
        self._hook = hook
        self._implementations = implementations
        self._firstresult = firstresult
        self._times = times
        self._note = note
        self._check = check_of(hook)

    def __call__(self, span: Span, **arguments: Any) -> Outcome:
        """What the implementations give; each gets the arguments that it names, and its own settings.

        A plugin that raises (PK150), returns what it must not (PK151) or prints (PK152) becomes a diagnostic at ``span``.
        """
        if not self._implementations:
            return NOTHING
        results: list[tuple[str, Any]] = []
        diagnostics: list[Diagnostic] = []
        printed = StringIO()
        with redirect_stdout(printed):
            for implementation in self._implementations:
                value, failure = self._measured(implementation, span, arguments)
                if printed.tell():
                    diagnostics.append(_printed(self._hook, implementation, span, printed.getvalue()))
                    printed.seek(0)
                    printed.truncate()
                if failure is not None:
                    diagnostics.append(failure)
                elif value is not None:
                    results.append((implementation.plugin.name, value))
                    if self._firstresult:
                        break
        if self._note is not None:
            self._note("", "")
        return Outcome(tuple(results), tuple(diagnostics)) if results or diagnostics else NOTHING

    def _measured(
        self, implementation: Implementation, span: Span, arguments: dict[str, Any]
    ) -> tuple[Any, Diagnostic | None]:
        if self._note is not None:
            self._note(implementation.plugin.name, self._hook)
        if self._times is None:
            return self._result(implementation, span, arguments)
        start = perf_counter()
        found = self._result(implementation, span, arguments)
        count(self._times, (implementation.plugin.name, self._hook), 1, perf_counter() - start)
        return found

    def _result(
        self, implementation: Implementation, span: Span, arguments: dict[str, Any]
    ) -> tuple[Any, Diagnostic | None]:
        plugin, hook = implementation.plugin, self._hook
        arguments["settings"] = plugin.settings
        try:
            value = implementation.function(**{name: arguments[name] for name in implementation.arguments})
            return (None if value is None else self._check(value)), None
        except WrongResultError as error:
            message = f"plugin `{plugin.name}`: {hook} for {span.path}: {error}"
            return None, finding("PK151", span, message, error.hint)
        except (
            MemoryError
        ) as error:  # of the machine as much as of the plugin: not a finding that may be kept
            message = f"plugin `{plugin.name}` ran out of memory in {hook} for {span.path}"
            raise MemoryError(message) from error
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises is its failure, not ours
            message = f"plugin `{plugin.name}` failed in {hook} for {span.path}: {described(error)}"
            return None, finding("PK150", span, message, at(error, plugin.home))


def _printed(hook: str, implementation: Implementation, span: Span, text: str) -> Diagnostic:
    """What a plugin prints would be in the midst of what presskit prints, or be lost with its worker."""
    name = implementation.plugin.name
    message = f"plugin `{name}` printed in {hook} for {span.path}: {shortened(text)}"
    return finding("PK152", span, message, "return a Diagnostic, or print to sys.stderr")
