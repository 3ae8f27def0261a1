import pytest
from starlette.datastructures import Headers

from presskit.serve.guard import allows, is_own


def asks(host: str, bound: str = "127.0.0.1") -> bool:
    return allows(Headers({"host": host}), bound)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "[::1]:8000", "localhost", "LOCALHOST:1", "a.localhost"]
)
def test_this_machine_by_its_own_names(host: str) -> None:
    assert asks(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "example.org",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "192.168.0.7",
        "localhost@example.org",
        "[::1",
        "a:b:c",
    ],
)
def test_no_name_that_somebody_else_can_have(host: str) -> None:
    assert not asks(host)


def test_the_network_by_addresses_where_all_may_ask() -> None:
    everywhere = "0.0.0.0"  # noqa: S104 - nothing is bound
    assert asks("192.168.0.7:8000", bound=everywhere)
    assert asks("[fe80::1]:8000", bound="::")
    assert not asks("example.org", bound=everywhere)
    assert asks("desk.home:8000", bound="desk.home")


def test_only_pages_of_the_same_address_are_own() -> None:
    assert is_own(Headers({"host": "localhost:8000"}))
    assert is_own(Headers({"host": "localhost:8000", "origin": "http://localhost:8000"}))
    assert not is_own(Headers({"host": "localhost:8000", "origin": "http://localhost:8001"}))
    assert not is_own(Headers({"host": "localhost:8000", "origin": "null"}))
    assert not is_own(Headers({"host": "localhost:8000", "sec-fetch-site": "same-site"}))
