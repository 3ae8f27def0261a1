"""Finished markup with holes where the answer depends on the rest of the site or on the writer."""

from typing import Any, Literal

from msgspec import Struct

HOLE = "\0hole"
"""The key by which holes are told from plain JSON objects where values are stored: with a character that no source may
hold, for fields and facts have any name. No block's data may use it."""


class Link(Struct, frozen=True, tag_field=HOLE, tag="link"):
    """The URL of a target, as this output needs it, or its title. ``uri`` is a reference such as ``article:pricing``.

    ``absolute`` is its public URL for those who read a page elsewhere; empty without ``base_url``."""

    uri: str
    want: Literal["url", "absolute", "title"] = "url"


class Anchor(Struct, frozen=True, tag_field=HOLE, tag="anchor"):
    """An ``id`` of this body, or the target of a local ``#href``: writers prefix it where bodies share a page."""

    id: str


class Asset(Struct, frozen=True, tag_field=HOLE, tag="asset"):
    """Where this output has a file (``url``) or everybody finds it (``absolute``, as of a `Link`), its measures in pixels,
    its ``size`` in bytes or its media ``type``; empty where that is unknown. With ``at``, the ``width`` or ``height`` that
    goes with the other one of so many pixels.

    ``srcset`` is a list of what was derived from it, each with a media ``type`` and, as ``srcset``, URLs with widths; in the
    data of pages and blocks only."""

    uri: str
    want: Literal["url", "absolute", "width", "height", "size", "type", "srcset"] = "url"
    at: int = 0


class Measure(Struct, frozen=True, tag_field=HOLE, tag="measure"):
    """A measure of an article's body: its number of ``words``, or its ``outline``, a list of headings with ``level`` (2 for
    those directly under the title), ``id`` and ``title``. In the data of pages and blocks only."""

    article: str
    want: Literal["words", "outline"]


class Message(Struct, frozen=True, tag_field=HOLE, tag="message"):
    """Words of a page in its language: ``text`` is English, or as the site's settings have it, and ``{name}`` in it stands
    for a value."""

    text: str
    values: dict[str, Any] = {}


class Mark(Struct, frozen=True, tag_field=HOLE, tag="mark"):
    """Attributes that one writer alone adds here (``epub:type``), by name; nothing elsewhere."""

    name: str


class Block(Struct, frozen=True, tag_field=HOLE, tag="block"):
    """A piece that every writer renders by its template of that kind.

    ``data`` holds JSON values, and may hold `Link`, `Asset`, `Measure`, `Message`, `Fragment` and `Block` values at any
    depth. A writer without a template for the kind uses ``content``, and leaves the block out where that is empty.
    """

    kind: str
    data: dict[str, Any] = {}
    content: "Fragment | None" = None


Hole = Link | Anchor | Asset | Message | Mark | Block
Part = str | Hole


class Fragment(Struct, frozen=True, tag_field=HOLE, tag="fragment"):
    """Markup (a form of an article, or part of one) as strings and holes in order."""

    parts: tuple[Part, ...] = ()


class Body(Struct, frozen=True, tag_field=HOLE, tag="body"):
    """The place of a whole article in a page's data: its fragment of that form.

    ``prefix`` goes before every anchor, so that several bodies can share a page.
    """

    article: str
    form: str = "html"
    prefix: str = ""


EMPTY = Fragment()

Forms = dict[str, Fragment]
"""An article's body in each form, by name: ``html`` always, ``tree`` where a writer asks for it."""


def joined(parts: "list[Part]") -> Fragment:
    """A fragment of ``parts`` with neighbouring strings made one."""
    merged: list[Part] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if run:
            merged.append("".join(run))
            run = []
        merged.append(part)
    if run:
        merged.append("".join(run))
    return Fragment(tuple(merged))
