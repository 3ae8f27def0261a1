"""What a publisher may have copied wrong."""

import pytest

from presskit_mailinglist import shape
from presskit_mailinglist.shape import Shape, problem


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("0123456789abcdef012345678", shape.HEX_25),
        ("0A1B2C3D4E", shape.HEX_10),
        ("us12", shape.DATA_CENTRE),
        ("packet", shape.NAME),
        ("your-local-news", shape.NAME),
        ("yourtown", shape.USERNAME),
        ("pack.et_1", shape.USERNAME),
        ("newsletter", shape.LIST_NAME),
        ("95675f0e-12da-4fab-a445-396fa9e86a4b", shape.UUID),
        ("https://lists.example.org:8443/mail/", shape.ROOT_URL),
        ("https://example.org/join?list=1&x=y", shape.URL),
        ("list-join@lists.example.org", shape.EMAIL),
        ("fields[email]", shape.FIELD_NAME),
        ("username", shape.FIELD_NAME),
    ],
)
def test_good_values(value: str, kind: Shape) -> None:
    assert problem(value, kind) == ""


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("0123456789abcdef01234567", shape.HEX_25),
        ("0123456789abcdef012345678\n", shape.HEX_25),
        ("0123456789abcdef01234567g", shape.HEX_25),
        ("12", shape.DATA_CENTRE),
        ("packet.substack.com", shape.NAME),
        ("abc", shape.NUMBER),
        ("1", shape.UUID),
        ("http://lists.example.org", shape.ROOT_URL),
        ("https://localhost", shape.ROOT_URL),
        ("https://lists.example.org/?a=b", shape.ROOT_URL),
        ("https://user@example.org/", shape.URL),
        ("https://evil.example.org\\@good.example.org/", shape.URL),
        ('https://example.org/"onload="', shape.URL),
        ("javascript:alert(1)", shape.URL),
        ("//example.org/join", shape.URL),
        ("nobody", shape.EMAIL),
        ("a@example.org?bcc=b@example.org", shape.EMAIL),
        ('email"', shape.FIELD_NAME),
    ],
)
def test_misshapen_values_are_refused_with_what_belongs_there(value: str, kind: Shape) -> None:
    assert kind.meaning in problem(value, kind)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("YOUR_USERNAME", shape.USERNAME),
        ("your-username", shape.USERNAME),
        ("username", shape.USERNAME),
        ("yourpublication", shape.NAME),
        ("XXXXXXXXXX", shape.HEX_10),
        ("YOUR_FORM_ID", shape.NUMBER),
        ("https://lists.yourdomain.com", shape.ROOT_URL),
        ("https://example.org/join/YOUR_LIST_ID", shape.URL),
    ],
)
def test_placeholders_are_refused(value: str, kind: Shape) -> None:
    assert "placeholder" in problem(value, kind)
