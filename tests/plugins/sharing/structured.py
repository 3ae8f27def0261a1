"""What the documentation of schema.org and of Google's search wants of JSON-LD."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from lxml import html

Entity = dict[str, Any]
_ARTICLES = {"NewsArticle", "BlogPosting", "TechArticle", "Article"}


def entities(page: str) -> dict[str, Entity]:
    """The entities of a page by type: one in each script, since testers pass over ``@graph``."""
    scripts = [
        each for each in html.fromstring(page).iter("script") if each.get("type") == "application/ld+json"
    ]
    found = [json.loads(script.text or "") for script in scripts]
    assert len({entity["@type"] for entity in found}) == len(found)
    return {entity["@type"]: entity for entity in found}


def meta(page: str) -> dict[str, list[str]]:
    """What the ``meta`` elements of a page say, by property or name."""
    found: dict[str, list[str]] = {}
    for element in html.fromstring(page).iter("meta"):
        name = element.get("property") or element.get("name")
        if name:
            found.setdefault(name, []).append(element.get("content") or "")
    return found


def faults(entity: Entity) -> list[str]:
    """What is wrong with an entity, and all in it."""
    known = _SHAPES["Article" if entity["@type"] in _ARTICLES else entity["@type"]]
    return [
        *_faults(entity, known),
        *([] if entity.get("@context") == "https://schema.org" else ["@context"]),
    ]


def _faults(entity: Entity, shape: "dict[str, Check]") -> Iterator[str]:
    required = {name for name in shape if not name.endswith("?")}
    names = {name.rstrip("?"): check for name, check in shape.items()}
    yield from (f"{entity['@type']} has no {name}" for name in sorted(required - entity.keys()))
    for name, value in entity.items():
        if name == "@context":
            continue
        if name not in names:
            yield f"{entity['@type']} has a {name}"
        elif not names[name](value):
            yield f"{entity['@type']}.{name} is {value!r}"


Check = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() == value != ""


def _url(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"https?://[!-~]+", value) is not None


def _instant(value: Any) -> bool:
    return _text(value) and datetime.fromisoformat(value).tzinfo is not None


def _day(value: Any) -> bool:
    return _text(value) and (len(value) == 10 or _instant(value))


def _number(value: Any) -> bool:
    return isinstance(value, int) and value > 0


def _texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _urls(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_url, value))


def _a(type_: str) -> Check:
    return lambda value: (
        isinstance(value, dict) and value["@type"] == type_ and not list(_faults(value, _SHAPES[type_]))
    )


def _list_of(type_: str) -> Check:
    return lambda value: isinstance(value, list) and bool(value) and all(map(_a(type_), value))


def _steps(value: Any) -> bool:
    """Google wants two at least; all but the last lead somewhere."""
    positions = [step.get("position") for step in value]
    lead = ["item" in step for step in value]
    return (
        _list_of("ListItem")(value)
        and positions == [*range(1, len(value) + 1)]
        and lead == [*[True] * (len(value) - 1), False]
        and len(value) >= 2
    )


_TYPE: dict[str, Check] = {"@type": _text}
_SHAPES: dict[str, dict[str, Check]] = {
    "Article": _TYPE
    | {"headline": _text, "url": _url, "mainEntityOfPage": _a("WebPage"), "inLanguage": _text}
    | {"publisher": _a("Organization"), "wordCount": lambda value: isinstance(value, int)}
    | {"isAccessibleForFree": lambda value: value is True, "image?": _list_of("ImageObject")}
    | {"datePublished?": _instant, "dateModified?": _instant, "author?": _list_of("Person")}
    | {"description?": _text, "articleSection?": _text, "keywords?": _texts}
    | {"correction?": _list_of("CorrectionComment")},
    "Organization": _TYPE | {"name": _text, "url": _url, "logo?": _a("ImageObject"), "sameAs?": _urls},
    "WebSite": _TYPE
    | {"name": _text, "url": _url, "inLanguage": _text, "description?": _text}
    | {"publisher": _a("Organization")},
    "BreadcrumbList": _TYPE | {"itemListElement": _steps},
    "ListItem": _TYPE | {"position": _number, "name": _text, "item?": _url},
    "ImageObject": _TYPE
    | {"url": _url, "width?": _number, "height?": _number, "caption?": _text, "creditText?": _text},
    "Person": _TYPE | {"name": _text, "url?": _url},
    "WebPage": _TYPE | {"@id": _url},
    "CorrectionComment": _TYPE | {"datePublished": _day, "text": _text},
}
"""What each type has: those with a question mark may be left out, and nothing else may be there."""
