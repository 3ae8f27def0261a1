"""Functions by class of node."""

from typing import Generic, TypeVar

_H = TypeVar("_H")


class Handlers(dict[type, _H], Generic[_H]):
    """A table of functions; a class without one takes that of its nearest ancestor, else the default."""

    def __init__(self, table: dict[type, _H], default: _H) -> None:
        super().__init__(table)
        self._default = default

    def __missing__(self, kind: type) -> _H:
        handler = next((self[parent] for parent in kind.__mro__[1:] if parent in self), self._default)
        self[kind] = handler
        return handler
