"""Small articles, and what became of them."""

import zipfile
from pathlib import Path


def article(title: str, body: str = "Text.", **fields: str) -> str:
    front = "\n".join(f":{name}: {value}" for name, value in {"date": "2026-01-01", **fields}.items())
    return f"{title}\n{'=' * len(title)}\n\n{front}\n\n{body}\n"


def write(site: Path, name: str, content: str | bytes) -> None:
    """The file ``name`` beneath ``site``, with the folders that it needs."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def published(site: Path, folder: str = "public") -> dict[str, bytes]:
    root = site / folder
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def texts(site: Path, folder: str = "public") -> str:
    """Everything that a reader could see, books unpacked."""
    found = []
    for name, content in published(site, folder).items():
        if name.endswith(".epub"):
            with zipfile.ZipFile(site / folder / name) as book:
                found += [book.read(member).decode("utf-8", "replace") for member in book.namelist()]
        found += [name, content.decode("utf-8", "replace")]
    return "\n".join(found)
