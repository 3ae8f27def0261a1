"""What docutils alone takes for a folder's articles, or a share of them: python -m tests.bench.docutils_alone FOLDER [SHARE]

CPU seconds at its quickest: settings and components made once; parse, transforms, one walk for HTML. Its start, reading
the files and writing pages are not counted.
"""

import copy
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import frontend, utils
from docutils.parsers import rst
from docutils.readers import standalone
from docutils.writers import html5_polyglot


def docutils_alone() -> Callable[[str], object]:
    """What makes HTML of one article's text."""
    components: tuple[Any, ...] = (rst.Parser(), standalone.Reader(), html5_polyglot.Writer())
    defaults: Any = frontend.get_default_settings(*components)
    defaults.file_insertion_enabled = False
    defaults.report_level, defaults.halt_level = 5, 6
    defaults.math_output = "MathML"

    def work(text: str) -> object:
        document: Any = utils.new_document("article.rst", copy.copy(defaults))
        components[0].parse(text, document)
        document.transformer.populate_from_components(components)
        document.transformer.apply_transforms()
        translator: Any = html5_polyglot.HTMLTranslator(document)
        document.walkabout(translator)
        return translator.body

    return work


def main(folder: Path, share: float) -> None:
    paths = sorted(folder.rglob("*.rst"))
    texts = [path.read_text(encoding="utf-8") for path in paths[: round(len(paths) * share)]]
    work = docutils_alone()
    started = time.process_time()
    for text in texts:
        work(text)
    print(time.process_time() - started)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1)
