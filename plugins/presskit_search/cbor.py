"""As much of CBOR (RFC 8949) as Pagefind's indexes use: whole numbers, texts and arrays."""

from typing import Any

_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4


def decoded(data: bytes) -> Any:
    """The one value that ``data`` holds. Raises `ValueError` on anything else."""
    value, end = _item(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes follow the value")
    return value


def encoded(value: Any) -> bytes:
    """``value`` in its shortest form."""
    found = bytearray()
    _append(value, found)
    return bytes(found)


def _item(data: bytes, at: int) -> tuple[Any, int]:
    kind, number, at = _head(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"there is a value of kind {kind}")
    items = []
    for _ in range(number):
        item, at = _item(data, at)
        items.append(item)
    return items, at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of a value, its number (a length), and where what follows begins."""
    kind, number = data[at] >> 5, data[at] & 31
    if number < 24:
        return kind, number, at + 1
    if number > 27:
        raise ValueError(f"a value of kind {kind} has no length")
    end = at + 1 + (1 << (number - 24))
    return kind, int.from_bytes(data[at + 1 : end]), end


def _append(value: Any, found: bytearray) -> None:
    if isinstance(value, int):
        _append_head(*((_NUMBER, value) if value >= 0 else (_NEGATIVE, -1 - value)), found)
    elif isinstance(value, str):
        text = value.encode()
        _append_head(_TEXT, len(text), found)
        found += text
    else:
        _append_head(_ARRAY, len(value), found)
        for item in value:
            _append(item, found)


def _append_head(kind: int, number: int, found: bytearray) -> None:
    if number < 24:
        found.append(kind << 5 | number)
        return
    power = next(power for power in range(4) if number < 1 << (8 << power))
    found.append(kind << 5 | 24 + power)
    found += number.to_bytes(1 << power)
