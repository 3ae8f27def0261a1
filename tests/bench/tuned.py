"""What reading costs beside docutils alone, in one process: python -m tests.bench.tuned FOLDER [ARTICLES]

FOLDER holds reStructuredText (the PEPs, or any site); ARTICLES of it are read, 100 by default,
taking turns, so that a noisy machine disturbs all alike. CPU seconds, and ratios to docutils with its settings reused.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from presskit.config.load import parse
from presskit.model.source import Source
from presskit.plugins.host import load_host
from presskit.read.compile import Reader, read
from presskit.read.fields import Rules
from presskit.read.markup import Tables
from tests.bench.docutils_alone import docutils_alone

Work = Callable[[str], object]


def presskit_alone(parser: str, *forms: str) -> Work:
    """One article, read with the first-party plugins."""
    host, _ = load_host(parse(""), Path())
    tables = Tables(host.directives, host.roles, raw=False)
    reader = Reader(host=host, tables=tables, rules=Rules(), forms=forms, parser=parser)
    return lambda text: read(Source("article", "content/article.rst", text, ""), {}, reader)


def seconds(texts: list[str], works: dict[str, Work]) -> dict[str, float]:
    """The CPU seconds that each work takes for all texts."""
    spent = dict.fromkeys(works, 0.0)
    for text in texts[:10]:  # modules and lexers are loaded once
        for work in works.values():
            work(text)
    for text in texts:
        for name, work in works.items():
            started = time.process_time()
            work(text)
            spent[name] += time.process_time() - started
    return spent


def main(folder: Path, count: int) -> None:
    paths = sorted(folder.rglob("*.rst"))
    chosen = random.Random(0).sample(paths, min(count, len(paths)))  # noqa: S311 - the same articles every time
    texts = [path.read_text(encoding="utf-8") for path in chosen]
    works = {
        "docutils, settings reused": docutils_alone(),
        "presskit, docutils' parser": presskit_alone("docutils", "html"),
        "presskit": presskit_alone("tuned", "html"),
        "presskit, with the tree for JSON": presskit_alone("tuned", "html", "tree"),
    }
    spent = seconds(texts, works)
    print(f"{len(texts)} articles of {sum(map(len, texts)) // len(texts)} characters")
    floor = next(iter(spent.values()))
    for name, cost in spent.items():
        print(f"{cost:8.2f} s  {cost / floor:5.2f}  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
