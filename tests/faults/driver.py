"""Builds a site again and again, in children that have all modules loaded already. For a process of its own.

``python -m tests.faults.driver WAY SITE WORK …``: SITE is published, and its sources are ahead of what is published. Each
build runs on a copy in WORK, and is followed by one without a fault. A line of JSON for each says what came of it.

``calls ERROR[,ERROR…]``
    A fault at the next call to the file system each time, in turn one of these: names of errno, or KILL.
``moments COUNT``
    Death at that many moments, half of them in the publish step.
``pairs COUNT``
    Two builds at once that many times, the sources being edited between.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from presskit.cli.entry import run
from presskit.write.publish import Stage
from tests.faults.injection import NAMES, Fault
from tests.faults.sites import copy, leftovers, links, published, write
from tests.tools.sample import SEED


def calls(site: Path, work: Path, errors: str) -> Iterator[dict[str, Any]]:
    names = errors.split(",")
    at = 0
    while True:
        at += 1
        name = names[at % len(names)]
        copy(site, work)
        folders = (work / "public", (work / "public").resolve(), work / ".presskit")
        fault = Fault(folders, at, NAMES.get(name, 0))
        struck = work.parent / "struck"
        struck.write_text("", encoding="utf-8")
        child = started(work, before=fault.arm, after=partial(fault.tell, struck))
        code, said = ended(child, work)
        hit = struck.read_text(encoding="utf-8")
        if code >= 0 and not hit:
            return
        yield {"at": at, "error": name, "code": code, "said": said, "struck": hit, **state(work)}


def moments(site: Path, work: Path, count: str) -> Iterator[dict[str, Any]]:
    whole, publish = durations(site, work)
    chance = random.Random(SEED)  # noqa: S311 - moments, no secrets
    for number in range(int(count)):
        within = number % 2 == 0
        yield from killed(site, work, lambda: chance.uniform(0, publish if within else whole), within=within)  # noqa: B023


def killed(site: Path, work: Path, moment: Callable[[], float], *, within: bool) -> Iterator[dict[str, Any]]:
    """A build killed after a ``moment``; with ``within``, one from where its publish begins, tried until that was hit."""
    for _ in range(100):
        copy(site, work)
        pipe, tell = os.pipe()
        child = started(work, before=partial(telling, tell, b"p", b"d"))
        os.close(tell)
        if within:
            os.read(pipe, 1)
        at = moment()
        time.sleep(at)
        os.kill(child, signal.SIGKILL)
        code, said = ended(child, work)
        done = os.read(pipe, 2).endswith(b"d")
        os.close(pipe)
        step = {"at": round(at, 5), "within": within, "code": code, "said": said, **state(work)}
        if not within or (code == -signal.SIGKILL and not done):
            yield step
            return
    raise AssertionError("no build was hit while it published")


def durations(site: Path, work: Path) -> tuple[float, float]:
    """How long a build takes, and its publish step, in seconds: the median of three."""
    found = []
    for _ in range(3):
        copy(site, work)
        begun, tell = os.pipe()
        start = time.monotonic()
        child = started(work, before=partial(telling, tell, b"p", b"d"))
        os.close(tell)
        os.read(begun, 1)
        publishing = time.monotonic()
        os.read(begun, 1)
        published_ = time.monotonic()
        os.close(begun)
        ended(child, work)
        found.append((time.monotonic() - start, published_ - publishing))
    return sorted(whole for whole, _ in found)[1], sorted(publish for _, publish in found)[1]


def telling(pipe: int, before: bytes, after: bytes) -> None:
    """From here on, a publish writes to ``pipe`` when it begins, and when it has ended."""
    real = Stage.publish

    def publish(stage: Stage) -> Any:
        os.write(pipe, before)
        result = real(stage)
        os.write(pipe, after)
        return result

    setattr(Stage, "publish", publish)  # noqa: B010 - a type checker would not have it


def pairs(site: Path, work: Path, count: str) -> Iterator[dict[str, Any]]:
    copy(site, work)
    chance = random.Random(SEED)  # noqa: S311
    for number in range(int(count)):
        write(work, 0, f"First {number}.")
        first = started(work, stream="said-first")
        time.sleep(chance.uniform(0, 0.1))
        write(work, 0, f"Second {number}.")
        second = started(work, *(["--no-wait"] if number % 2 else []))
        one, two = ended(first, work, "said-first"), ended(second, work)
        yield {"codes": [one[0], two[0]], "said": [one[1], two[1]], "pids": [first, second], **state(work)}


def started(
    site: Path,
    *options: str,
    before: Callable[[], object] = lambda: None,
    after: Callable[[], object] = lambda: None,
    stream: str = "said",
) -> int:
    """The pid of a build."""
    child = os.fork()
    if child == 0:
        with (site.parent / stream).open("w", encoding="utf-8") as said:
            os.dup2(said.fileno(), 2)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        before()
        code = run(["build", str(site), "-q", *options])
        sys.stderr.flush()
        after()
        os._exit(code)
    return child


def ended(child: int, site: Path, stream: str = "said") -> tuple[int, str]:
    """The exit code of a build (negative: the signal that it died of), and what it said."""
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = site.parent / stream
    return code, said.read_text(encoding="utf-8") if said.exists() else ""


def state(work: Path) -> dict[str, Any]:
    """What is published, and what is after a further build."""
    then = published(work / "public")
    again = ended(started(work), work)
    after = published(work / "public")
    return {
        "then": then,
        "again": again,
        "after": after,
        "links": links(work / "public"),
        "left": leftovers(work),
    }


def main(way: str, site: str, work: str, argument: str) -> None:
    copy(Path(site), Path(work))
    run(["build", work, "-q"])  # so that children have all that is imported
    for line in {"calls": calls, "moments": moments, "pairs": pairs}[way](Path(site), Path(work), argument):
        print(json.dumps(line), flush=True)  # noqa: T201 - its output


if __name__ == "__main__":
    main(*sys.argv[1:])
