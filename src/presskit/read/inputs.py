"""Files for directives, roles and hooks: asked for by path, fetched by the parent, never opened here."""

import posixpath

from docutils import nodes

from presskit.read.reading import Input, Reading, reading_of


class Inputs:
    """The files that an article may read, confined to ``content/`` and ``static/``."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def text(self, path: str, base: str = "") -> str | None:
        """The text of a file, None where there is none.

        A leading slash means ``static/``, then ``content/``; other paths are relative to the folder of ``base``
        (the article by default). A file that was not fetched yet reads as empty: its absence is noted, and the
        article is read again with it.
        """
        found = self.find(path, base)
        return None if found.problem else found.text

    def find(self, path: str, base: str = "") -> Input:
        """Like `text`, with the reason where there is no text."""
        places = candidates(path, base or self._reading.source.path)
        found = Input(problem="is outside the content folder")
        for place in places:
            known = self._reading.inputs.get(place)
            if known is None:
                self._reading.needs.append(place)
                return Input()
            self._reading.used[place] = known.digest
            found = known
            if not known.problem:
                return known
        return found

    def place(self, path: str, base: str = "") -> str:
        """The path, relative to the site, that ``path`` stands for; empty where it leaves the content folder."""
        places = candidates(path, base or self._reading.source.path)
        sound = [place for place in places if not self._reading.inputs.get(place, Input()).problem]
        return (sound or list(places) or [""])[0]


DOCUTILS = "<docutils>/"
"""Stands before the names of files that docutils brings along; no folder of a site has such a name."""


def candidates(path: str, base: str) -> tuple[str, ...]:
    """Where a path written in the file ``base`` may lie, relative to the site, in order; none if it leads outside."""
    if path.startswith("<") and path.endswith(
        ">"
    ):  # docutils' own files of substitutions, such as <isonum.txt>
        return (f"{DOCUTILS}{path[1:-1]}",) if path[1:-1].replace("-", "").replace(".", "").isalnum() else ()
    if "\\" in path or "\0" in path or "//" in path:
        return ()
    if path.startswith("/"):
        inside = posixpath.normpath(path[1:])
        places = [f"static/{inside}", f"content/{inside}"] if not _outside(inside) else []
    else:
        places = [posixpath.normpath(posixpath.join(posixpath.dirname(base), path))]
    return tuple(place for place in places if place.startswith(("content/", "static/")))


def _outside(path: str) -> bool:
    return path in ("", ".", "..") or path.startswith(("../", "/"))


def inputs(document: nodes.document) -> Inputs:
    """The files that the article of ``document`` may read."""
    return Inputs(reading_of(document))
