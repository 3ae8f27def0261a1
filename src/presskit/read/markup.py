"""Which directives and roles an article may use; docutils' process-wide registries are ours for one parse at a time."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives as rst_directives
from docutils.parsers.rst import roles as rst_roles
from docutils.parsers.rst import states
from docutils.parsers.rst.languages import en
from docutils.utils import code_analyzer
from pygments.lexers import LEXERS, get_lexer_by_name
from pygments.util import ClassNotFound

from presskit.read.directives import ALLOWED, REPLACED
from presskit.read.roles import ROLES

# The type stubs of docutils leave its registries out.
directives: Any = rst_directives
roles: Any = rst_roles

_ALIASES = {"code-block": "code", "sourcecode": "code"}
_ALLOWED_ROLES = frozenset(
    "abbreviation acronym anonymous-reference citation-reference"  # noqa: SIM905 - a list would fill a page
    " code emphasis footnote-reference index literal math named-reference pep-reference rfc-reference strong"
    " subscript substitution-reference superscript target title-reference uri-reference".split()
)
_LOCK = threading.RLock()


@cache
def docutils_directives() -> dict[str, Any]:
    """docutils' own directives that articles may use, by canonical name."""
    table = dict(REPLACED)
    for name, (module, attribute) in directives._directive_registry.items():
        if name in ALLOWED and name not in table:
            table[name] = getattr(import_module(f"docutils.parsers.rst.directives.{module}"), attribute)
    return table


def docutils_roles() -> dict[str, Any]:
    """docutils' own roles that articles may use, by canonical name."""
    return {name: role for name, role in roles._role_registry.items() if name in _ALLOWED_ROLES}


class Tables:
    """The directives and roles of a site: docutils', the core's, the plugins'; later ones win."""

    def __init__(
        self, plugin_directives: Mapping[str, Any], plugin_roles: Mapping[str, Any], *, raw: bool
    ) -> None:
        self.directives = {**docutils_directives(), **plugin_directives}
        self.roles = {**docutils_roles(), **ROLES, **plugin_roles}
        if raw:
            self.roles["raw"] = roles.raw_role
        self._own_names = {*plugin_directives, *plugin_roles, *ROLES}

    def directive(self, name: str, language: Any, _document: nodes.document) -> tuple[Any, list[nodes.Node]]:
        """docutils' ``directives.directive``: by plain name, then by the names of the document's language, then English."""
        normal = name.lower()
        return self.directives.get(self._canonical(normal, language.directives, en.directives)), []

    def role(self, name: str, language: Any, _line: int, _reporter: Any) -> tuple[Any, list[nodes.Node]]:
        """docutils' ``roles.role``; what the article itself defined (``.. role::``) comes first."""
        normal = name.lower()
        if normal in roles._roles:
            return roles._roles[normal], []
        if not normal:
            return self.roles.get(roles.DEFAULT_INTERPRETED_ROLE), []
        found = self.roles.get(self._canonical(normal, language.roles, en.roles))
        if found is not None:
            roles.set_implicit_options(found)
        return found, []

    def _canonical(self, name: str, *languages: Mapping[str, str]) -> str:
        if name in self._own_names:
            return name
        canonical = next((names[name] for names in languages if name in names), name)
        return _ALIASES.get(canonical, canonical)


@contextmanager
def scoped(tables: Tables) -> Iterator[None]:
    """Within, docutils looks up ``tables``, and what an article registers is forgotten at the end.

    The registries are module globals that articles write to (``.. role::``, ``default-role``); upstream offers no other way.
    """
    enum = states.Body.enum
    ours: tuple[tuple[Any, str, Any], ...] = (
        (directives, "directive", tables.directive),
        (roles, "role", tables.role),
        (roles, "_roles", {}),
        (enum, "converters", {**enum.converters, "arabic": _ordinal}),
        (code_analyzer, "get_lexer_by_name", _lexer),
    )
    with _LOCK:
        theirs = [(owner, name, getattr(owner, name)) for owner, name, _ in ours]
        try:
            for owner, name, value in ours:
                setattr(owner, name, value)
            yield
        finally:
            for owner, name, value in theirs:
                setattr(owner, name, value)


def _ordinal(text: str) -> int:
    """The number of an enumerated list's item. Python refuses to read one of more than 4300 digits (CVE-2020-10735)."""
    return int(text[:4000])


@cache
def languages() -> frozenset[str]:
    """The names of programming languages that Pygments knows."""
    return frozenset(alias for _, _, aliases, _, _ in LEXERS.values() for alias in aliases)


def _lexer(language: str, **options: Any) -> Any:
    """Pygments' own lexers. For a language that it does not know, it would read the metadata of every distribution."""
    if language.lower() not in languages():
        raise ClassNotFound(language)
    return get_lexer_by_name(language, **options)
