"""What a site says of itself."""

from msgspec import Struct


class Site(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[site]``."""

    title: str = "My site"
    base_url: str = ""
    language: str = "en"
    timezone: str = "UTC"
    description: str = ""
    author: str = ""
    search: bool = False
