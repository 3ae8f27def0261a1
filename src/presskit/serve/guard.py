"""Who may ask: this machine's own browser, for a page of this server, and nobody else.

A page of another site can make a browser ask any address, and by a name of its own that leads here (DNS rebinding) even read
the answer. So the name by which a browser asks has to be one that can't be anybody else's.
"""

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers

_ANY = ("0.0.0.0", "::", "")  # noqa: S104 - compared, not bound


def allows(headers: Headers, bound: str) -> bool:
    """Whether the ``Host`` of a request is a name of the address ``bound`` that cannot be taken over."""
    hosts = headers.getlist("host")
    name = _name(hosts[0]) if len(hosts) == 1 else ""
    if not name:
        return False
    if name == bound.lower() or name == "localhost" or name.endswith(".localhost"):  # RFC 6761 §6.3
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or bound in _ANY


def is_own(headers: Headers) -> bool:
    """Whether a page of this server asks, as far as its browser tells: then ``Origin`` is absent, or this server."""
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{headers.get('host')}":
        return False
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _name(host: str) -> str:
    """The name in a ``Host`` header, without port and brackets; empty where it is malformed."""
    try:
        parts = urlsplit(f"//{host}")
        if parts.port == 0 or parts.username is not None or parts.path or parts.query or parts.fragment:
            return ""
    except ValueError:
        return ""
    return (parts.hostname or "").lower()
