"""Builds a site again and again, each time with a fault at the next call to the file system.

``python -m tests.faults.driver SITE WORK ERROR[,ERROR…]``: SITE is published, and its sources are ahead of what is
published. Each build runs on a copy in WORK. A line of JSON for each: what the fault hit, what came of it, and what is
published then and after a further build. ERROR is a name of errno, or KILL.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from presskit.cli.entry import run
from tests.faults.injection import NAMES, Fault
from tests.faults.sites import copy, links, published


def main(site: Path, work: Path, errors: list[str]) -> None:
    copy(site, work)
    run(["build", str(work), "-q"])  # so that children have all that is imported
    at = 0
    while True:
        at += 1
        name = errors[at % len(errors)]
        copy(site, work)
        fault = build(work, at, NAMES.get(name, 0))
        if fault is None:
            return
        then = published(work / "public")
        again = build(work, 0, 0)
        line = {
            "at": at,
            "error": name,
            "fault": fault,
            "then": then,
            "again": again,
            "after": published(work / "public"),
            "links": links(work / "public"),
            "left": leftovers(work),
        }
        print(json.dumps(line), flush=True)  # noqa: T201 - its output


def build(site: Path, at: int, error: int) -> dict[str, Any] | None:
    """Build in a child: its exit code (negative: the signal), what it said and what was struck; None where nothing was."""
    said = site.parent / "said"
    child = os.fork()
    if child == 0:
        with said.open("w", encoding="utf-8") as stream:
            os.dup2(stream.fileno(), 2)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        fault = Fault((site / "public", site / ".presskit"), at, error)
        fault.arm()
        code = run(["build", str(site), "-q"])
        sys.stderr.flush()
        (site.parent / "struck").write_text(fault.struck, encoding="utf-8")
        os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    struck = "" if code < 0 else (site.parent / "struck").read_text(encoding="utf-8")
    if at and code >= 0 and not struck:
        return None
    return {"code": code, "said": said.read_text(encoding="utf-8"), "struck": struck}


def leftovers(site: Path) -> list[str]:
    """What must not be there when all is done."""
    public = (site / "public").resolve().rglob(".presskit-*")
    state = [
        path
        for pattern in ("publish/*/intent", "publish/*/stage/*", "found/*")
        for path in (site / ".presskit").glob(pattern)
    ]
    return [path.name for path in (*public, *state)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].split(","))
