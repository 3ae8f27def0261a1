"""What can't be right about corrections."""

from collections.abc import Iterator
from datetime import date, datetime

from docutils import nodes

from presskit import Diagnostic, Metadata, deferred_reference, span_of
from presskit_corrections.directive import instant, noted


def check_corrections(document: nodes.document, metadata: Metadata) -> Iterator[Diagnostic]:
    """CR003: nothing can be corrected before it was published. CR004: feeds have the text alone."""
    for node, written in noted(document).get("nodes", ()):
        corrected = instant(node["data"]["date"])
        if metadata.date and corrected and _day(corrected) < metadata.date.date():
            message = f"the article is of {metadata.date.date()}, its correction of {_day(corrected)}"
            span = span_of(node, document, written)
            yield Diagnostic("CR003", "warning", message, span, "one of the two dates is wrong")
        for link in node.findall(deferred_reference):
            if not link.children:
                message = "a link in a correction has no text of its own"
                span = span_of(link, document, link["token"])
                yield Diagnostic("CR004", "error", message, span, "give the link its text: `text <target>`")


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
