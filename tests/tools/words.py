"""The data of a block as templates get it, but for the words that nobody translated."""

from typing import Any

from presskit import Message
from presskit.plugins.words import ENGLISH, Words


def said(value: Any, words: Words = ENGLISH) -> Any:
    """``value`` with each message as text."""
    if isinstance(value, Message):
        return words.gettext(value.text, **value.values)
    if isinstance(value, dict):
        return {key: said(item, words) for key, item in value.items()}
    return [said(item, words) for item in value] if isinstance(value, list | tuple) else value
