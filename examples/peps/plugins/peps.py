"""Reads PEPs: their mail-style headers, ``:pep:`` and ``:rfc:``, and the Sphinx markup that they use."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import body

from presskit import (
    Catalog,
    Declaration,
    Directive,
    FrontMatter,
    Markup,
    Reference,
    Source,
    deferred_reference,
    hookimpl,
    slugify,
)

Role = Callable[..., tuple[list[nodes.Node], list[nodes.system_message]]]

_HEADER = re.compile(r"([A-Z][A-Za-z-]*):[ \t]*(.*)")
_ADDRESS = re.compile(r"\s*(<[^<>]*>|\([^()]*@[^()]*\)|\S+@\S+)")
# Literals, escapes, emphasis and interpreted text, as a reStructuredText heading would have them.
_MARKED = re.compile(r"``(.+?)``|\\(.)|(?<!\w)(\*\*?|`)(?=\S)(.+?)(?<=\S)\3(?!\w)")
_TITLED = re.compile(r"(.+?)\s*<([^<>]*)>", re.DOTALL)

# Sphinx's roles for names in code; this site has no index of them, so they are literals.
NAMES = (
    *(
        "attr",
        "class",
        "data",
        "exc",
        "func",
        "keyword",
        "meth",
        "method",
        "mod",
        "obj",
        "option",
        "term",
        "token",
    ),
    *("command", "const", "envvar", "file", "program", "samp", "source"),
    *("c:func", "c:macro", "c:member", "c:struct", "c:type"),
    *("py:attr", "py:class", "py:data", "py:exc", "py:func", "py:keyword", "py:meth", "py:mod", "py:obj"),
)
PROJECTS = ("python", "typing", *(f"py3.{minor}" for minor in range(8, 16)))
LITERALS = (*NAMES, *(f"external+{project}:{name}" for project in PROJECTS for name in NAMES))

# Sphinx's references to labels in other projects' documentation: which page has one only their index would say.
FOREIGN = ("py:ref", *(f"external+{project}:ref" for project in PROJECTS))

# Other projects' documentation, where ``:doc:`` names a page by its path.
DOCUMENTATION = {
    "devguide": "https://devguide.python.org/{}/",
    "packaging": "https://packaging.python.org/en/latest/{}/",
    "python": "https://docs.python.org/3/{}.html",
    "typing": "https://typing.python.org/en/latest/{}.html",
}

ADDRESSES = {
    "cpython-issue": ("https://github.com/python/cpython/issues/{}", "python/cpython#{}"),
    "cpython-pr": ("https://github.com/python/cpython/pull/{}", "python/cpython#{}"),
    "pypi": ("https://pypi.org/project/{}/", "{}"),
    "rfc": ("https://www.rfc-editor.org/rfc/rfc{}.html", "RFC {}"),
}

BOXES = {
    "canonical-doc": "This PEP is a historical document: the up-to-date, canonical documentation is elsewhere.",
    "canonical-typing-spec": "This PEP is a historical document: see the typing specification.",
    "canonical-pypa-spec": "This PEP is a historical document: see the packaging specifications.",
    "rejected": "This PEP has been rejected.",
    "withdrawn": "This PEP has been withdrawn.",
    "superseded": "This PEP has been superseded.",
}

DECLARATIONS = ("productionlist", "c:function", "c:type", "c:struct", "c:macro", "c:member")


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(codes={"PEP01": "A file that an article includes does not exist."})


@hookimpl
def presskit_front_matter(source: Source) -> FrontMatter | None:
    """The headers as fields. Files without a ``PEP`` header are left to the field list."""
    lines = source.text.split("\n")
    headers: dict[str, list[str]] = {}
    places: dict[str, tuple[int, int]] = {}
    name, end = "", 0
    while end < len(lines):
        if match := _HEADER.match(lines[end]):
            name = match[1]
            headers[name] = [match[2].strip()]
            places[name] = (end + 1, match.start(2) + 1)
        elif name and lines[end].strip() and lines[end].startswith((" ", "\t")):
            headers[name].append(lines[end].strip())
        else:
            break
        end += 1
    if "PEP" not in headers:
        return None
    found = {"title": places.get("Title"), "date": places.get("Created"), "authors": places.get("Author")}
    return FrontMatter(
        fields=_fields({key: " ".join(value) for key, value in headers.items()}),
        text="\n" * end + "\n".join(lines[end:]),
        lines={field: place[0] for field, place in found.items() if place},
        columns={field: place[1] for field, place in found.items() if place},
    )


def _fields(headers: dict[str, str]) -> dict[str, str]:
    number = int(headers["PEP"]) if headers["PEP"].isdigit() else 0
    authors = [_ADDRESS.sub("", author).strip() for author in headers.get("Author", "").split(",")]
    return {
        "title": f"PEP {number} – {_plain(headers.get('Title', ''))}",
        "date": _day(headers.get("Created", "")),
        "authors": "; ".join(author for author in authors if author),
        "section": slugify(headers.get("Type", "other")),
        "tags": ", ".join(tag for tag in (headers.get("Status", ""), headers.get("Topic", "")) if tag),
        "slug": f"pep-{number:04}",
    }


def _plain(title: str) -> str:
    """The title without its markup, since fields are plain text. A backslash before a space stands for nothing."""
    return _MARKED.sub(lambda match: match[1] or match[4] or (match[2] or "").strip(), title)


def _day(text: str) -> str:
    """``05-Jul-2001`` as an ISO date; other text as it is, for presskit to report."""
    if text.startswith("<"):  # the template for new PEPs says here what to write
        return ""
    for form in ("%d-%b-%Y", "%d-%B-%Y", "%d %B %Y"):
        try:
            return dt.datetime.strptime(text.strip(), form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return text


@hookimpl
def presskit_markup() -> Markup:
    """PEP and RFC links, Sphinx's roles and directives."""
    roles = {
        **dict.fromkeys(LITERALS, _role(_literal)),
        **dict.fromkeys(FOREIGN, _role(lambda raw, title, target: nodes.inline(raw, title or target))),
        **{name: _role(_address(*parts)) for name, parts in ADDRESSES.items()},
        "pep": _role(_pep),
    }
    found: dict[str, Any] = {name: type("PepBox", (Box,), {"sentence": text}) for name, text in BOXES.items()}
    found |= dict.fromkeys(("highlight", "toctree"), Nothing)
    found |= dict.fromkeys(DECLARATIONS, CodeDeclaration)
    found |= {"code-block": CodeBlock, "literalinclude": LiteralInclude}
    return Markup(roles=roles, directives=found)


@hookimpl
def presskit_resolve(reference: Reference, catalog: Catalog) -> str | None:
    """``pep:8#anchor`` is an article, or on the web where it is none; ``article:packaging:…`` is a page elsewhere."""
    scheme, _, rest = reference.uri.partition(":")
    project, _, page = rest.partition(":")
    if scheme == "article" and page and project in DOCUMENTATION:
        return DOCUMENTATION[project].format(page.removeprefix("/"))
    number, _, anchor = rest.partition("#")
    if scheme != "pep" or not number.isdigit():
        return None
    id = f"pep-{int(number):04}"
    fragment = f"#{anchor}" if anchor else ""
    return f"article:{id}{fragment}" if id in catalog.entries else f"https://peps.python.org/{id}/{fragment}"


def _role(make: Callable[[str, str, str], nodes.Node]) -> Role:
    """A role whose text is ``target`` or ``title <target>``; ``make`` gets the markup, the title or nothing, the target."""

    def role(
        _name: str, rawtext: str, text: str, *_: Any
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        plain = nodes.unescape(text)
        match = _TITLED.fullmatch(plain)
        return [make(rawtext, match[1] if match else "", (match[2] if match else plain).strip())], []

    return role


def _pep(rawtext: str, title: str, target: str) -> nodes.Node:
    number, _, anchor = target.partition("#")
    shown = title or f"PEP {number}" + (f" § {anchor.replace('-', ' ')}" if anchor else "")
    return deferred_reference(f"pep:{target}", rawtext, nodes.Text(shown))


def _literal(rawtext: str, title: str, target: str) -> nodes.Node:
    """``~a.b.c`` is shown as ``c``; ``!`` keeps Sphinx from looking for a name."""
    shown = title or target.removeprefix("!")
    return nodes.literal(rawtext, shown[1:].rpartition(".")[2] if shown.startswith("~") else shown)


def _address(url: str, label: str) -> Callable[[str, str, str], nodes.Node]:
    def link(rawtext: str, title: str, target: str) -> nodes.Node:
        plain, _, anchor = target.partition("#")
        uri = url.format(plain) + (f"#{anchor}" if anchor else "")
        return nodes.reference(rawtext, title or label.format(plain), refuri=uri)

    return link


class Box(Directive):
    """An admonition with a fixed first sentence."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    sentence = ""

    def run(self) -> list[nodes.Node]:
        box = nodes.important("", nodes.paragraph("", self.sentence))
        if self.arguments:
            children, messages = self.state.inline_text(self.arguments[0], self.lineno)
            box += nodes.paragraph("", "", *children)
            box += messages
        box += self.parse_content()
        return [box]


class Nothing(Directive):
    """A directive that means nothing here."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("linenothreshold", "maxdepth", "glob", "caption", "hidden", "titlesonly"), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        return []


class LiteralInclude(Directive):
    """A file of the site as a code block."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("language", "caption", "name", "linenos"), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        text = self.inputs.text(self.arguments[0])
        if text is None:
            self.diagnose("PEP01", f"there is no file `{self.arguments[0]}`", token=self.arguments[0])
            return []
        block = nodes.literal_block(text, text, classes=["code", self.options.get("language", "")])
        self.add_name(block)
        return [block]


class CodeBlock(body.CodeBlock):
    """docutils' code block with the options of Sphinx's, of which only the name has an effect."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        **(body.CodeBlock.option_spec or {}),
        **dict.fromkeys(("force", "caption", "emphasize-lines", "linenos", "dedent"), directives.unchanged),
    }


class CodeDeclaration(Directive):
    """A grammar or a C declaration, as it is written, with what is said of it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        text = self.arguments[0] if self.arguments else ""
        if self.name == "productionlist":
            text, self.content = "\n".join([text, *self.content]), self.content[:0]
        return [nodes.literal_block(text, text), *self.parse_content()]
