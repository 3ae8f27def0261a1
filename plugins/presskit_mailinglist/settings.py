"""The table ``[plugin.mailinglist]``."""

import re
from typing import Literal

from msgspec import Struct

from presskit import Message, did_you_mean
from presskit_mailinglist import shape
from presskit_mailinglist.form import Signup
from presskit_mailinglist.providers import PROVIDERS, problems, signup

ProviderName = Literal[
    "mailchimp", "buttondown", "kit", "listmonk", "mailman2", "substack", "ghost", "plain", "mailto"
]

_KEYS = dict.fromkeys(
    key
    for provider in PROVIDERS.values()
    for key in (*provider.required, *provider.optional)
    if key != "field"  # which has a default
)


class ListSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table ``[plugin.mailinglist.lists.<name>]``.

    ``consent`` says what a reader agrees to. ``page`` is the public page that places without forms (a book, a
    feed) link to, instead of the provider's own. ``ask_name`` asks for the first name too. The keys below the
    labels are the provider's; `presskit_mailinglist.providers` says which provider has which.
    """

    provider: ProviderName
    consent: str
    title: str = Message("Join our mailing list").text
    pitch: str = ""
    button: str = Message("Subscribe").text
    page: str = ""
    ask_name: bool = False
    email_label: str = Message("Email address").text
    name_label: str = Message("First name").text
    trap_label: str = Message("Leave this field empty").text
    account: str = ""
    dc: str = ""
    u: str = ""
    id: str = ""
    f_id: str = ""
    username: str = ""
    tag: str = ""
    form: str | int = ""
    url: str = ""
    list: str = ""
    publication: str = ""
    action: str = ""
    field: str = "email"
    address: str = ""

    def __post_init__(self) -> None:
        found = problems(self.provider, self._keys())
        found += [
            f"`{key}` must not be empty"
            for key in ("title", "consent", "button")
            if not getattr(self, key).strip()
        ]
        if self.page and (fault := shape.problem(self.page, shape.URL)):
            found.append(f"`page` {fault}")
        if self.ask_name and not PROVIDERS[self.provider].first_name:
            found.append(f"`ask_name`: {self.provider} takes no name")
        if found:
            raise ValueError(*found)

    @property
    def signup(self) -> Signup:
        """How to join the list."""
        name_label = self.name_label if self.ask_name else ""
        return signup(self.provider, self._keys(), email_label=self.email_label, name_label=name_label)

    def _keys(self) -> dict[str, str]:
        keys = {key: str(getattr(self, key)) for key in _KEYS if getattr(self, key) != ""}
        if self.provider == "plain" or self.field != "email":
            keys["field"] = self.field
        return keys


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``after_article`` and ``footer`` name the list to place there.

    ``{site}`` in ``call_to_action`` becomes the site's title.
    """

    lists: dict[str, ListSettings] = {}
    after_article: str = ""
    footer: str = ""
    call_to_action: str = Message(
        "Are you enjoying {site}? Join our mailing list and never miss an article."
    ).text

    def __post_init__(self) -> None:
        found = [
            f"a list can't be named `{name}`\nuse letters, digits, hyphens and underscores"
            for name in self.lists
            if not re.fullmatch(r"[\w-]+", name)
        ]
        for key in ("after_article", "footer"):
            name = getattr(self, key)
            if name and name not in self.lists:
                found.append(f"`{key}` names no list: `{name}`\n{suggest_list(name, self.lists)}")
        if found:
            raise ValueError(*found)


def suggest_list(name: str, lists: dict[str, ListSettings]) -> str:
    """A hint for a list that is not there: the closest, or all, or how to make one."""
    if not lists:
        return f"add a table [plugin.mailinglist.lists.{name or 'daily'}]"
    return did_you_mean(name, lists) or f"lists: {', '.join(sorted(lists))}"
