"""The process that builds, as the one that serves sees it: started when needed, asked, and ended."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress

import msgspec

from presskit.serve.messages import Built, Stale, Waiting, Wanted, decoded
from presskit.write.lock import Holder

_LONGEST = 1 << 26
"""Bytes of a reply: that many findings nobody reads."""


class Workshop:
    """Builds the site that is ``wanted``, each time in the same process. ``waiting`` is told of others who build it."""

    def __init__(self, wanted: Wanted, waiting: Callable[[Holder], None]) -> None:
        self._wanted = wanted
        self._waiting = waiting
        self._process: Process | None = None

    async def build(self) -> Built | None:
        """What came of a build; None where `end` stopped it."""
        process = self._process or await self._started()
        # A builder that does not run what is on disk says so; the next one has just been started.
        reply = await self._asked(process)
        while isinstance(reply, Stale) and self._process is process:
            self.end()
            process = await self._started()
            reply = await self._asked(process)
        if self._process is not process:
            return None
        if isinstance(reply, Built):
            return reply
        self._process = None
        return Built(
            failure=f"the process that builds {_ended(await process.wait())}; it starts again with the next change"
        )

    async def _asked(self, process: Process) -> Stale | Built | None:
        """What the process replies; None where it ends instead."""
        with suppress(OSError):  # a process that is gone says so by its silence
            process.stdin.write(b"\n")  # type: ignore[union-attr] # it has pipes
        while line := await process.stdout.readline():  # type: ignore[union-attr]
            reply = decoded(line)
            if not isinstance(reply, Waiting):
                return reply
            self._waiting(reply.holder)
        return None

    async def _started(self) -> Process:
        # -P: a file beside the site must not stand for a module.
        command = [
            sys.executable,
            "-P",
            "-m",
            "presskit.serve.builder",
            msgspec.json.encode(self._wanted).decode(),
        ]
        self._process = await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            limit=_LONGEST,
            start_new_session=True,  # so that it and all its workers can be ended at once
        )
        return self._process

    async def close(self) -> None:
        """End the process, and see that it is gone."""
        process = self._process
        self.end()
        if process is not None:
            await process.wait()

    def end(self) -> None:
        """End the process and those that it started, whatever they do. A build that was stopped did no harm."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()


def _ended(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"exited with code {code}"
