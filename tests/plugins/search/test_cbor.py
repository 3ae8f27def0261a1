import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit_search import cbor

VALUES = st.recursive(st.integers(-(2**63), 2**63) | st.text(), lambda inner: st.lists(inner, max_size=30))


@given(VALUES)
def test_what_is_written_is_read(value: object) -> None:
    assert cbor.decoded(cbor.encoded(value)) == value


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (-1000, "3903e7"),
        ("ü水", "65c3bce6b0b4"),
        ([1, [2, 3]], "8201820203"),
        (list(range(1, 26)), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
    ],
)
def test_examples_of_the_specification(value: object, data: str) -> None:
    """RFC 8949 appendix A."""
    assert cbor.encoded(value).hex() == data
    assert cbor.decoded(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["f6", "a0", "40", "9f01ff", "1c", "0000"])
def test_anything_else_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="value"):
        cbor.decoded(bytes.fromhex(data))
