"""`hookimpl`: marks a function of a plugin as the implementation of a hook."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar, overload

import pluggy

PROJECT = "presskit"

hookspec = pluggy.HookspecMarker(PROJECT)
_pluggy_hookimpl = pluggy.HookimplMarker(PROJECT)

_F = TypeVar("_F", bound=Callable[..., Any])

ORDER = "presskit_order"


class Order(NamedTuple):
    """The plugins that an implementation wants to run before and after, by name."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@overload
def hookimpl(function: _F, /) -> _F: ...
@overload
def hookimpl(*, before: str | Sequence[str] = (), after: str | Sequence[str] = ()) -> Callable[[_F], _F]: ...
def hookimpl(
    function: Callable[..., Any] | None = None,
    /,
    *,
    before: str | Sequence[str] = (),
    after: str | Sequence[str] = (),
    **options: Any,
) -> Any:
    """Mark a hook implementation; ``before`` and ``after`` name the plugins whose own it must precede or follow.

    Other options are pluggy's: they are refused when the plugin is verified, where its name is known.
    """

    def mark(marked: _F) -> _F:
        setattr(marked, ORDER, Order(_names(before), _names(after)))
        return _pluggy_hookimpl(marked, **options)

    return mark(function) if function is not None else mark


def _names(names: str | Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
