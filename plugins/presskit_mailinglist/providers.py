"""What each provider's sign-up needs, as a table: endpoints, field names and honeypots.

Sources are the providers' own embed codes. In the strings, ``{key}`` stands for a key of the list's table; a
string whose optional key is not set is left out.
"""

from collections.abc import Mapping
from string import Formatter

from msgspec import Struct

from presskit_mailinglist import shape
from presskit_mailinglist.form import Field, Form, Hidden, Signup
from presskit_mailinglist.shape import Shape


class Provider(Struct, frozen=True, kw_only=True):
    """One provider; where it takes no form that works without JavaScript, ``action`` is empty."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = {}
    action: tuple[str, ...] = ()
    email: str = "email"
    first_name: str = ""
    hidden: tuple[Hidden, ...] = ()
    honeypots: tuple[str, ...] = ()
    link: str = ""


PROVIDERS: Mapping[str, Provider] = {
    "mailchimp": Provider(
        required={
            "account": shape.NAME,
            "dc": shape.DATA_CENTRE,
            "u": shape.HEX_25,
            "id": shape.HEX_10,
        },
        optional={"f_id": shape.HEX_10},
        action=("https://{account}.{dc}.list-manage.com/subscribe/post?u={u}&id={id}", "&f_id={f_id}"),
        email="EMAIL",
        first_name="FNAME",
        honeypots=("b_{u}_{id}",),
        link="https://{account}.{dc}.list-manage.com/subscribe?u={u}&id={id}",
    ),
    "buttondown": Provider(
        required={"username": shape.USERNAME},
        optional={"tag": shape.TAG},
        action=("https://buttondown.com/api/emails/embed-subscribe/{username}",),
        hidden=(Hidden("embed", "1"), Hidden("tag", "{tag}")),
        link="https://buttondown.com/{username}",
    ),
    "kit": Provider(
        required={"form": shape.NUMBER},
        action=("https://app.kit.com/forms/{form}/subscriptions",),
        email="email_address",
        first_name="first_name",
    ),
    "listmonk": Provider(
        required={"url": shape.ROOT_URL, "list": shape.UUID},
        action=("{url}/subscription/form",),
        first_name="name",
        hidden=(
            Hidden("l", "{list}"),
            Hidden("nonce"),
        ),  # listmonk's honeypot is a hidden input that stays empty
        link="{url}/subscription/form",
    ),
    "mailman2": Provider(
        required={"url": shape.ROOT_URL, "list": shape.LIST_NAME},
        action=("{url}/mailman/subscribe/{list}",),
        link="{url}/mailman/listinfo/{list}",
    ),
    "substack": Provider(
        required={"publication": shape.NAME},
        link="https://{publication}.substack.com/subscribe",
    ),
    "ghost": Provider(required={"url": shape.ROOT_URL}, link="{url}/#/portal/signup"),
    "plain": Provider(
        required={"action": shape.URL},
        optional={"field": shape.FIELD_NAME},
        action=("{action}",),
        email="{field}",
    ),
    "mailto": Provider(required={"address": shape.EMAIL}, link="mailto:{address}?subject=subscribe"),
}


def problems(provider: str, keys: Mapping[str, str]) -> list[str]:
    """What is wrong with the ``keys`` of a list, each in a sentence: missing, misshapen, another provider's.

    A sentence begins with its key; a hint follows after a line break.
    """
    known = PROVIDERS[provider]
    shapes = {**known.required, **known.optional}
    found = [
        f"`{key}` is missing: {provider} needs {known.required[key].meaning}"
        for key in known.required
        if key not in keys
    ]
    for key, value in keys.items():
        if key not in shapes:
            found.append(
                f"`{key}` is no key of {provider}\nits keys are {', '.join(f'`{name}`' for name in shapes)}"
            )
        elif fault := shape.problem(value, shapes[key]):
            found.append(f"`{key}` {fault}")
    return found


def signup(provider: str, keys: Mapping[str, str], *, email_label: str, name_label: str = "") -> Signup:
    """How to join the list that ``keys`` name; a ``name_label`` asks for the first name too."""
    known = PROVIDERS[provider]
    values = {key: value.rstrip("/") if key == "url" else value for key, value in keys.items()}
    link = known.link.format(**values)
    if not known.action:
        return Signup(link=link)
    fields = [
        Field(known.email.format(**values), email_label, type="email", autocomplete="email", required=True),
    ]
    if name_label and known.first_name:
        fields.append(Field(known.first_name, name_label, autocomplete="given-name"))
    form = Form(
        action="".join(part.format(**values) for part in known.action if _is_set(part, values)),
        fields=tuple(fields),
        hidden=tuple(
            Hidden(h.name, h.value.format(**values)) for h in known.hidden if _is_set(h.value, values)
        ),
        honeypots=tuple(name.format(**values) for name in known.honeypots),
    )
    return Signup(form=form, link=link)


def _is_set(template: str, values: Mapping[str, str]) -> bool:
    """Whether all keys in ``template`` have a value."""
    return all(values.get(name) for _, name, _, _ in Formatter().parse(template) if name)
