"""Seeded news articles of 600 words, the same in reStructuredText and in Markdown, so that all tools do the same work."""

import datetime as dt
import random
import re
import textwrap

SECTIONS = (
    "news",
    "sport",
    "politics",
    "business",
    "culture",
    "science",
    "health",
    "travel",
    "opinion",
    "local",
)
TAGS = (
    "budget",
    "city",
    "energy",
    "film",
    "garden",
    "history",
    "island",
    "jobs",
    "music",
    "nature",
    "ocean",
    "rail",
)
AUTHORS = ("Ann Lee", "Bob Ray", "Cy Dow", "Dee Fox", "Eli Orr", "Fay Poe", "Gus Kim", "Hal Roe")
PICTURES = tuple(f"p{number:02}.png" for number in range(50))
WORDS = """about able after all and another as back bad before big bridge budget but by case child city climate come
company council day early election eye fact festival few find first for from game give go good government group hand
harbour have her high hospital important in into island it know large last leave life light like little long make man
market museum new next night not number of old on one or other over part people place point problem public question
railway right same say school see small station storm take tell that the their there they thing think this time to
train try under up use very want water way week will with woman work world would year you young""".split()  # noqa: SIM905 - a list of strings is no easier to read
FIRST_DAY = dt.datetime(2016, 1, 1, 8, tzinfo=dt.UTC)
STEP = dt.timedelta(minutes=30)  # 100,000 of them are still in the past

Block = tuple[str, str]
"""What it is, and its text; links as in Markdown, an item of a list on each line."""


def article(number: int, edit: str = "", length: int = 1) -> dict[str, str]:
    """What a template may name of the article of that number: the higher, the newer.

    An edit adds a paragraph with a link near the top; an article of another length has as many times its paragraphs.
    """
    chance = random.Random(number)  # noqa: S311 - the same articles every time
    title, section, author = (
        _words(chance, 7).title(),
        SECTIONS[number % len(SECTIONS)],
        chance.choice(AUTHORS),
    )
    tags, picture = ", ".join(sorted(chance.sample(TAGS, 3))), PICTURES[number % len(PICTURES)]
    body = _body(chance, f"https://example.org/{number}", picture, length)
    if edit:
        body.insert(1, ("text", f"{edit}: [as we wrote](https://example.org/)."))
    return {
        "slug": f"a{number:06}",
        "title": title,
        "rule": "=" * len(title),
        "section": section,
        "date": (FIRST_DAY + number * STEP).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "author": author,
        "tags": tags,
        "rst": "\n\n".join(map(_rst, body)),
        "markdown": "\n\n".join(map(_markdown, body)),
    }


def _body(chance: random.Random, link: str, picture: str, length: int) -> list[Block]:
    def paragraph(end: str = "") -> Block:
        sentences = [f"{_words(chance, 13)}." for _ in range(6)]
        return "text", " ".join(
            [*sentences[:3], f"*{_words(chance, 2)}* **{_words(chance, 1)}.**", *sentences[3:], end]
        ).rstrip()

    def quotation() -> Block:
        return "quotation", f"{_words(chance, 25)}."

    def heading() -> Block:
        return "heading", _words(chance, 4)

    return [
        paragraph(),
        ("picture", picture),
        paragraph(f"See [{_words(chance, 2)}]({link}) for more."),
        quotation(),
        heading(),
        *(paragraph() for _ in range(6 * length - 4)),
        ("list", "\n".join(_words(chance, 6) for _ in range(4))),
        heading(),
        paragraph(),
        quotation(),
        paragraph(f"Also [{_words(chance, 2)}]({link}/more)."),
    ]


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def _rst(block: Block) -> str:
    kind, text = block
    match kind:
        case "heading":
            return f"{text}\n{'-' * len(text)}"
        case "quotation":
            return textwrap.fill(text, 78, initial_indent="    ", subsequent_indent="    ")
        case "list":
            return textwrap.indent(text, "- ")
        case "picture":
            return f".. image:: /images/{text}\n   :alt: The harbour at night"
        case _:
            filled = textwrap.fill(text, 78, break_on_hyphens=False)
            return re.sub(r"\[([^\]]+)\]\((.+?)\)", r"`\1 <\2>`__", filled)


def _markdown(block: Block) -> str:
    kind, text = block
    match kind:
        case "heading":
            return f"## {text}"
        case "quotation":
            return textwrap.fill(text, 78, initial_indent="> ", subsequent_indent="> ")
        case "list":
            return textwrap.indent(text, "- ")
        case "picture":
            return f"![The harbour at night](/images/{text})"
        case _:
            return textwrap.fill(text, 78, break_on_hyphens=False)
