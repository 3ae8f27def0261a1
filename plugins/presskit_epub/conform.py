"""What a web page may say and a book may not.

The core fills the same fragments for every writer. A book can hold no remote picture (EPUB 3.3 §3.6), readers of books run
no scripts and send no forms, and such markup is only seen for what it is in the finished chapter. So chapters are parsed
once more here, as XML and without a limit of depth, and what a book can't hold becomes a link to the web.
"""

import posixpath
from urllib.parse import unquote, urljoin

from lxml import etree

from presskit_epub.names import FOLDER
from presskit_epub.styles import local
from presskit_epub.urls import sound, split
from presskit_epub.xml import XHTML, parsed, written

_EMBEDS = frozenset(f"{{{XHTML}}}{name}" for name in ("img", "video", "audio", "iframe", "embed", "object"))
_ACTIVE = tuple(f"{{{XHTML}}}{name}" for name in ("script", "template"))
_OPENED = tuple(f"{{{XHTML}}}{name}" for name in ("picture", "noscript"))
_CODE = tuple(f"{{{XHTML}}}{name}" for name in ("pre", "code", "kbd", "samp", "var"))
_STYLE = f"{{{XHTML}}}style"
_CHOICES = frozenset({"srcset", "sizes", "imagesrcset"})
_BUTTON = etree.XPath(
    "string((.//*[local-name()='button'] | .//*[local-name()='input' and @type='submit']/@value)[1])"
)
_WORDS = etree.XPath("normalize-space()")
_HYPERTEXT_ONLY = (
    "href",
    "rel",
    "target",
    "download",
    "hreflang",
    "type",
    "role",
    "{http://www.idpf.org/2007/ops}type",
)


def conforming(markup: str, path: str, web: str) -> bytes:
    """The page at ``path`` (inside the container) as a book can hold it.

    ``web`` is its public URL, of use only where it has a host.

    Raises `lxml.etree.XMLSyntaxError` where ``markup`` is not well-formed.
    """
    root = parsed(markup.encode())
    for picture in list(root.iter(f"{{{XHTML}}}picture")):
        etree.strip_elements(picture, f"{{{XHTML}}}source", with_tail=False)
    etree.strip_tags(root, *_OPENED)
    for style in list(root.iterfind(f"{{{XHTML}}}body//{_STYLE}")):
        style.tag = _ACTIVE[0]  # a style sheet may stand in the head alone
    etree.strip_elements(root, *_ACTIVE, with_tail=False)
    ids = {_passive(element, path) for element in root.iter("{*}*")}
    for element in list(root.iter(*_EMBEDS)):
        outside = next((url for url in _sources(element) if not _inside(url, path)), None)
        if outside is not None:
            _link_instead(element, _on_the_web(outside, web))
    for form in list(root.iter(f"{{{XHTML}}}form")):
        _link_to_form(form, _on_the_web(form.get("action", ""), web))
    for code in root.iter(*_CODE) if root.get("dir") == "rtl" else ():
        # Style sheets of books have no `direction` (EPUB 3.3 §6.3.1).
        code.set("dir", code.get("dir", "ltr"))
    for anchor in list(root.iter(f"{{{XHTML}}}a")):
        _settle(anchor, path, web, ids)
    return written(root)


def _passive(element: "etree._Element", path: str) -> str | None:
    """Take from an element what would run, what offers a choice of files (a book holds one), and styles that need another
    host; its id."""
    attributes = element.attrib
    for name in list(map(str, attributes)):
        if name.startswith("on") or name in _CHOICES:
            del attributes[name]
        elif name == "style":
            attributes[name] = local(str(attributes[name]), lambda url: _inside(url, path))
    if element.tag == _STYLE:
        element.text = local(element.text or "", lambda url: _inside(url, path))
    return attributes.get("id")


def _sources(element: "etree._Element") -> list[str]:
    """The URLs of what an element shows: its own, and those of a film's or sound's ``source`` elements.

    A picture whose file is missing has an empty one.
    """
    sources = (element, *element.findall(f"{{{XHTML}}}source"))
    found = [url for each in sources for name in ("src", "data", "poster") if (url := each.get(name))]
    return found or [""]


def _inside(url: str, path: str) -> bool:
    """Whether a relative URL names a file that the container holds."""
    return _target(url, path).startswith(FOLDER)


def _target(url: str, path: str) -> str:
    """The path in the container that a relative URL stands for; empty for any other URL."""
    parts = split(url)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))


def _on_the_web(url: str, web: str) -> str:
    """Where a reader finds online what ``url`` named: there, or else on this chapter's page on the web."""
    if split(url).scheme:
        return sound(url)
    return sound(urljoin(web, url) if url.startswith("/") else web)


def _link_instead(element: "etree._Element", url: str) -> None:
    """Put a link with the words that stood for a picture, film or sound in its place."""
    words = element.get("alt") or element.get("title") or str(_WORDS(element))
    words = words or unquote(posixpath.basename(split(url).path)) or url
    linked = url and next(element.iterancestors(f"{{{XHTML}}}a"), None) is None
    link = etree.Element(f"{{{XHTML}}}a" if linked else f"{{{XHTML}}}span")
    link.text, link.tail = words, element.tail
    if linked:
        link.set("href", url)
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, link)


def _link_to_form(form: "etree._Element", url: str) -> None:
    """Put a link to where a form can be sent in its place, with the words of its button."""
    words = str(_BUTTON(form)).strip() or form.get("aria-label") or form.get("title") or url
    tail = form.tail
    form.clear()
    form.tail = tail
    form.tag = f"{{{XHTML}}}p"
    if url:
        etree.SubElement(form, f"{{{XHTML}}}a", href=url).text = words
    else:
        form.text = words


def _settle(anchor: "etree._Element", path: str, web: str, ids: "set[str | None]") -> None:
    """Leave a link to a chapter as it is; lead any other to the web, or make it plain text."""
    url = anchor.get("href")
    if url is None or _leads_to_a_chapter(url, path, ids):
        return
    found = "" if url.startswith("#") else _on_the_web(url, web)
    if found:
        anchor.set("href", found)
        return
    for name in _HYPERTEXT_ONLY:
        anchor.attrib.pop(name, "")


def _leads_to_a_chapter(url: str, path: str, ids: "set[str | None]") -> bool:
    """Whether ``url`` names a page of the book, and where it is this page, an anchor that is there."""
    target = path if url.startswith("#") else _target(url, path)
    if target != path:
        return target.startswith(FOLDER) and target.endswith(".xhtml")
    fragment = unquote(split(url).fragment)
    return not fragment or fragment in ids
