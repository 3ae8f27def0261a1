"""Reads PEPs: their mail-style headers, ``:pep:`` and ``:rfc:``, and the Sphinx markup that they use."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import body

from presskit import (
    Catalog,
    Directive,
    Entry,
    FrontMatter,
    Markup,
    Reference,
    Source,
    deferred_reference,
    hookimpl,
    slugify,
)

_HEADER = re.compile(r"([A-Z][A-Za-z-]*):[ \t]*(.*)")
_ADDRESS = re.compile(r"\s*(<[^<>]*>|\([^()]*@[^()]*\)|\S+@\S+)")
_TITLED = re.compile(r"(.+?)\s*<([^<>]*)>", re.DOTALL)

# Sphinx's roles for names in code; this site has no index of them, so they are literals.
NAMES = """
    attr class data exc func meth method mod obj keyword option term token c:func c:macro c:member c:struct c:type
    py:attr py:class py:data py:exc py:func py:keyword py:meth py:mod py:obj command const envvar file program samp source
""".split()
PROJECTS = ("python", "typing", *(f"py3.{minor}" for minor in range(8, 16)))
LITERALS = [*NAMES, *(f"external+{project}:{name}" for project in PROJECTS for name in NAMES)]

# Sphinx's references to labels in other projects' documentation.
FOREIGN = ("py:ref", *(f"external+{project}:ref" for project in PROJECTS))

ADDRESSES = {
    "cpython-issue": ("https://github.com/python/cpython/issues/{}", "python/cpython#{}"),
    "cpython-pr": ("https://github.com/python/cpython/pull/{}", "python/cpython#{}"),
    "pypi": ("https://pypi.org/project/{}/", "{}"),
    "rfc": ("https://www.rfc-editor.org/rfc/rfc{}.html", "RFC {}"),
}


@hookimpl
def presskit_front_matter(source: Source) -> FrontMatter | None:
    """The headers as fields. Files without a ``PEP`` header are left to the field list."""
    lines = source.text.split("\n")
    headers: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    name, end = "", 0
    for end, line in enumerate(lines):  # noqa: B007 - the loop's last line ends the headers
        match = _HEADER.match(line)
        if match:
            name = match[1]
            headers[name] = [match[2].strip()]
            places[name] = end + 1
        elif line.startswith((" ", "\t")) and name and line.strip():
            headers[name].append(line.strip())
        else:
            break
    if "PEP" not in headers:
        return None
    return FrontMatter(
        fields=_fields({key: " ".join(value) for key, value in headers.items()}),
        text="\n" * end + "\n".join(lines[end:]),
        lines={"title": places.get("Title", 1), "date": places.get("Created", 1), "author": places.get("Author", 1)},
        columns={"title": 8, "date": 10, "author": 9},
    )


def _fields(headers: dict[str, str]) -> dict[str, str]:
    number = int(headers["PEP"]) if headers["PEP"].isdigit() else 0
    authors = [_ADDRESS.sub("", author).strip() for author in headers.get("Author", "").split(",")]
    return {
        "title": f"PEP {number} – {headers.get('Title', '')}",
        "date": _day(headers.get("Created", "")),
        "authors": "; ".join(author for author in authors if author),
        "section": slugify(headers.get("Type", "other")),
        "tags": ", ".join(tag for tag in (headers.get("Status", ""), headers.get("Topic", "")) if tag),
        "slug": f"pep-{number:04}",
    }


def _day(text: str) -> str:
    """``05-Jul-2001`` as an ISO date; other text as it is, for presskit to report."""
    for form in ("%d-%b-%Y", "%d-%B-%Y", "%d %B %Y"):
        try:
            return dt.datetime.strptime(text.strip(), form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return text


@hookimpl
def presskit_markup() -> Markup:
    """PEP and RFC links, Sphinx's roles and directives."""
    roles: dict[str, Any] = dict.fromkeys(LITERALS, _literal)
    roles |= dict.fromkeys(FOREIGN, _foreign)
    roles |= {name: _address(*parts) for name, parts in ADDRESSES.items()}
    roles["pep"] = _pep
    boxes = {name: _box(text) for name, text in BOXES.items()}
    others: dict[str, Any] = {"highlight": Nothing, "toctree": Nothing, "literalinclude": LiteralInclude}
    others |= dict.fromkeys(("productionlist", "c:function", "c:type", "c:struct", "c:macro", "c:member"), Declaration)
    others["code-block"] = CodeBlock
    return Markup(roles=roles, directives={**boxes, **others})


@hookimpl
def presskit_resolve(reference: Reference, catalog: Catalog) -> str | None:
    """``pep:8#anchor``: the article, or the proposal on the web where this site does not have it."""
    scheme, _, rest = reference.uri.partition(":")
    number, _, anchor = rest.partition("#")
    if scheme != "pep" or not number.isdigit():
        return None
    id = f"pep-{int(number):04}"
    fragment = f"#{anchor}" if anchor else ""
    return f"article:{id}{fragment}" if id in catalog.entries else f"https://peps.python.org/{id}/{fragment}"


def _split(text: str) -> tuple[str, str]:
    """The title, empty where there is none, and the target of a role's text."""
    match = _TITLED.fullmatch(text)
    return (match[1], match[2]) if match else ("", text)


def _pep(_name: str, rawtext: str, text: str, *_rest: Any, **_options: Any) -> tuple[list[nodes.Node], list[Any]]:
    title, target = _split(nodes.unescape(text))
    number, _, anchor = target.partition("#")
    shown = title or f"PEP {number.strip()}" + (f" § {anchor.replace('-', ' ')}" if anchor else "")
    return [deferred_reference(f"pep:{target.strip()}", rawtext, nodes.Text(shown))], []


def _literal(_name: str, rawtext: str, text: str, *_rest: Any, **_options: Any) -> tuple[list[nodes.Node], list[Any]]:
    title, target = _split(nodes.unescape(text))
    shown = title or target.removeprefix("!")
    if shown.startswith("~"):
        shown = shown[1:].rpartition(".")[2]
    return [nodes.literal(rawtext, shown)], []


def _foreign(_name: str, rawtext: str, text: str, *_rest: Any, **_options: Any) -> tuple[list[nodes.Node], list[Any]]:
    title, target = _split(nodes.unescape(text))
    return [nodes.inline(rawtext, title or target)], []


def _address(url: str, label: str) -> Callable[..., tuple[list[nodes.Node], list[Any]]]:
    def role(_name: str, rawtext: str, text: str, *_rest: Any, **_options: Any) -> tuple[list[nodes.Node], list[Any]]:
        title, target = _split(nodes.unescape(text))
        plain, _, anchor = target.strip().partition("#")
        uri = url.format(plain) + (f"#{anchor}" if anchor else "")
        return [nodes.reference(rawtext, title or label.format(plain), refuri=uri)], []

    return role


BOXES = {
    "canonical-doc": "This PEP is a historical document: the up-to-date, canonical documentation is elsewhere.",
    "canonical-typing-spec": "This PEP is a historical document: see the typing specification.",
    "canonical-pypa-spec": "This PEP is a historical document: see the packaging specifications.",
    "rejected": "This PEP has been rejected.",
    "withdrawn": "This PEP has been withdrawn.",
    "superseded": "This PEP has been superseded.",
}


def _box(text: str) -> type[Directive]:
    class Box(Directive):
        """An admonition with a fixed first sentence."""

        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[nodes.Node]:
            box = nodes.important("", nodes.paragraph("", text))
            if self.arguments:
                children, messages = self.state.inline_text(self.arguments[0], self.lineno)
                box += nodes.paragraph("", "", *children)
                box += messages
            box += self.parse_content()
            return [box]

    return Box


class Nothing(Directive):
    """A directive that means nothing here."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = dict.fromkeys(("linenothreshold", "maxdepth", "glob", "caption", "hidden", "titlesonly"), directives.unchanged)

    def run(self) -> list[nodes.Node]:
        return []


class LiteralInclude(Directive):
    """A file of the site as a code block."""

    required_arguments = 1
    option_spec = dict.fromkeys(("language", "caption", "name", "linenos"), directives.unchanged)

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
    option_spec = {
        **body.CodeBlock.option_spec,
        **dict.fromkeys(("force", "caption", "emphasize-lines", "linenos", "dedent"), directives.unchanged),
    }


class Declaration(Directive):
    """A grammar or a C declaration, as it is written, with what is said of it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        text = self.arguments[0] if self.arguments else ""
        if self.name == "productionlist":
            text, self.content = "\n".join([text, *self.content]), self.content[:0]
        return [nodes.literal_block(text, text), *self.parse_content()]
