"""The same index for the same pages: Pagefind writes filters, and the list of them, in an order that changes with each run
(Pagefind/pagefind#638; so in 1.5.2).

Its files are CBOR behind twelve letters, deflated. Those with an order of chance are written again, and named after that.
"""

import gzip
import hashlib
import json
from typing import Any

from presskit_search import cbor

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"


def steady(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of an index, in one order. Raises `RuntimeError` where they are not as they are known here."""
    try:
        return _steady(dict(files))
    except (KeyError, ValueError, TypeError, IndexError, OSError, EOFError) as error:
        raise RuntimeError(f"Pagefind's index is not as expected: {type(error).__name__}: {error}") from error


def _steady(files: dict[str, bytes]) -> dict[str, bytes]:
    entry = json.loads(files[_ENTRY])
    for language in entry["languages"].values():
        meta = _unpacked(files.pop(f"pagefind.{language['hash']}.pf_meta"))
        version, pages, chunks, filters, sorts, *rest = meta
        renamed = []
        for name, known in filters:
            title, values = _unpacked(files.pop(f"filter/{known}.pf_filter"))
            packed = _packed([title, sorted(values)])
            steady_name = _name(known, packed)
            files[f"filter/{steady_name}.pf_filter"] = packed
            renamed.append([name, steady_name])
        packed = _packed([version, pages, chunks, sorted(renamed), sorted(sorts), *rest])
        language["hash"] = _name(language["hash"], packed)
        files[f"pagefind.{language['hash']}.pf_meta"] = packed
    files[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return files


def _name(before: str, content: bytes) -> str:
    """The name of a file as Pagefind makes them: the language, and as much of a digest as it took."""
    language, _, known = before.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(known)]}"


def _unpacked(content: bytes) -> Any:
    plain = gzip.decompress(content)
    if not plain.startswith(_MARK):
        raise ValueError(f"it begins with {plain[:12]!r}")
    return cbor.decoded(plain[len(_MARK) :])


def _packed(value: Any) -> bytes:
    return gzip.compress(_MARK + cbor.encoded(value), mtime=0)
