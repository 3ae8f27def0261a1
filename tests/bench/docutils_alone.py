"""What a build costs beside docutils alone, on the same articles: python tests/bench/docutils_alone.py [ARTICLES]

CPU seconds of the whole process tree; wall times on shared machines are noise.
"""

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = (
    "tide",
    "harbour",
    "ferry",
    "council",
    "bridge",
    "light",
    "gull",
    "market",
    "storm",
    "quay",
    "pilot",
    "letter",
)
DOCUTILS = (
    "import sys; from pathlib import Path; from docutils.core import publish_string\n"
    "for path in sorted(Path(sys.argv[1]).rglob('*.rst')):\n"
    "    publish_string(path.read_text(), writer='html5', settings_overrides={'_disable_config': True})"
)
TITLE = "{}\n{}\n\n:date: 2026-01-{:02} 08:00\n:author: Ada Quill\n:tags: {}\n"


def article(number: int) -> str:
    """A seeded article of about 500 words, with two headings, a list, a quotation and a link."""
    chance = random.Random(number)  # noqa: S311 - the same articles every time

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count)).capitalize()

    def paragraph() -> str:
        return " ".join(f"{words(12)} *{words(2)}* {words(3)}." for _ in range(4))

    title = f"{words(5)} {number}"
    heading = words(3)
    parts = [
        TITLE.format(title, "=" * len(title), number % 28 + 1, words(1)),
        *(paragraph() for _ in range(3)),
        f"{heading}\n{'-' * len(heading)}",
        paragraph(),
        "\n".join(f"- {words(6)}" for _ in range(5)),
        f"    {words(20)}.\n\n    -- Nell Garrity",
        f"{paragraph()} See `the timetable <https://example.org/{number}>`__.",
        paragraph(),
    ]
    return "\n\n".join(parts) + "\n"


def seconds(*command: str | Path) -> float:
    """The CPU seconds that a command and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "presskit.toml").touch()
        (site / "content/news").mkdir(parents=True)
        for number in range(count):
            (site / f"content/news/a{number:05}.rst").write_text(article(number), encoding="utf-8")
        build = (Path(sys.executable).with_name("presskit"), "build", "-q", site)
        rows = [
            (
                "docutils alone: one HTML page an article",
                seconds(sys.executable, "-c", DOCUTILS, site / "content"),
            ),
            ("presskit: first build (HTML, EPUB, JSON)", seconds(*build)),
            ("presskit: nothing changed", seconds(*build)),
        ]
        edited = site / "content/news/a00000.rst"
        edited.write_text(edited.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
        rows.append(("presskit: one article edited", seconds(*build)))
    print(f"{count} articles, CPU seconds")
    for what, cost in rows:
        print(f"{cost:8.2f}  {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
