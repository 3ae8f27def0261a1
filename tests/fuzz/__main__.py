"""``python -m tests.fuzz TARGET FOLDER [option of libFuzzer …]``: Atheris tries a target with bytes.

What breaks a promise is left in the folder. With a file in its place, the target is tried with that once.

``FOLDER/corpus`` begins with the seeds, and grows by what reached code that nothing before had reached.
"""

import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["presskit", "docutils"]):
    from tests.fuzz.openings import refusing
    from tests.fuzz.seeds import dictionary, seeds
    from tests.fuzz.site import make_site
    from tests.fuzz.targets import TARGETS

LIMITS = ("-timeout=60", "-rss_limit_mb=512", "-max_len=4000", "-len_control=0")
"""Seconds of the clock, megabytes, bytes of an article, and that long ones need not wait until short ones are dull."""


def main(name: str, given: Path, *options: str) -> None:
    with tempfile.TemporaryDirectory(prefix="presskit-fuzz-") as folder:
        site = make_site(Path(folder))
        first = [bytes([number]) + b":date: 2026-01-02\n" for number in range(8)]
        target = refusing(TARGETS[name](site), site, first)
        known = _prepared(name, given) if given.is_dir() else [str(given)]
        atheris.Setup([sys.argv[0], *LIMITS, *options, *known], _in_peace(target))
        atheris.Fuzz()


def _in_peace(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """``target``, after which nothing ends the process before libFuzzer has written down what raised.

    Where much must be freed, its own alarm does (Atheris 3.0).
    """

    def tried(data: bytes) -> None:
        try:
            target(data)
        except BaseException:
            signal.setitimer(signal.ITIMER_REAL, 0)
            raise

    return tried


def _prepared(name: str, folder: Path) -> list[str]:
    """The arguments by which libFuzzer works in ``folder``, which has the seeds and the words of the language then."""
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number:04}").write_bytes(data)
    (folder / "words.dict").write_text(dictionary(), encoding="ascii")
    return [f"-dict={folder / 'words.dict'}", f"-artifact_prefix={folder}/", str(corpus)]


main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
