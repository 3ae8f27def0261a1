"""The host: finds plugins, verifies them, and calls their hooks."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pluggy
from docutils.parsers.rst import Directive
from msgspec import Struct

from presskit.config.checks import unknown_executor, unknown_writers
from presskit.config.load import FILE, Loaded
from presskit.model.diagnostic import Diagnostic, Span, has_errors
from presskit.plugins.agree import (
    block_templates,
    first_of_each,
    idle_plugins,
    unknown_neighbours,
    unused_settings,
)
from presskit.plugins.call import Calls, Implementation, Outcome, Plugin
from presskit.plugins.declaration import Role
from presskit.plugins.find import Candidate, choose, installed, place_of
from presskit.plugins.marker import ORDER, Order
from presskit.plugins.open import implementation, open_plugin
from presskit.plugins.order import ordered
from presskit.plugins.times import Note, Times
from presskit.plugins.verify import Hook, hooks, registry
from presskit.plugins.writer import Writer
from presskit.report.rules import finding

_ONCE = ("presskit_markup", "presskit_writers")
"""Hooks that run when the plugins load; one that fails there leaves its plugin out."""


class Host(Struct, frozen=True, kw_only=True):
    """The active plugins and all that they add. It can be loaded again in any process. ``times`` and ``note``
    are told of calls."""

    plugins: tuple[Plugin, ...]
    hooks: dict[str, Hook]
    implementations: dict[str, tuple[Implementation, ...]]
    directives: dict[str, type[Directive]]
    roles: dict[str, Role]
    writers: dict[str, Writer]
    times: Times | None = None
    note: Note | None = None

    @property
    def template_folders(self) -> tuple[tuple[str, Path], ...]:
        """The plugins' template folders, with the plugins' names, the last first: it goes before the others."""
        return tuple(
            (plugin.name, plugin.declaration.templates)
            for plugin in reversed(self.plugins)
            if plugin.declaration.templates is not None
        )

    def order(self, hook: str) -> tuple[str, ...]:
        """The names of the plugins that implement ``hook``, in the order in which they are called."""
        return tuple(found.plugin.name for found in self.implementations[hook])

    def call(self, hook: str, span: Span, **arguments: Any) -> Outcome:
        """Call the implementations of ``hook`` once; see `Calls`."""
        return self.calls(hook)(span, **arguments)

    def calls(self, hook: str) -> Calls:
        """For those who call ``hook`` again and again in one loop."""
        found = self.implementations[hook]
        return Calls(hook, found, self.hooks[hook].firstresult, self.times, self.note)

    def each(self, hook: str) -> Iterator[tuple[str, Calls]]:
        """For those who call the implementations of ``hook`` one by one: each with its plugin's name."""
        for found in self.implementations[hook]:
            yield found.plugin.name, Calls(hook, (found,), False, self.times, self.note)


def load_host(loaded: Loaded, site_dir: Path) -> tuple[Host, list[Diagnostic]]:
    """The host of a site, without the plugins that can't be used (PK107, PK110 to PK124, PK150, PK151)."""
    known = installed(Span(FILE))
    chosen, diagnostics = choose(loaded.config.plugins, known, site_dir, loaded.places)
    pm = registry()
    specs = hooks(pm)
    plugins: dict[str, Plugin] = {}
    for candidate in chosen:
        plugin, found = open_plugin(candidate, loaded, pm, specs)
        diagnostics += found
        if plugin is not None:
            plugins[plugin.name] = plugin
    added, found = _added(plugins, chosen, pm)
    diagnostics += found
    active = [plugin for plugin in plugins.values() if plugin.name in added]
    implementations, found = _sorted(active, specs, pm)
    host, conflicts = _assembled(active, specs, implementations, added)
    diagnostics += [*found, *conflicts]
    failed = {candidate.name for candidate in chosen} - set(added)
    names = {candidate.name for candidate in known}
    by_name = {candidate.name: candidate for candidate in chosen}
    diagnostics += unknown_neighbours(implementations, by_name, names)
    diagnostics += idle_plugins(active, implementations, by_name)
    diagnostics += unused_settings(loaded, {plugin.name: plugin for plugin in active}, names, failed)
    if not has_errors(diagnostics):  # otherwise the writer may be that of a plugin that is reported already
        diagnostics += unknown_writers(loaded.config, host.writers, loaded.places)
        executors = [name for plugin in host.plugins for name in plugin.declaration.executors]
        diagnostics += unknown_executor(loaded.config, executors, loaded.places)
    return host, diagnostics


def _added(
    plugins: dict[str, Plugin], chosen: Sequence[Candidate], pm: pluggy.PluginManager
) -> tuple[dict[str, dict[str, Any]], list[Diagnostic]]:
    """What the hooks that run once give, by plugin and hook; without the plugins that failed in one."""
    added: dict[str, dict[str, Any]] = {}
    diagnostics: list[Diagnostic] = []
    places = {candidate.name: place_of(candidate) for candidate in chosen}
    for name, plugin in plugins.items():
        results: dict[str, Any] = {}
        found: list[Diagnostic] = []
        for hook in _ONCE:
            function = implementation(plugin, hook, pm)
            outcome = Calls(hook, (function,) if function else ())(places[name])
            found += outcome.diagnostics
            results.update((hook, value) for _, value in outcome.results)
        diagnostics += found
        if not found:
            added[name] = results
    return added, diagnostics


def _sorted(
    plugins: Sequence[Plugin], specs: dict[str, Hook], pm: pluggy.PluginManager
) -> tuple[dict[str, tuple[Implementation, ...]], list[Diagnostic]]:
    """The implementations of every hook in their order (PK119 where it has a cycle)."""
    result: dict[str, tuple[Implementation, ...]] = {}
    diagnostics: list[Diagnostic] = []
    for hook in specs:
        offered = [(plugin.name, implementation(plugin, hook, pm)) for plugin in plugins]
        found = {name: offer for name, offer in offered if offer is not None}
        names, cycle = ordered(list(found), _earlier(found))
        if cycle:
            path = " before ".join(f"`{name}`" for name in cycle)
            diagnostics.append(finding("PK119", Span(FILE), f"the order of {hook} is a cycle: {path}"))
        result[hook] = tuple(found[name] for name in names)
    return result, diagnostics


def _earlier(found: dict[str, Implementation]) -> dict[str, set[str]]:
    """By plugin, those that must precede it; plugins that do not implement the hook do not count."""
    earlier: dict[str, set[str]] = {name: set() for name in found}
    for name, offer in found.items():
        order: Order = getattr(offer.function, ORDER, Order())
        earlier[name].update(other for other in order.after if other in found)
        for other in order.before:
            if other in found:
                earlier[other].add(name)
    return earlier


def _assembled(
    plugins: Sequence[Plugin],
    specs: dict[str, Hook],
    implementations: dict[str, tuple[Implementation, ...]],
    added: dict[str, dict[str, Any]],
) -> tuple[Host, list[Diagnostic]]:
    """The host, with the first of each name where plugins conflict (PK120)."""
    start = Span(FILE)
    markup = [
        (plugin.name, added[plugin.name]["presskit_markup"])
        for plugin in plugins
        if "presskit_markup" in added[plugin.name]
    ]
    directives, found = first_of_each(
        "directive", _offers((name, given.directives) for name, given in markup), start
    )
    roles, more = first_of_each("role", _offers((name, given.roles) for name, given in markup), start)
    found += more
    offers = [
        (plugin.name, writer.name, writer)
        for plugin in plugins
        for writer in added[plugin.name].get("presskit_writers", ())
    ]
    writers, more = first_of_each("writer", offers, start)
    found += [*more, *first_of_each("template", block_templates(plugins), start)[1]]
    host = Host(
        plugins=tuple(plugins),
        hooks=specs,
        implementations=implementations,
        directives=cast("dict[str, type[Directive]]", directives),
        roles=cast("dict[str, Role]", roles),
        writers=cast("dict[str, Writer]", writers),
    )
    return host, found


def _offers(given: Iterable[tuple[str, Any]]) -> list[tuple[str, str, object]]:
    return [(plugin, name, thing) for plugin, things in given for name, thing in things.items()]
