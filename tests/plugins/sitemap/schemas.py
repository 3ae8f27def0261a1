"""Site maps against their schemas."""

from functools import cache
from pathlib import Path

from lxml import etree

_SCHEMAS = Path(__file__).parent / "schemas"


def faults(content: bytes) -> list[str]:
    """What is wrong with a site map, or an index of several."""
    tree = etree.fromstring(content)
    schema = _schema("siteindex" if etree.QName(tree).localname == "sitemapindex" else "all")
    return [] if schema.validate(tree) else str(schema.error_log).splitlines()


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_SCHEMAS / f"{name}.xsd"))
