"""What each hook must return. Anything else is the plugin's error, found where it arises."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from docutils.parsers.rst import Directive
from msgspec import Struct

from presskit.model.article import Metadata
from presskit.model.asset import Derived
from presskit.model.diagnostic import Diagnostic
from presskit.model.fragment import HOLE, Block
from presskit.model.page import SLOTS, Output, Page
from presskit.plugins.declaration import Declaration, FrontMatter, Markup
from presskit.plugins.json_values import block_fault, fault, kind_of, with_article
from presskit.plugins.writer import Writer
from presskit.report.suggestion import one_of

_T = TypeVar("_T")
_S = TypeVar("_S", bound=Struct)

_FORMS = ("html", "tree")


class WrongResultError(TypeError):
    """A hook returned something that it must not; the message says what, the hint what it should be."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def _declaration(value: Any) -> Declaration:
    declaration = _instance(value, Declaration)
    settings, templates = declaration.settings, declaration.templates
    _field(declaration, "codes", Mapping)
    _field(declaration, "executors", tuple)
    _field(declaration, "libraries", tuple)
    _field(declaration, "derives", tuple)
    if settings is not None and not (isinstance(settings, type) and issubclass(settings, Struct)):
        raise WrongResultError(
            "Declaration.settings is not a msgspec.Struct type", "give the class, not an instance"
        )
    if templates is not None and not _field(declaration, "templates", Path).is_dir():
        raise WrongResultError(
            f"Declaration.templates is not a folder: {templates.name}", 'Path(__file__).parent / "templates"'
        )
    if declaration.explanations is not None and not _field(declaration, "explanations", Path).is_file():
        raise WrongResultError(
            f"Declaration.explanations is not a file: {declaration.explanations.name}",
            'Path(__file__).parent / "explanations.toml"',
        )
    return declaration


def _markup(value: Any) -> Markup:
    """docutils looks names up in lower case, so others would never be found."""
    markup = _instance(value, Markup)
    _field(markup, "directives", Mapping)
    _field(markup, "roles", Mapping)
    for name, directive in markup.directives.items():
        if not (isinstance(directive, type) and issubclass(directive, Directive)):
            raise WrongResultError(
                f"the directive `{name}` is {kind_of(directive)}",
                "give a class derived from presskit.Directive",
            )
    for name, role in markup.roles.items():
        if not callable(role):
            raise WrongResultError(f"the role `{name}` is {kind_of(role)}", "give a role function")
    return Markup(
        directives={name.lower(): directive for name, directive in markup.directives.items()},
        roles={name.lower(): role for name, role in markup.roles.items()},
    )


def _writers(value: Any) -> tuple[Writer, ...]:
    writers = _all(value, Writer)
    for writer in writers:
        if not getattr(writer, "name", ""):
            raise WrongResultError(f"{type(writer).__name__} has no name")
        for form in writer.forms:
            if form not in _FORMS:
                raise WrongResultError(
                    f"the writer `{writer.name}` takes a form `{form}`", one_of(str(form), _FORMS, "forms")
                )
    return writers


def _front_matter(value: Any) -> FrontMatter:
    return _sound(_instance(value, FrontMatter))


def _metadata(value: Any) -> Metadata:
    return _sound(_instance(value, Metadata))


def _findings(value: Any) -> tuple[Diagnostic, ...]:
    return tuple(map(_sound, _all(value, Diagnostic)))


def _facts(value: Any) -> dict[str, Any]:
    facts = dict(_instance(value, Mapping))  # type: ignore[type-abstract]
    if found := fault(facts):
        raise WrongResultError(f"facts{found}", "facts hold JSON values under keys that are strings")
    return facts


def _executor(value: Any) -> Executor:
    return _instance(value, Executor)


def _outputs(value: Any) -> tuple[Output, ...]:
    outputs = _all(value, Output)
    for output in outputs:
        _field(output, "path", str)
        _field(output, "content", bytes)
    return outputs


def _derived(value: Any) -> Derived:
    return _sound(_instance(value, Derived))


def _uri(value: Any) -> str:
    return _instance(value, str)


def _slots(value: Any) -> dict[str, tuple[Block, ...]]:
    return _SlotCheck()(value)


class _SlotCheck:
    """A block is a value, and the same one may stand on every page: it is looked at once. It is held, so that no other
    can get its id."""

    def __init__(self) -> None:
        self._sound: dict[int, Block] = {}

    def __call__(self, value: Any) -> dict[str, tuple[Block, ...]]:
        found = {}
        slots = value if type(value) is dict else _instance(value, Mapping)  # type: ignore[type-abstract]
        for slot, blocks in slots.items():
            if slot not in SLOTS:
                raise WrongResultError(f"there is no slot `{slot}`", one_of(str(slot), SLOTS, "slots"))
            found[slot] = _all(blocks, Block)
            for block in found[slot]:
                if id(block) not in self._sound:
                    require_sound(block.kind, block.data)
                    self._sound[id(block)] = block
        return found


def require_sound(kind: Any, data: Any) -> None:
    """Raises `WrongResultError` where a block can't be kept, or be written as JSON."""
    if found := block_fault(kind, data):
        hint = f"data hold JSON values and holes under keys that are strings, none of them {HOLE!r}"
        raise WrongResultError(found, hint)


RESULTS: dict[str, Callable[[Any], Any]] = {
    "presskit_declare": _declaration,
    "presskit_markup": _markup,
    "presskit_writers": _writers,
    "presskit_front_matter": _front_matter,
    "presskit_transform": _findings,
    "presskit_metadata": _metadata,
    "presskit_check_article": _findings,
    "presskit_facts": _facts,
    "presskit_derive": _derived,
    "presskit_check_site": _findings,
    "presskit_check_theme": _findings,
    "presskit_executor": _executor,
    "presskit_resolve": _uri,
    "presskit_slots": _slots,
    "presskit_finish": _outputs,
}
"""By hook: the result as its caller gets it, iterables exhausted; raises `WrongResultError`."""


def check_of(hook: str) -> Callable[[Any], Any]:
    """The check of what ``hook`` returns, for a run of calls."""
    return _SlotCheck() if hook == "presskit_slots" else RESULTS[hook]


def checked_pages(value: Any) -> Iterator[Page]:
    """What a writer's ``pages`` gives, one by one. Raises `WrongResultError`, and whatever the generator raises."""
    return _each(value, Page)


def _instance(value: Any, type_: type[_T]) -> _T:
    if not isinstance(value, type_):
        raise WrongResultError(f"returned {kind_of(value)}", f"it must return {with_article(type_.__name__)}")
    return value


def _field(value: Struct, name: str, type_: Any) -> Any:
    given = getattr(value, name)
    if not isinstance(given, type_):
        raise WrongResultError(
            f"{type(value).__name__}.{name} is {kind_of(given)}", f"it must be {with_article(type_.__name__)}"
        )
    return given


def _sound(value: _S) -> _S:
    """``value``, whose fields have their types: msgspec checks what it decodes, not what Python code makes."""
    try:
        msgspec.convert(msgspec.to_builtins(value, builtin_types=(bytes,)), type(value))
    except (msgspec.ValidationError, TypeError) as error:
        raise WrongResultError(f"returned {kind_of(value)} with a wrong field: {error}") from None
    return value


def _all(value: Any, type_: type[_T]) -> tuple[_T, ...]:
    """All items of an iterable, which may be a generator that raises."""
    return tuple(_each(value, type_))


def _each(value: Any, type_: type[_T]) -> Iterator[_T]:
    """The items of an iterable one by one, each looked at."""
    expected = f"it must return a list of {type_.__name__}"
    listed = isinstance(value, (tuple, list))  # to tell the others is ten times slower
    if not listed and (isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable)):
        raise WrongResultError(f"returned {kind_of(value)}", expected)
    for item in value:
        if not isinstance(item, type_):
            raise WrongResultError(f"returned {kind_of(item)} in its list", expected)
        yield item
