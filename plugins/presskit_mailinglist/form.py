"""A sign-up form as a value."""

from typing import Literal

from msgspec import Struct


class Field(Struct, frozen=True):
    """An input that the reader fills in: ``name`` is the provider's, ``label`` what the reader sees."""

    name: str
    label: str
    type: Literal["email", "text"] = "text"
    autocomplete: str = ""
    required: bool = False


class Hidden(Struct, frozen=True):
    """A value that the form sends along."""

    name: str
    value: str = ""


class Form(Struct, frozen=True, kw_only=True):
    """Where a browser without JavaScript sends what. ``honeypots`` are inputs that only robots fill in."""

    action: str
    fields: tuple[Field, ...]
    method: Literal["post"] = "post"
    hidden: tuple[Hidden, ...] = ()
    honeypots: tuple[str, ...] = ()


class Signup(Struct, frozen=True, kw_only=True):
    """How to join a list: a form if the provider takes one, and a public page or address if there is one."""

    form: Form | None = None
    link: str = ""
