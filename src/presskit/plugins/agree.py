"""What several plugins together get wrong, and configuration that reaches none."""

from collections.abc import Iterable, Mapping, Sequence

from presskit.config.load import Loaded
from presskit.model.diagnostic import Diagnostic, Span
from presskit.plugins.call import Implementation, Plugin
from presskit.plugins.find import Candidate, place_of
from presskit.plugins.marker import ORDER, Order
from presskit.report.rules import finding
from presskit.report.suggestion import did_you_mean


def first_of_each(
    what: str, offers: Iterable[tuple[str, str, object]], place: Span
) -> tuple[dict[str, object], list[Diagnostic]]:
    """The first offer of each name, and a PK120 for each later one. Offers are (plugin, name, thing)."""
    taken: dict[str, object] = {}
    owners: dict[str, str] = {}
    found = []
    for plugin, name, thing in offers:
        if name not in taken:
            taken[name], owners[name] = thing, plugin
            continue
        message = f"the plugins `{owners[name]}` and `{plugin}` both have a {what} `{name}`"
        found.append(finding("PK120", place, message, f'turn one off: [plugins] disabled = ["{plugin}"]'))
    return taken, found


def block_templates(plugins: Sequence[Plugin]) -> list[tuple[str, str, object]]:
    """The offers of block templates: one kind of block is drawn by one plugin."""
    return [
        (plugin.name, f"blocks/{file.name}", file)
        for plugin in plugins
        if plugin.declaration.templates is not None
        for file in sorted((plugin.declaration.templates / "blocks").glob("*"))
        if file.is_file()
    ]


def unused_settings(
    loaded: Loaded, active: Mapping[str, Plugin], known: Iterable[str], failed: Iterable[str]
) -> list[Diagnostic]:
    """A finding for each ``[plugin.<name>]`` that no active plugin reads (PK121, PK122)."""
    found = []
    known, failed = set(known), set(failed)
    for name in loaded.config.plugin:
        place = loaded.places.key(("plugin", name))
        if name in failed:
            continue
        if name in active:
            if active[name].declaration.settings is None:
                found.append(
                    finding("PK121", place, f"the plugin `{name}` takes no settings", "remove the table")
                )
        elif name in known:
            disabled = name in loaded.config.plugins.disabled
            hint = "[plugins] disabled lists it" if disabled else f'to use it: [plugins] enabled = ["{name}"]'
            found.append(finding("PK122", place, f"the plugin `{name}` is not active", hint))
        else:
            found.append(
                finding("PK121", place, f"there is no plugin `{name}`", did_you_mean(name, {*active, *known}))
            )
    return found


def unknown_neighbours(
    implementations: Mapping[str, Sequence[Implementation]],
    chosen: Mapping[str, Candidate],
    known: Iterable[str],
) -> list[Diagnostic]:
    """A finding for each ``before`` and ``after`` that seems to mean another plugin than it names (PK123).

    Any other name may be that of a plugin which is not installed here.
    """
    known = {*known, *chosen}
    found = []
    for hook, each in implementations.items():
        for implementation in each:
            plugin, order = implementation.plugin.name, getattr(implementation.function, ORDER, Order())
            line = getattr(getattr(implementation.function, "__code__", None), "co_firstlineno", 0)
            for where, names in order._asdict().items():
                for name in names:
                    hint = "" if name in known else did_you_mean(name, known)
                    if hint:
                        message = f"plugin `{plugin}`: {hook} is to run {where} `{name}`, which is no plugin"
                        found.append(finding("PK123", place_of(chosen[plugin], line), message, hint))
    return found


def idle_plugins(
    plugins: Iterable[Plugin],
    implementations: Mapping[str, Sequence[Implementation]],
    chosen: Mapping[str, Candidate],
) -> list[Diagnostic]:
    """A finding for each plugin that nothing will ever call (PK124)."""
    busy = {found.plugin.name for each in implementations.values() for found in each}
    hint = "name its functions like hooks, and mark them with @hookimpl"
    return [
        finding("PK124", place_of(chosen[plugin.name]), f"the plugin `{plugin.name}` has no hook", hint)
        for plugin in plugins
        if plugin.name not in busy
    ]
