"""What templates say in the language of their page: words, dates, numbers and lists of names."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import jinja2
from babel.dates import format_date
from babel.lists import format_list
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from presskit.model.language import direction, locale_of, shorter
from presskit.plugins.words import ENGLISH, Words, filled


class Speech:
    """Functions and filters of templates. They speak the language of the page that is being rendered, if not told another:
    macros see no page, and a header is in the language of the site."""

    def __init__(self, words: Callable[[str], Words]) -> None:
        self._words = words
        self._now = ENGLISH

    @contextmanager
    def of(self, page: Any) -> Iterator[None]:
        """Within, the language is that of ``page``: what templates see by that name."""
        before = self._now
        language = page.get("language") if isinstance(page, dict) else getattr(page, "language", "")
        self._now = self._words(language) if language else ENGLISH
        try:
            yield
        finally:
            self._now = before

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        return {"_": self.gettext, "gettext": self.gettext, "ngettext": self.ngettext}

    @property
    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "dateformat": self.dateformat,
            "numberformat": self.numberformat,
            "listformat": self.listformat,
            "languagename": languagename,
            "inlanguage": self.inlanguage,
        }

    @jinja2.pass_eval_context
    def gettext(self, context: EvalContext, message: str, *, language: str = "", **values: Any) -> str:
        """``message`` with ``values``; both are text, and escaped as all that templates print."""
        return _said(context, self._spoken(language).gettext(message), values)

    @jinja2.pass_eval_context
    def ngettext(
        self, context: EvalContext, one: str, many: str, n: int, *, language: str = "", **values: Any
    ) -> str:
        """What ``n`` of something is called; ``{n}`` stands for the number."""
        return _said(context, self._spoken(language).ngettext(one, many, n), {"n": n, **values})

    def dateformat(self, value: str | datetime.date, language: str = "", width: str = "long") -> str:
        """A date (ISO 8601 text or a date), by a width or a pattern of Unicode's."""
        return dateformat(value, language or self._now.language, width)

    def numberformat(self, value: float, language: str = "") -> str:
        """A number with its separators."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - few pages print large numbers

        return format_decimal(value, locale=locale_of(language or self._now.language))

    def inlanguage(self, language: str | jinja2.Undefined) -> Markup:
        """The attributes of an element whose text is in ``language``: none on a page that is in it, or where nobody says."""
        here = self._now.language
        if isinstance(language, jinja2.Undefined) or language in ("", here):
            return Markup()
        turned = (
            Markup(' dir="{}"').format(direction(language)) if direction(language) != direction(here) else ""
        )
        return Markup(' lang="{}"{}').format(language, turned)

    @jinja2.pass_eval_context
    def listformat(
        self,
        context: EvalContext,
        items: Iterable[Any],
        show: Callable[[Any], str] | None = None,
        language: str = "",
    ) -> str:
        """Several as one: ``A, B and C``; ``show`` is a macro that prints an item."""
        shown = items if show is None else map(show, items)
        texts = [str(escape(item) if context.autoescape else item) for item in shown]
        whole = format_list(texts, locale=locale_of(language or self._now.language))
        return Markup(whole) if context.autoescape else whole  # noqa: S704 - escaped above, the rest is Babel's

    def _spoken(self, language: str) -> Words:
        return self._words(language) if language else self._now


def _said(context: EvalContext, text: str, values: Mapping[str, Any]) -> str:
    if not context.autoescape:
        return filled(text, values)
    values = {name: escape(value) for name, value in values.items()}
    return Markup(filled(escape(text), values))  # noqa: S704 - text and values are escaped


@lru_cache(maxsize=64)
def languagename(language: str) -> str:
    """What a language calls itself; its tag where Babel does not know it."""
    found = locale_of(language)
    known = found.language == shorter(language)[-1]
    return (found.get_display_name() if known else None) or language


@lru_cache(maxsize=4096)
def dateformat(value: str | datetime.date, language: str, width: str = "long") -> str:
    """A date as people of ``language`` write it."""
    day = datetime.datetime.fromisoformat(value) if isinstance(value, str) else value
    return format_date(day, width, locale_of(language))
