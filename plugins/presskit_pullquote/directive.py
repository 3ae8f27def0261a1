"""The directive ``.. pull-quote::``, in place of docutils' own."""

import re
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from presskit import Directive
from presskit_pullquote.passage import PASSAGE, split_words

# docutils' own pattern (states.Body.attribution_pattern): two or three hyphens or a dash, then text
ATTRIBUTION = re.compile("(?:---?(?!-)|\u2014) *(?=[^ \\n])")
UNNAMED = "unnamed"
"""The attribute of the blocks that, but for an attribution, don't say whose words they are."""
_LINK = re.compile(r"https?://[^\s/]\S*|(?:article|ref):\S+")


class PullQuote(Directive):
    """A quotation set apart, or with ``:from:`` a sentence lifted out of the running text."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "source": directives.unchanged_required,
        "link": directives.unchanged_required,
        "from": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        if "from" in self.options:
            return self._passage()
        if not any(line.strip() for line in self.content):
            self.diagnose(
                "PQ001",
                "`pull-quote` has no text",
                "write the quotation below it, or name the sentence with `:from:`",
            )
            return []
        quote = self._quotation()
        data = {
            "lifted": False,
            "source": " ".join(self.options.get("source", "").split()),
            "link": self._link(),
        }
        made = self.make_block("pull-quote", data, [quote])
        made[UNNAMED] = not {"source", "link"} & self.options.keys()
        return [made]

    def _passage(self) -> list[nodes.Node]:
        """A place-holder, which `lift` exchanges when the whole article is there."""
        beside = [f":{name}:" for name in ("source", "link") if name in self.options]
        if beside or any(line.strip() for line in self.content):
            other = beside[0] if beside else "text"
            message = f"`:from:` lifts the article's own words, and takes no {other} beside it"
            self.diagnose("PQ004", message, "leave out one of them", token=other if beside else "")
            return []
        words = split_words(self.options["from"])
        if words is None:
            self.diagnose(
                "PQ002",
                "`:from:` needs an ellipsis between the first and the last words of the sentence",
                ":from: first words … last words",
                token=self.options["from"],
            )
            return []
        return [self.make_block(PASSAGE, {"first": words[0], "last": words[1]})]

    def _quotation(self) -> nodes.block_quote:
        """The content as docutils' block quote, whose attribution needs no blank line before it here."""
        start = _attribution_start(list(self.content))
        quote = nodes.block_quote(self.block_text, classes=["pull-quote"])
        quote.source, quote.line = self.state_machine.get_source_and_line(self.lineno)
        self.state.nested_parse(self.content[:start], self.content_offset, quote)
        if start < len(self.content):
            text = "\n".join(line.strip() for line in self.content[start:])
            text = text[_matched(text) :]
            inline, messages = self.state.inline_text(text, self.content_offset + start + 1)
            quote += nodes.attribution(text, "", *inline)
            quote += messages
        return quote

    def _link(self) -> str:
        """``:link:`` as written; empty where it is neither a URL nor a reference within the site."""
        link: str = self.options.get("link", "").strip()
        if link and not _LINK.fullmatch(link):
            self.diagnose(
                "PQ007",
                f"`:link:` can't be `{link}`",
                "an http or https URL, or `article:…` with the id of an article",
                token=link,
            )
            return ""
        return link


def _attribution_start(lines: list[str]) -> int:
    """The index of the line that begins the attribution, the last that continues no other; else past all."""
    last = len(lines) - 1
    while last > 0 and (not lines[last].strip() or lines[last][0] == " "):
        last -= 1
    return last if last > 0 and _matched(lines[last]) else len(lines)


def _matched(text: str) -> int:
    match = ATTRIBUTION.match(text)
    return match.end() if match else 0
