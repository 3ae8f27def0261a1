"""The instant of a build."""

import datetime
import os

NOW = "PRESSKIT_NOW"


def now() -> datetime.datetime:
    """The current instant; the environment variable ``PRESSKIT_NOW`` sets it for reproducible runs."""
    text = os.environ.get(NOW)
    return parse_instant(text) if text else datetime.datetime.now(datetime.UTC)


def parse_instant(text: str) -> datetime.datetime:
    """An ISO 8601 instant; without an offset it is in UTC. Raises `ValueError`."""
    value = datetime.datetime.fromisoformat(text)
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
