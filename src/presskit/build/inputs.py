"""The text files that articles of the site ask for, each fetched once a build."""

from collections.abc import Iterable

from presskit.build.cache import Record
from presskit.build.files import fetch
from presskit.build.roots import Roots
from presskit.read.reading import Input


class Inputs:
    """What was fetched so far."""

    def __init__(self, roots: Roots) -> None:
        self._roots = roots
        self._known: dict[str, Input] = {}

    def of(self, paths: Iterable[str]) -> dict[str, Input]:
        """The files at ``paths``, relative to the site."""
        return {path: self._input(path) for path in paths}

    def unchanged(self, record: Record) -> bool:
        """Whether the files that an article asked for are as they were, absent ones included."""
        return all(self._input(path).digest == digest for path, digest in record.article.inputs.items())

    def _input(self, path: str) -> Input:
        if path not in self._known:
            self._known[path] = fetch(self._roots, path)
        return self._known[path]
