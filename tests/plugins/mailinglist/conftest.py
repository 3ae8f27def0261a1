"""One list for each provider, as a publisher would configure it."""

from typing import Any

import pytest

U, ID, UUID = "0123456789abcdef012345678", "0a1b2c3d4e", "95675f0e-12da-4fab-a445-396fa9e86a4b"

KEYS: dict[str, dict[str, Any]] = {
    "mailchimp": {"account": "packet", "dc": "us12", "u": U, "id": ID},
    "buttondown": {"username": "packet"},
    "kit": {"form": 1234567},
    "listmonk": {"url": "https://lists.example.org/", "list": UUID},
    "mailman2": {"url": "https://lists.example.org", "list": "packet-daily"},
    "substack": {"publication": "packet"},
    "ghost": {"url": "https://packet.example.org"},
    "plain": {"action": "https://example.org/join?list=1"},
    "mailto": {"address": "daily-join@lists.example.org"},
}


@pytest.fixture(params=KEYS)
def provider(request: pytest.FixtureRequest) -> str:
    """The name of each provider."""
    return str(request.param)


@pytest.fixture
def keys() -> dict[str, dict[str, Any]]:
    """The keys of a list for each provider."""
    return KEYS
