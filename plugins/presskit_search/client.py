"""What runs in a reader's browser, and the blocks that name it."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from presskit import Block, Link

_HERE = Path(__file__).parent / "browser"


@cache
def client_files() -> dict[str, bytes]:
    """The script and the style sheet, under names that no other content has."""
    contents = {path: path.read_bytes() for path in sorted(_HERE.iterdir())}
    return {
        f"{path.stem}.{hashlib.sha256(content).hexdigest()[:8]}{path.suffix}": content
        for path, content in contents.items()
    }


@cache
def blocks() -> Mapping[str, Sequence[Block]]:
    """The blocks of the page that asks the index, which lies in a folder ``pagefind`` beside it."""
    named = {Path(name).suffix: f"pagefind/{name}" for name in client_files()}
    links = {"archive": Link("archive:"), "home": Link("home:")}
    return {
        "head": (Block("search-head", {"sheet": named[".css"], "script": named[".js"]}),),
        "after-title": (Block("search", links),),
    }
