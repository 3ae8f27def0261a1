"""What came of a build, in a line for people and as JSON for scripts."""

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from presskit.build.profile import Profile
from presskit.cli.show import counted, short
from presskit.model.diagnostic import Diagnostic


class Built(Struct, frozen=True, kw_only=True):
    """A build that has ended. ``files`` counts files by what happened to them, empty where nothing was published.

    ``start`` is a time of `time.monotonic`; ``parsed`` articles were read anew. ``how`` is how the site was published.
    """

    diagnostics: Sequence[Diagnostic]
    start: float
    code: int
    articles: int
    pages: int
    parsed: int = 0
    output: Path | None = None
    files: dict[str, int] = {}
    how: str = ""
    idle: bool = False


def line(built: Built) -> str:
    """``12 articles, 43 pages in 0.4 s; files: 3 added, 1 changed → public``."""
    if built.output is None:
        return "Nothing was published."
    made = counted(built.articles, built.pages, built.start)
    if built.idle:
        return f"{made}; nothing to do → {short(built.output)}"
    listed = ", ".join(
        f"{built.files[what]} {what}" for what in ("added", "changed", "removed") if built.files[what]
    )
    return f"{made}; files: {listed or 'nothing changed'} → {short(built.output)}"


def as_json(built: Built, profile: Profile | None = None, differences: Iterable[str] | None = None) -> str:
    """One JSON object in a line. Keys are only ever added."""
    severities = [found.severity for found in built.diagnostics]
    summary: dict[str, Any] = {
        "exit_code": built.code,
        "articles": built.articles,
        "parsed": built.parsed,
        "pages": built.pages,
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "output": None if built.output is None else str(built.output.resolve()),
        "files": built.files,
        "published": built.how,
        "nothing_to_do": built.idle,
        "seconds": round(time.monotonic() - built.start, 3),
    }
    if differences is not None:
        summary["differences"] = list(differences)
    if profile is not None:
        summary["profile"] = {
            "stages": {
                name: {"seconds": round(spent.wall, 6), "cpu": round(spent.cpu, 6)}
                for name, spent in profile.stages.items()
            },
            "workers_cpu": round(profile.workers, 6),
            "hooks": [
                {"plugin": plugin, "hook": hook, "calls": calls, "seconds": round(seconds, 6)}
                for (plugin, hook), (calls, seconds) in sorted(profile.hooks.items())
            ],
        }
    return json.dumps(summary)


def profile_lines(profile: Profile) -> list[str]:
    """A table: a line for each stage in its order, and for each plugin's hooks, the slowest first."""
    rows = [f"{'stage':<40}{'seconds':>10}{'cpu':>10}"]
    rows += [f"{name:<40}{spent.wall:>10.3f}{spent.cpu:>10.3f}" for name, spent in profile.stages.items()]
    rows.append(f"{'workers':<40}{'':>10}{profile.workers:>10.3f}")
    rows += ["", f"{'plugin and hook':<40}{'seconds':>10}{'calls':>10}"]
    slowest = sorted(profile.hooks.items(), key=lambda item: (-item[1][1], item[0]))
    rows += [
        f"{f'{plugin} {hook}':<40}{seconds:>10.3f}{calls:>10}" for (plugin, hook), (calls, seconds) in slowest
    ]
    return rows
