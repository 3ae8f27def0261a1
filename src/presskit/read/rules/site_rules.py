"""What a site demands of the values of fields, beyond what all sites do."""

import datetime

from presskit.model.article import Metadata
from presskit.read.fields import Fields
from presskit.report.suggestion import one_of

_DAY = len("2026-03-01")


def note_values(fields: Fields, found: Metadata) -> None:
    """Findings in the values of fields: PK204 (an author or a section that the site does not have), PK212 (no zone)."""
    rules = fields.rules
    for author in found.authors:
        if rules.authors and author not in rules.authors:
            name = "authors" if fields.has("authors") else "author"
            hint = one_of(author, rules.authors)
            fields.note(name, "PK204", f"`{author}` is no author of this site", hint, author)
    section = found.section
    if rules.sections and section and section not in rules.sections:
        hint = one_of(section, rules.sections)
        fields.note("section", "PK204", f"`{section}` is no section of this site", hint)
    for name in ("date", "updated", "expires"):
        if not rules.names_zone and getattr(found, name) and _is_time_anywhere(fields.line(name)):
            hint = "write +00:00 or another offset behind it, or name the site's zone: [site] timezone"
            fields.note(name, "PK212", "nobody can tell in which zone this time is", hint)


def _is_time_anywhere(text: str) -> bool:
    """Whether ``text``, a date that could be read, has a time of the day, and no offset."""
    return (
        len(text) > _DAY and not text.endswith("Z") and datetime.datetime.fromisoformat(text).tzinfo is None
    )
