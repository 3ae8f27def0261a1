"""Functions by class of node."""

from presskit.read.handlers import Handlers


class Parent:
    pass


class Child(Parent):
    pass


def test_the_nearest_ancestor_answers() -> None:
    table = Handlers({Parent: "parent"}, "default")
    assert [table[Parent], table[Child], table[str]] == ["parent", "parent", "default"]
