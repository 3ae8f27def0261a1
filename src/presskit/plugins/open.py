"""From a candidate to a plugin: imported, verified, declared, configured."""

from collections.abc import Mapping
from typing import Any

import pluggy
from msgspec import Struct
from msgspec.structs import replace

from presskit.config.decode import decode
from presskit.config.load import Loaded
from presskit.model.diagnostic import Diagnostic, has_errors
from presskit.plugins.call import Calls, Implementation, Plugin
from presskit.plugins.declaration import API, Declaration
from presskit.plugins.failure import Home, at, described, origin, package_home
from presskit.plugins.find import Candidate, place_of
from presskit.plugins.local import import_file
from presskit.plugins.verify import Hook, arguments, faults
from presskit.report.rules import finding


def open_plugin(
    candidate: Candidate, loaded: Loaded, pm: pluggy.PluginManager, hooks: Mapping[str, Hook]
) -> tuple[Plugin | None, list[Diagnostic]]:
    """The plugin of ``candidate``, registered with ``pm``; None where it can't be used.

    Diagnostics: PK113 (import, settings type), PK114 to PK118 (hooks), PK150, PK151 (declare), PK103 to PK106 (settings).
    """
    home = Home(str(candidate.file), candidate.shown)
    if candidate.entry is not None:
        home = package_home(candidate.entry.module)
    module, failure = _imported(candidate, home)
    if failure is not None:
        return None, [failure]
    found = [
        finding(
            fault.code,
            place_of(candidate, fault.line),
            f"plugin `{candidate.name}`: {fault.message}",
            fault.hint,
        )
        for fault in faults(module, pm, hooks)
    ]
    if found:
        return None, found
    try:
        pm.register(module, candidate.name)
    except ValueError as error:  # one module under two names, or what pluggy alone objects to
        return None, [finding("PK113", place_of(candidate), f"plugin `{candidate.name}`: {described(error)}")]
    plugin, found = _declared(_undeclared(candidate, module, home), candidate, pm)
    if plugin is not None and plugin.declaration.settings is not None:
        return _configured(plugin, plugin.declaration.settings, candidate, loaded)
    return plugin, found


def implementation(plugin: Plugin, hook: str, pm: pluggy.PluginManager) -> Implementation | None:
    """The plugin's function for ``hook``."""
    for found in getattr(pm.hook, hook).get_hookimpls():
        if found.plugin is plugin.module:
            return Implementation(plugin, found.function, arguments(found.function))
    return None


def _imported(candidate: Candidate, home: Home) -> tuple[Any, Diagnostic | None]:
    try:
        if candidate.file is not None:
            return import_file(candidate.file), None
        return (candidate.entry.load() if candidate.entry else None), None
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises is its failure, not ours
        where = place_of(candidate, origin(error, home)[1])
        message = f"plugin `{candidate.name}` can't be imported: {described(error)}"
        return None, finding("PK113", where, message, at(error, home))


def _undeclared(candidate: Candidate, module: Any, home: Home) -> Plugin:
    return Plugin(
        name=candidate.name,
        distribution=candidate.distribution,
        version=candidate.version,
        origin=candidate.origin,
        module=module,
        declaration=Declaration(),
        settings=None,
        home=home,
    )


def _declared(
    plugin: Plugin, candidate: Candidate, pm: pluggy.PluginManager
) -> tuple[Plugin | None, list[Diagnostic]]:
    declare = implementation(plugin, "presskit_declare", pm)
    if declare is None:
        return plugin, []
    outcome = Calls("presskit_declare", (declare,))(place_of(candidate))
    if outcome.diagnostics:
        return None, list(outcome.diagnostics)
    declaration = outcome.results[0][1] if outcome.results else Declaration()
    if declaration.api != API:
        message = f"plugin `{plugin.name}` was written for hooks of generation {declaration.api}"
        hint = f"this presskit has generation {API}; install a version of the plugin for it"
        return None, [finding("PK118", place_of(candidate), message, hint)]
    return replace(plugin, declaration=declaration), []


def _configured(
    plugin: Plugin, settings_type: type[Struct], candidate: Candidate, loaded: Loaded
) -> tuple[Plugin | None, list[Diagnostic]]:
    path = ("plugin", plugin.name)
    table = loaded.config.plugin.get(plugin.name, {})
    try:
        settings, found = decode(table, settings_type, loaded.places, path)
    except Exception as error:  # noqa: BLE001 - annotations and __post_init__ are the plugin's code
        message = f"the settings of plugin `{plugin.name}` can't be made: {described(error)}"
        return None, [finding("PK113", place_of(candidate), message, at(error, plugin.home))]
    return (None if has_errors(found) else replace(plugin, settings=settings)), found
