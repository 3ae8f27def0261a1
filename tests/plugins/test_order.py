from itertools import pairwise

from presskit.plugins.order import ordered


def test_without_wishes_the_order_stays() -> None:
    assert ordered(["c", "a", "b"], {}) == (("c", "a", "b"), ())


def test_only_those_with_wishes_move() -> None:
    assert ordered(["a", "b", "c", "d"], {"a": {"c"}}) == (("b", "c", "a", "d"), ())


def test_wishes_for_what_is_not_there_count_for_nothing() -> None:
    assert ordered(["a", "b"], {"a": {"z"}, "b": {"b"}}) == (("a", "b"), ())


def test_a_cycle_is_named_from_the_first_to_the_first() -> None:
    names, cycle = ordered(["a", "b", "c", "d"], {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})
    assert names == ("a", "b", "c", "d")
    assert cycle[0] == cycle[-1]
    assert {(earlier, later) for earlier, later in pairwise(cycle)} == {
        ("b", "a"),
        ("c", "b"),
        ("a", "c"),
    }
