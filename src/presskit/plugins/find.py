"""Which plugins there are, without importing any."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from presskit.config.places import Places
from presskit.config.settings import PluginsConfig
from presskit.model.diagnostic import Diagnostic, Span
from presskit.plugins.local import local
from presskit.report.rules import finding
from presskit.report.suggestion import did_you_mean

GROUP = "presskit"
FIRST_PARTY = "presskit"

Origin = Literal["first-party", "installed", "local"]


class Candidate(Struct, frozen=True, kw_only=True):
    """A plugin that may be imported: an entry point of a distribution, or a file of the site.

    ``file`` is absolute; ``shown`` is what messages call it, POSIX and relative to the site. ``place`` is
    where presskit.toml names the plugin, else the start of that file.
    """

    name: str
    origin: Origin
    distribution: str = ""
    version: str = ""
    entry: EntryPoint | None = None
    file: Path | None = None
    shown: str = ""
    place: Span


def place_of(candidate: Candidate, line: int = 0) -> Span:
    """Where to report on a plugin: in its own file if that is part of the site, else where presskit.toml names it."""
    return Span(candidate.shown, max(line, 1)) if candidate.file else candidate.place


def installed(start: Span) -> list[Candidate]:
    """The plugins of all installed distributions, by name; reads their metadata only. ``start`` is their place."""
    found = []
    named = cache(_named_as)  # a distribution with many plugins has its metadata parsed once
    for entry in entry_points(group=GROUP):
        distribution, version = named(entry.dist)
        found.append(
            Candidate(
                name=entry.name,
                origin="first-party" if distribution == FIRST_PARTY else "installed",
                distribution=distribution,
                version=version,
                entry=entry,
                place=start,
            )
        )
    return sorted(found, key=lambda candidate: (candidate.name, candidate.distribution))


def _named_as(distribution: Distribution | None) -> tuple[str, str]:
    """The name and version of a distribution."""
    if distribution is None:
        return "", ""
    metadata = distribution.metadata
    return metadata["Name"], metadata["Version"]


def choose(
    config: PluginsConfig, known: Sequence[Candidate], site_dir: Path, places: Places
) -> tuple[list[Candidate], list[Diagnostic]]:
    """The plugins to import: first-party ones by name, then those that ``enabled`` lists, as listed. First-party ones that
    can't do anything without an extra have to be listed as well.

    Diagnostics: PK110 (unknown name), PK111 (local file), PK112 (two of one name).
    """
    default = {candidate.name: candidate for candidate in known if _is_default(candidate)}
    diagnostics: list[Diagnostic] = []
    listed: dict[str, Candidate] = {}
    for index, name in enumerate(config.enabled):
        place = places.value(("plugins", "enabled", index))
        chosen = _named(name, known, site_dir, place)
        if isinstance(chosen, Candidate):
            chosen = _unless_taken(chosen, {**default, **listed})
        if isinstance(chosen, Candidate):
            listed[chosen.name] = chosen
        else:
            diagnostics.append(chosen)
    disabled, unknown = _disabled(config, known, listed, places)
    order = [*(candidate for name, candidate in default.items() if name not in listed), *listed.values()]
    return [candidate for candidate in order if candidate.name not in disabled], [*diagnostics, *unknown]


def _is_default(candidate: Candidate) -> bool:
    return candidate.origin == "first-party" and not (candidate.entry and candidate.entry.extras)


def _named(name: str, known: Sequence[Candidate], site_dir: Path, place: Span) -> Candidate | Diagnostic:
    if name.startswith(("./", "../", "/")):
        file = local(name, site_dir, place)
        if isinstance(file, Diagnostic):
            return file
        shown = file.relative_to(site_dir.resolve()).as_posix()
        return Candidate(name=file.stem, origin="local", file=file, shown=shown, place=place)
    matches = [candidate for candidate in known if candidate.name == name]
    ours = [candidate for candidate in matches if candidate.origin == "first-party"]
    if not matches:
        return _unknown(name, known, place)
    if len(matches) > 1 and not ours:
        owners = " and ".join(f"`{candidate.distribution}`" for candidate in matches)
        return finding("PK112", place, f"{owners} both have a plugin `{name}`", "uninstall one of them")
    return replace((ours or matches)[0], place=place)


def _unless_taken(chosen: Candidate, taken: dict[str, Candidate]) -> Candidate | Diagnostic:
    """Refuses a second plugin of one name; naming a first-party plugin, or one plugin twice, is no second."""
    other = taken.get(chosen.name)
    if other is None or (other.distribution, other.shown) == (chosen.distribution, chosen.shown):
        return chosen
    whose = f"`{other.distribution}`" if other.distribution else f"`{other.shown}`"
    message = f"there is a plugin `{chosen.name}` already, from {whose}"
    return finding("PK112", chosen.place, message, "rename the file" if chosen.file else "")


def _disabled(
    config: PluginsConfig, known: Sequence[Candidate], listed: dict[str, Candidate], places: Places
) -> tuple[set[str], list[Diagnostic]]:
    names = {candidate.name for candidate in (*known, *listed.values())}
    disabled, unknown = set(), []
    for index, given in enumerate(config.disabled):
        name = Path(given).stem if given.startswith("./") else given
        disabled.add(name)
        if name not in names:
            unknown.append(_unknown(name, known, places.value(("plugins", "disabled", index))))
    return disabled, unknown


def _unknown(name: str, known: Sequence[Candidate], place: Span) -> Diagnostic:
    hint = did_you_mean(name, {candidate.name for candidate in known})
    if not hint and name.endswith(".py"):
        hint = f'a local file begins with "./": "./{name}"'
    return finding("PK110", place, f"there is no plugin `{name}`", hint or "is its distribution installed?")
