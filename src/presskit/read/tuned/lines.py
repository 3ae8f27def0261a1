"""Lists of lines that are cheap to slice: docutils takes a slice for each list, paragraph and indented block."""

from typing import Any

from docutils import statemachine


class Lines(statemachine.StringList):
    """docutils' `StringList` with its slices made in place of by five checks."""

    def __getitem__(self, i: Any) -> Any:
        """``ViewList.__getitem__`` (statemachine.py, docutils 0.23).

        Equal: a slice has the same lines, places, parent and offset. docutils' constructor would copy the lines once more.
        """
        if i.__class__ is not slice:
            return self.data[i]
        if i.step not in (None, 1):
            return super().__getitem__(i)
        part = self.__class__.__new__(self.__class__)
        start = i.start
        part.data = self.data[start : i.stop]
        part.items = self.items[start : i.stop]
        part.parent = self
        part.parent_offset = start or 0
        return part
