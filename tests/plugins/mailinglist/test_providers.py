"""Endpoints, fields and honeypots, as the providers' own embed codes have them."""

from typing import Any, get_args

import pytest

from presskit_mailinglist.form import Form, Hidden, Signup
from presskit_mailinglist.providers import PROVIDERS, problems, signup
from presskit_mailinglist.settings import ListSettings, ProviderName

U, ID = "0123456789abcdef012345678", "0a1b2c3d4e"
UUID = "95675f0e-12da-4fab-a445-396fa9e86a4b"

Keys = dict[str, dict[str, Any]]


def made(provider: str, keys: dict[str, Any], **more: Any) -> Signup:
    return ListSettings(provider=provider, consent="Yes.", **keys, **more).signup  # type: ignore[arg-type] # a test's value


FORMS = [
    (
        "mailchimp",
        f"https://packet.us12.list-manage.com/subscribe/post?u={U}&id={ID}",
        ["EMAIL"],
        (),
        (f"b_{U}_{ID}",),
    ),
    (
        "buttondown",
        "https://buttondown.com/api/emails/embed-subscribe/packet",
        ["email"],
        (Hidden("embed", "1"),),
        (),
    ),
    ("kit", "https://app.kit.com/forms/1234567/subscriptions", ["email_address"], (), ()),
    (
        "listmonk",
        "https://lists.example.org/subscription/form",
        ["email"],
        (Hidden("l", UUID), Hidden("nonce", "")),
        (),
    ),
    ("mailman2", "https://lists.example.org/mailman/subscribe/packet-daily", ["email"], (), ()),
    ("plain", "https://example.org/join?list=1", ["email"], (), ()),
]


@pytest.mark.parametrize(
    ("provider", "action", "names", "hidden", "honeypots"), FORMS, ids=[row[0] for row in FORMS]
)
def test_forms(
    keys: Keys,
    provider: str,
    action: str,
    names: list[str],
    hidden: tuple[Hidden, ...],
    honeypots: tuple[str, ...],
) -> None:
    form = made(provider, keys[provider]).form

    assert form is not None
    assert (form.action, form.method) == (action, "post")
    assert [field.name for field in form.fields] == names
    assert (form.hidden, form.honeypots) == (hidden, honeypots)


@pytest.mark.parametrize(
    ("provider", "link"),
    [
        ("ghost", "https://packet.example.org/#/portal/signup"),
        ("substack", "https://packet.substack.com/subscribe"),
        ("mailto", "mailto:daily-join@lists.example.org?subject=subscribe"),
    ],
)
def test_without_a_form_there_is_a_link(keys: Keys, provider: str, link: str) -> None:
    assert made(provider, keys[provider]) == Signup(form=None, link=link)


def test_every_provider_is_tested_and_can_be_configured(keys: Keys) -> None:
    assert set(PROVIDERS) == set(keys) == set(get_args(ProviderName))


def test_the_address_is_labelled_required_and_known_to_browsers(keys: Keys, provider: str) -> None:
    form = made(provider, keys[provider], email_label="Adresse").form

    if form is not None:
        email = form.fields[0]
        assert (email.label, email.type, email.autocomplete, email.required) == (
            "Adresse",
            "email",
            "email",
            True,
        )


@pytest.mark.parametrize(
    ("provider", "name"), [("mailchimp", "FNAME"), ("kit", "first_name"), ("listmonk", "name")]
)
def test_the_first_name_is_asked_for_on_demand(keys: Keys, provider: str, name: str) -> None:
    form = made(provider, keys[provider], ask_name=True).form

    assert form is not None
    assert [field.name for field in form.fields][1:] == [name]
    assert not form.fields[1].required


def test_optional_keys_are_sent_when_they_are_set(keys: Keys) -> None:
    chimp = made("mailchimp", {**keys["mailchimp"], "f_id": "00aa11bb22"}).form
    button = made("buttondown", {**keys["buttondown"], "tag": "from the site"}).form
    plain = made("plain", {**keys["plain"], "field": "subscriber[email]"}).form

    assert isinstance(chimp, Form)
    assert chimp.action.endswith("&f_id=00aa11bb22")
    assert isinstance(button, Form)
    assert Hidden("tag", "from the site") in button.hidden
    assert isinstance(plain, Form)
    assert plain.fields[0].name == "subscriber[email]"


def test_forms_go_to_https_only(keys: Keys, provider: str) -> None:
    found = made(provider, keys[provider])

    assert found.form is None or found.form.action.startswith("https://")
    assert found.link.startswith(("https://", "mailto:", ""))


def test_problems_name_the_key_and_what_belongs_there() -> None:
    assert problems("mailchimp", {"account": "packet", "dc": "us12", "u": "abc"}) == [
        "`id` is missing: mailchimp needs 10 hexadecimal digits",
        "`u` must be 25 hexadecimal digits, not “abc”",
    ]
    assert problems("buttondown", {"username": "packet", "u": U}) == [
        "`u` is no key of buttondown\nits keys are `username`, `tag`"
    ]


def test_a_link_stands_for_the_form_where_the_provider_has_a_page() -> None:
    found = signup("mailman2", {"url": "https://l.example.org", "list": "a"}, email_label="Email")

    assert found.link == "https://l.example.org/mailman/listinfo/a"
