"""The site's ``theme/`` over the plugins' template folders, as Jinja2 templates."""

from collections.abc import Mapping, MutableMapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import jinja2
import jinja2.nodes
import msgspec
from jinja2 import meta

from presskit.plugins.words import Languages
from presskit.write.speech import Speech
from presskit.write.theme import theme_files

_ALL = frozenset({"uri", "title", "language", "site_title"})
"""The fields of the ``page`` that block templates see."""

Folders = Sequence[tuple[str, Path]]


class TemplateFailure(Exception):  # noqa: N818 - what happened is a failure of a template, not of ours
    """A template failed. ``path`` is as people know it, ``line`` 1-based."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.line = line


class _PrefixLoader(jinja2.PrefixLoader):
    """Jinja2's, but that its templates are named with their prefix, by which they find the one that they replace."""

    load = jinja2.BaseLoader.load


class _Environment(jinja2.Environment):
    """Jinja2's, but that a template which extends or includes its own name gets the one that it replaces.

    ``replaced`` gives the template after each, named with its plugin: ``a.html`` is the site's, else the first plugin's.
    """

    replaced: Mapping[str, str] = {}

    def join_path(self, template: str, parent: str) -> str:
        return self.replaced.get(parent, template) if parent.rpartition(":")[2] == template else template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Jinja2 chains the maps, in case that one changes later; that makes each rendering three times as long to begin."""
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What ``obj.attribute`` is: of plain data its key, else as Jinja2 has it."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class SiteTemplates:
    """Templates of one site; see `presskit.Templates`.

    A template in ``theme/`` that extends its own name extends the plugin's; ``html:article.html`` is that of one plugin.
    """

    def __init__(self, theme: Path, folders: Folders, languages: Languages | None = None) -> None:
        self._folders = [theme, *(folder for _, folder in folders)]
        self._prefixes = ["theme/", *(f"{plugin}:" for plugin, _ in folders)]
        by_plugin = {plugin: jinja2.FileSystemLoader(folder) for plugin, folder in folders}
        loaders = [jinja2.FileSystemLoader(folder) for folder in self._folders]
        self._environment = _Environment(
            loader=jinja2.ChoiceLoader([_PrefixLoader(by_plugin, ":"), *loaders]),
            autoescape=jinja2.select_autoescape(("html", "xhtml", "xml", "svg", "ncx")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.words = (languages or Languages(self._folders)).words
        self._speech = Speech(self.words)
        self._environment.globals |= self._speech.functions
        self._environment.filters |= self._speech.filters
        self._environment.policies["json.dumps_function"] = script_json
        self._names = frozenset(self._environment.list_templates())
        self._environment.replaced = _replaced(loaders[0].list_templates(), by_plugin)
        self._page_fields: dict[str, frozenset[str]] = {}

    def has(self, name: str) -> bool:
        return name in self._names

    def page_fields(self, name: str) -> frozenset[str]:
        if name not in self._page_fields:
            self._page_fields[name] = self._fields_of(name)
        return self._page_fields[name]

    def _fields_of(self, name: str) -> frozenset[str]:
        loader = self._environment.loader
        if loader is None or name not in self._names:
            return frozenset()
        try:
            tree = self._environment.parse(loader.get_source(self._environment, name)[0])
        except jinja2.TemplateError:  # reported where it is rendered
            return _ALL
        if any(True for _ in meta.find_referenced_templates(tree)):  # another template may see more
            return _ALL
        named = [node.attr for node in tree.find_all(jinja2.nodes.Getattr) if _is_page(node.node)]
        mentioned = sum(1 for node in tree.find_all(jinja2.nodes.Name) if _is_page(node))
        return frozenset(named) & _ALL if len(named) == mentioned else _ALL

    def render(self, name: str, **context: Any) -> str:
        """The rendered template. Raises `TemplateFailure`, whatever goes wrong in it."""
        try:
            with self._speech.of(context.get("page")):
                return self._environment.get_template(name).render(context)
        except TemplateFailure:  # of a template that this one rendered
            raise
        except Exception as error:
            raise self._failure(error, name) from error

    def _failure(self, error: Exception, name: str) -> "TemplateFailure":
        """The innermost template line that ``error`` came through."""
        file, line = getattr(error, "filename", None) or "", getattr(error, "lineno", 0)
        frame = error.__traceback__ if not file else None
        while frame is not None:
            code = frame.tb_frame.f_code
            if self._shown(code.co_filename):
                file, line = code.co_filename, frame.tb_lineno
            frame = frame.tb_next
        return TemplateFailure(self._shown(file) or name, line or 1, f"{type(error).__name__}: {error}")

    def _shown(self, file: str) -> str:
        """How people know a template file: ``theme/article.html`` or ``html:article.html``; empty for other files."""
        for prefix, folder in zip(self._prefixes, self._folders, strict=True):
            if file and Path(file).is_relative_to(folder):
                return prefix + Path(file).relative_to(folder).as_posix()
        return ""

    def files(self, folder: str) -> Mapping[str, bytes]:
        return theme_files(self._folders, folder)


def _replaced(own: Sequence[str], by_plugin: Mapping[str, jinja2.BaseLoader]) -> dict[str, str]:
    """For each template the one of its name in the next folder; ``own`` are the site's, ``by_plugin`` in their order."""
    chains = {name: [name] for name in own}
    for plugin, loader in by_plugin.items():
        for name in loader.list_templates():
            chains.setdefault(name, []).append(f"{plugin}:{name}")
    found: dict[str, str] = {}
    for name, chain in chains.items():
        if len(chain) > 1:
            found[name] = chain[1]
            found.update(pairwise(chain))
    return found


def _is_page(node: jinja2.nodes.Node) -> bool:
    return isinstance(node, jinja2.nodes.Name) and node.name == "page"


def script_json(value: Any, **_options: Any) -> str:
    """JSON for Jinja2's ``tojson``, which escapes ``<``, ``>``, ``&`` and ``'`` in it: text as it is, keys in their order.

    U+2028 and U+2029 end a line of JavaScript before ES2019, even in a string.
    """
    text = msgspec.json.encode(value).decode()
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
