"""A plugin of the trusted site that tells of all that a worker does while it reads: files, sockets, programs.

It writes lines of JSON into a pipe, since a worker may write no file. What it says with an article was used until then.
"""

import json
import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from presskit import Source, hookimpl

HERE = Path(__file__).parents[2]
CONTRIBUTOR, SECRETS = str(HERE / "head"), str(HERE / "canary")
WATCHED = (
    "open",
    "os.listdir",
    "os.scandir",
    "os.walk",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "subprocess.Popen",
)
IN_WORKER = multiprocessing.parent_process() is not None
# Opened here: once articles are read, nothing is.
PIPE = os.open(HERE / "watched", os.O_WRONLY) if IN_WORKER and (HERE / "watched").exists() else -1
state = {"active": False}


def tell(**what: Any) -> None:
    if PIPE >= 0:
        os.write(PIPE, json.dumps({"process": os.getpid(), **what}).encode() + b"\n")


def is_import() -> bool:
    frame: Any = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib."):
            return True
        frame = frame.f_back
    return False


def hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not state["active"]:
        return
    named = any(place in str(argument) for place in (CONTRIBUTOR, SECRETS) for argument in arguments)
    if named or event.startswith("socket.") or (event in WATCHED and not is_import()):
        tell(event=event, about=str(arguments)[:200])


if IN_WORKER:
    sys.addaudithook(hook)


@hookimpl
def presskit_front_matter(source: Source) -> None:
    if IN_WORKER:
        state["active"] = True
        used = resource.getrusage(resource.RUSAGE_SELF)
        tell(article=source.path, cpu=time.process_time(), memory=used.ru_maxrss / 1024)
