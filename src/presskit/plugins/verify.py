"""Refuses what a plugin can only have meant differently."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pluggy
from msgspec import Struct

from presskit.plugins import hookspecs
from presskit.plugins.marker import PROJECT
from presskit.report.suggestion import one_of

_PREFIX = "presskit_"
_REFUSED = ("wrapper", "hookwrapper", "tryfirst", "trylast", "optionalhook", "specname")


class Hook(Struct, frozen=True):
    """A hook as its specification says: the names of its arguments, and whether the first result wins."""

    name: str
    arguments: tuple[str, ...]
    firstresult: bool


class Fault(Struct, frozen=True):
    """What is wrong with a function of a plugin; ``line`` is that of its definition, 0 where unknown."""

    code: str
    message: str
    hint: str
    line: int


def registry() -> pluggy.PluginManager:
    """pluggy with presskit's hooks and no plugins."""
    pm = pluggy.PluginManager(PROJECT)
    pm.add_hookspecs(hookspecs)
    return pm


def hooks(pm: pluggy.PluginManager) -> dict[str, Hook]:
    """All hooks by name, in the order of their names."""
    found = {}
    for name in sorted(name for name in dir(hookspecs) if name.startswith(_PREFIX)):
        spec = getattr(pm.hook, name).spec
        found[name] = Hook(name, tuple(spec.argnames), bool(spec.opts["firstresult"]))
    return found


def faults(module: Any, pm: pluggy.PluginManager, known: Mapping[str, Hook]) -> list[Fault]:
    """What is wrong with the functions of a plugin. Codes: PK114 to PK117."""
    found = []
    for name in dir(module):
        function = getattr(module, name, None)
        if not inspect.isroutine(function):
            continue
        options = pm.parse_hookimpl_opts(module, name)
        if options is not None or name.startswith(_PREFIX):
            fault = _fault(name, function, options, known)
            if fault is not None:
                found.append(fault)
    return found


def _fault(
    name: str, function: Callable[..., Any], options: Any | None, known: Mapping[str, Hook]
) -> Fault | None:
    line = getattr(getattr(inspect.unwrap(function), "__code__", None), "co_firstlineno", 0)
    if name not in known:
        return Fault(
            "PK114",
            f"there is no hook `{name}`",
            one_of(_PREFIX + name.removeprefix(_PREFIX), known, "hooks"),
            line,
        )
    if options is None:
        return Fault("PK116", f"`{name}` is not marked as a hook", "put @hookimpl above it", line)
    refused = [option for option in _REFUSED if options.get(option)]
    if refused:
        hint = "use presskit's own @hookimpl, and its before= and after= for the order"
        return Fault(
            "PK117", f"`{name}` uses pluggy's {refused[0]}, which presskit does not support", hint, line
        )
    allowed = known[name].arguments
    for argument in arguments(function):
        if argument not in allowed:
            hint = one_of(argument, allowed, "arguments") or "it takes none"
            return Fault("PK115", f"`{name}` has no argument `{argument}`", hint, line)
    return None


def arguments(function: Callable[..., Any]) -> tuple[str, ...]:
    """The names of the arguments that an implementation takes; ``*args`` and ``**rest`` get nothing."""
    variadic = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    parameters = inspect.signature(function).parameters
    return tuple(name for name, parameter in parameters.items() if parameter.kind not in variadic)
