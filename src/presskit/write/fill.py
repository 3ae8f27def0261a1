"""Holes are filled, and escaped by their kind."""

import json
from collections.abc import Callable
from html import escape
from types import NoneType
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from presskit.model.fragment import Anchor, Asset, Block, Body, Fragment, Link, Mark, Measure, Message
from presskit.model.page import Page
from presskit.plugins.writer import Filled, Templates, Writer
from presskit.write.answers import Answers, Noted

_PLAIN: frozenset[type] = frozenset({str, int, float, bool, NoneType})


class BlockView(Struct, frozen=True):
    """What a block's template sees as ``block``."""

    kind: str
    data: dict[str, Any]
    content: Markup


class PageView(Struct, frozen=True):
    """What a block's template sees as ``page``."""

    uri: str
    title: str
    language: str
    site_title: str


def _json_text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


class Filler:
    """Fills the fragments and data of one page."""

    def __init__(
        self,
        page: Page,
        writer: Writer,
        answers: Answers,
        templates: Templates,
        form: Callable[[str, str], Fragment],
        site_title: str,
    ) -> None:
        self._page = page
        self._writer = writer
        self._answers = answers
        self._templates = templates
        self._form = form
        self._own: set[bytes] = set()
        self._view = PageView(page.subject.uri, page.subject.title, page.subject.language, site_title)

    def data(self, value: Any, owner: str = "", form: str = "") -> Any:
        """``value`` with all holes filled; strings stay unescaped, for a template or an encoder to escape."""
        form = form or self._writer.forms[0]
        # Every value of every page comes through here, and most are plain.
        if isinstance(value, dict):
            return {
                key: item if type(item) in _PLAIN else self.data(item, owner, form)
                for key, item in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [item if type(item) in _PLAIN else self.data(item, owner, form) for item in value]
        return self._filled(value, owner, form)

    def _filled(self, value: Any, owner: str, form: str) -> Any:
        filled = value
        match value:
            case Link():
                filled = self._answers.link(value, owner)
            case Asset():
                filled = self._answers.asset(value, owner)
            case Measure():
                filled = self._answers.measure(value)
            case Message():
                filled = self._message(value, owner, form)
            case Body():
                filled = self.body(value)
            case Fragment():
                filled = self.fragment(value, owner, form=form)
            case Block():
                filled = self.block(value, owner, form=form)
            case Anchor(id):
                filled = id
        return filled

    def _message(self, message: Message, owner: str, form: str) -> str:
        words = self._templates.words(self._view.language)
        return words.gettext(message.text, **self.data(message.values, owner, form))

    def body(self, body: Body) -> Filled:
        """The form of an article, with the blocks taken out that the writer gathers."""
        gathered: dict[str, list[Markup]] = {kind: [] for kind in sorted(self._writer.gathers)}
        self._answers.noted.needs.add(f"body {body.article}")
        fragment = self._form(body.article, body.form)
        text = self.fragment(fragment, body.article, form=body.form, prefix=body.prefix, gathered=gathered)
        return Filled(text, {kind: blocks for kind, blocks in gathered.items() if blocks})

    def fragment(
        self,
        fragment: Fragment,
        owner: str,
        *,
        form: str,
        prefix: str = "",
        gathered: dict[str, list[Markup]] | None = None,
    ) -> Markup:
        """``fragment`` as text: markup, or JSON for the form ``tree``."""
        encode = _json_text if form == "tree" else escape
        out: list[str] = []
        drop_quote = False
        for part in fragment.parts:
            text = ""
            match part:
                case str():
                    text = part[1:] if drop_quote else part
                    drop_quote = False
                case Anchor(id):
                    text = encode(prefix + id)
                case Message():
                    text = encode(self._message(part, owner, form))
                case Link():
                    text = encode(self._answers.link(part, owner))
                    drop_quote = not text and form != "tree" and _drop_attribute(out, "href")
                case Asset(_, "url" | "absolute"):
                    text = encode(self._answers.asset(part, owner))
                case Asset():
                    text = self._answers.asset(part, owner)
                    drop_quote = not text and form != "tree" and _drop_attribute(out, part.want)
                case Mark(name):
                    text = self._writer.marks.get(name, "")
                case Block(kind):
                    text = self.block(part, owner, form=form, prefix=prefix, gathered=gathered)
                    if gathered is not None and kind in gathered and form != "tree":
                        gathered[kind].append(Markup(text))  # noqa: S704 - rendered by an escaping template
                        text = ""
            out.append(text)
        return Markup("".join(out))  # noqa: S704 - fragments are finished markup, their holes escaped above

    def block(
        self,
        block: Block,
        owner: str,
        *,
        form: str,
        prefix: str = "",
        gathered: dict[str, list[Markup]] | None = None,
    ) -> Markup:
        """A block by the writer's template for its kind; its content where there is none; a JSON object in a tree."""
        inner = Markup("")
        if block.content is not None:
            inner = self.fragment(block.content, owner, form=form, prefix=prefix, gathered=gathered)
        data = _prefixed(block.data, prefix)
        if form == "tree":
            filled = json.dumps(self.data(data, owner, form), ensure_ascii=False, default=str)
            children = inner or "[]"
            kind = json.dumps(block.kind)
            return Markup(f'{{"type":"block","kind":{kind},"data":{filled},"children":{children}}}')  # noqa: S704 - JSON
        name = f"blocks/{block.kind}.{self._writer.suffix}"
        if not self._templates.has(name):
            return inner
        view = BlockView(block.kind, self.data(data, owner, form), inner)
        return Markup(self._templates.render(name, block=view, page=self._view))  # noqa: S704 - an escaping template

    def placed(self, digest: bytes, block_of: Callable[[bytes], Block]) -> tuple[Markup, frozenset[str]]:
        """A block of a slot, by its digest, with what it needs: rendered once for all pages of one language of which its
        template sees the same. Without anything to see it is empty. One that uses files, or links to a place within a
        page, is the page's own, and the page notes what it needs."""
        block = block_of(digest)
        name = f"blocks/{block.kind}.{self._writer.suffix}"
        view = self._view
        key = (
            digest,
            view.language,
            *[getattr(view, field) for field in sorted(self._templates.page_fields(name))],
        )
        answers = self._answers
        known = answers.memo.blocks.get(key)
        if known is not None:
            return known
        page, answers.noted = answers.noted, Noted()
        text = self.block(block, "", form=self._writer.forms[0])
        own, answers.noted = answers.noted, page
        text = text if text.strip() else Markup()
        # Files may lie beside the page.
        if own.used or own.alone or any(need.startswith("file ") for need in own.needs):
            page.add(own)
            self._own.add(digest)
            return text, frozenset()
        answers.memo.blocks[key] = text, frozenset(own.needs)
        return answers.memo.blocks[key]

    def is_own(self, digest: bytes) -> bool:
        """Whether `placed` gave a block that is this page's own."""
        return digest in self._own

    @property
    def noted(self) -> Noted:
        """What the page depends on, besides the blocks in its slots."""
        return self._answers.noted


def _drop_attribute(out: list[str], name: str) -> bool:
    """Take back the `` width="`` that the last part ends with; whether there was one."""
    opening = f' {name}="'
    if out and out[-1].endswith(opening):
        out[-1] = out[-1].removesuffix(opening)
        return True
    return False


def _prefixed(value: Any, prefix: str) -> Any:
    """Block data with its anchors prefixed."""
    if not prefix:
        return value
    match value:
        case Anchor(id):
            return Anchor(prefix + id)
        case Fragment(parts):
            return Fragment(tuple(_prefixed(part, prefix) for part in parts))
        case dict():
            return {key: _prefixed(item, prefix) for key, item in value.items()}
        case list() | tuple():
            return [_prefixed(item, prefix) for item in value]
    return value
