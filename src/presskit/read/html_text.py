"""Text and attributes of polyglot XHTML: HTML5 that is well-formed XML."""

import re
from xml.parsers import expat

# What HTML or XML may not hold (HTML §13.2.3.5, XML 1.0 §2.2); no source holds lone surrogates.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NOT_IN_URL = {ord(char): f"%{ord(char):02X}" for char in ' "<>\\^`{|}\t\n\r'}
_BRACKETS = {ord("["): "%5B", ord("]"): "%5D"}


def escaped(text: str) -> str:
    """``text`` between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """``text`` in a double-quoted attribute."""
    return escaped(text).replace('"', "&quot;")


def attribute(name: str, value: object) -> str:
    """An attribute with the space before it; nothing where the value is empty or None."""
    return f' {name}="{quoted(str(value))}"' if value not in (None, "") else ""


def legal(text: str) -> str:
    """``text`` with characters that no page may hold replaced by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def xml_problem(markup: str) -> str:
    """What keeps ``markup`` from being well-formed XML; empty for nothing."""
    parser = expat.ParserCreate("UTF-8", " ")
    try:
        parser.Parse(f"<div>{markup}</div>", True)
    except expat.ExpatError as error:
        return expat.ErrorString(error.code)
    return ""


def url(uri: str) -> str:
    """A URL for an attribute, with what the standard forbids percent-encoded (WHATWG URL §4.3)."""
    text = uri.translate(_NOT_IN_URL)
    if "%" in text:
        text = _STRAY_PERCENT.sub("%25", text)
    if "[" in text or "]" in text:
        # Brackets are legal only round an IPv6 address.
        authority = text.find("/", text.find("//") + 2) if "://" in text else 0
        if authority >= 0:
            text = text[:authority] + text[authority:].translate(_BRACKETS)
    head, mark, fragment = text.partition("#")
    return quoted(head + mark + fragment.replace("#", "%23"))


def class_attributes(own: str, classes: list[str]) -> str:
    """The attribute for our own and the author's classes; docutils' ``language-…`` becomes the language."""
    names = own.split()
    language = ""
    for name in classes:
        if name.startswith("language-"):
            language = name.removeprefix("language-")
        elif name not in names:
            names.append(name)
    lang = attribute("lang", language) + attribute("xml:lang", language)
    return attribute("class", " ".join(names)) + lang
