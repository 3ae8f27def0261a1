"""The process that builds: ``python -m presskit.serve.builder WANTED``.

A line on its standard input asks for a build; its replies are lines on the standard output. It has everything imported, so
that a build is not slower than its work; what it imported can't change, so it is started again when code does. A plugin that
crashes or hangs takes this process with it, and the pages are served on.
"""

import gc
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO

import msgspec

from presskit.build.identity import code_files
from presskit.build.options import Options
from presskit.build.pipeline import build
from presskit.build.prepare import prepare
from presskit.build.roots import roots_of
from presskit.build.signature import Signature, signature
from presskit.build.texts import texts
from presskit.config.load import load
from presskit.model.diagnostic import Diagnostic
from presskit.report.text import excerpt
from presskit.serve.messages import Built, Finding, Reply, Stale, Waiting, Wanted, encoded
from presskit.write.trouble import described


def main() -> None:
    """Build whenever a line comes, until there are no more."""
    wanted = msgspec.json.decode(sys.argv[1], type=Wanted)
    with suppress(ValueError):  # it is the other process that Ctrl-C is for
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer = _answering()
    code: Mapping[str, Signature | None] = {}
    for _ in _asked():
        if any(signature(path) != known for path, known in code.items()):
            answer(Stale())
            return
        first = not code
        code = code or _code(Path(wanted.site_dir))
        folders = sorted({os.path.dirname(path) for path in code})  # noqa: PTH120 - hundreds
        answer(_built(wanted, answer, folders, finish=first))
        gc.collect()  # here, where nobody waits: left to itself it would come too seldom


def _answering() -> Callable[[Reply], None]:
    """What sends replies. Whatever else is printed here, by plugins and libraries, goes to the standard error."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def answer(reply: Reply) -> None:
        replies.write(encoded(reply))
        replies.flush()

    return answer


def _asked() -> Iterator[bytes]:
    """A value for each line. When there are no more, whoever asked is gone, and this process too, whatever it does."""
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen(source: IO[bytes]) -> None:
        for line in source:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=listen, args=(sys.stdin.buffer,), daemon=True).start()
    while True:
        yield lines.get()


def _built(wanted: Wanted, answer: Callable[[Reply], None], watched: Sequence[str], *, finish: bool) -> Built:
    site_dir = Path(wanted.site_dir)

    def hung(finding: Diagnostic) -> None:
        answer(Built(findings=_shown([finding], site_dir)))
        os._exit(1)

    options = Options(
        served=True,
        finish=finish,
        drafts=wanted.drafts,
        at=wanted.at,
        waiting=lambda holder: answer(Waiting(holder)),
        hung=hung,
    )
    told = partial(Built, base_url=load(site_dir).config.site.base_url, watched=tuple(watched))
    try:
        outcome = build(site_dir, options)
    except OSError as error:
        return told(failure=described(error))
    except Exception as error:  # noqa: BLE001 - a fault of presskit must not end what is served
        return told(failure=f"internal error: {type(error).__name__}: {error}. Please report this.")
    return told(
        findings=_shown(outcome.diagnostics, site_dir),
        articles=outcome.articles,
        pages=outcome.pages,
        files=outcome.change.counts if outcome.change is not None else {},
    )


def _shown(diagnostics: Sequence[Diagnostic], site_dir: Path) -> tuple[Finding, ...]:
    sources = texts(diagnostics, site_dir)
    return tuple(
        Finding(found, *(excerpt(found.span, sources[found.span.path]) if found.span.path in sources else ()))
        for found in diagnostics
    )


def _code(site_dir: Path) -> dict[str, Signature | None]:
    """The files with the code and templates of presskit and the plugins, as they are now."""
    prepared, _ = prepare(roots_of(site_dir))
    files = code_files(prepared.host) if prepared is not None else []
    return {str(file): signature(str(file)) for file in files}


if __name__ == "__main__":
    main()
