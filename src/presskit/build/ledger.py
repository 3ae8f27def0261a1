"""The ledger of published URLs on disk: `urls.txt` beside presskit.toml."""

from pathlib import Path

from presskit.build.roots import Roots
from presskit.link.ledger import LEDGER, Ledger, parsed, path_of, text_of
from presskit.model.diagnostic import Span
from presskit.report.rules import finding
from presskit.write.checked import replace

_LARGEST = 100_000_000


def ledger_of(roots: Roots) -> Ledger:
    """The ledger of a site; an empty one where it has none, PK621 where it can't be read."""
    data = roots.read(LEDGER, _LARGEST, listed=True)
    if data == "absent":
        return Ledger()
    if isinstance(data, str):
        return Ledger(findings=(finding("PK621", Span(LEDGER), f"the ledger can't be read: it is {data}"),))
    try:
        return parsed(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        span = Span(LEDGER, data.count(b"\n", 0, error.start) + 1)
        return Ledger(findings=(finding("PK621", span, "the ledger is not UTF-8", "save it as UTF-8"),))


def extended(site_dir: Path, ledger: Ledger, urls: set[str]) -> set[str]:
    """Add ``urls`` to the ledger on disk; those that were not in it."""
    known = ledger.paths
    new = {url for url in urls if path_of(url) not in known}
    _write(site_dir, ledger, {*ledger.lines.values(), *new})
    return new


def forget(site_dir: Path, ledger: Ledger, urls: set[str]) -> None:
    """Take ``urls`` out of the ledger on disk."""
    gone = set(map(path_of, urls))
    _write(site_dir, ledger, {url for url in ledger.lines.values() if path_of(url) not in gone})


def _write(site_dir: Path, ledger: Ledger, urls: set[str]) -> None:
    replace(site_dir / LEDGER, text_of(ledger, urls).encode())
