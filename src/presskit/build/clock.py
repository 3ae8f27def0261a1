"""The instant of a build."""

import datetime
import os

NOW = "PRESSKIT_NOW"


class BadClock(Exception):  # noqa: N818 - it tells what is the matter
    """``PRESSKIT_NOW`` is no instant."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{NOW} is `{text}`, which is no instant: write 2027-01-01T09:00Z")


def now() -> datetime.datetime:
    """The current instant; the environment variable ``PRESSKIT_NOW`` sets it for reproducible runs."""
    text = os.environ.get(NOW)
    if not text:
        return datetime.datetime.now(datetime.UTC)
    try:
        return parse_instant(text)
    except ValueError:
        raise BadClock(text) from None


def parse_instant(text: str) -> datetime.datetime:
    """An ISO 8601 instant; without an offset it is in UTC. Raises `ValueError`."""
    value = datetime.datetime.fromisoformat(text)
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
