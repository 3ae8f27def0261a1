"""What a hook that finishes a site is given: the files that are about to be published."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from presskit.model.page import SubjectKind
from presskit.model.source import digest


class _File(Protocol):
    @property
    def digest(self) -> str: ...


class Outputs(Mapping[str, bytes]):
    """The files that are about to be published, by path. A content is loaded when it is asked for.

    Whatever is asked is noted with the answer: the hook runs again where one of them is another. ``pages`` gives the paths
    of the web pages about something of a kind.
    """

    def __init__(
        self,
        files: Mapping[str, _File],
        pages: Callable[[str], Sequence[str]],
        load: Callable[[str], bytes],
    ) -> None:
        self._files = files
        self._pages = pages
        self._load = load
        self.answers: dict[str, str] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self:
            raise KeyError(path)
        return self._load(path)

    def __contains__(self, path: object) -> bool:
        self._note(f"file {path}")
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        self._note("files")
        return iter(sorted(self._files))

    def __len__(self) -> int:
        self._note("files")
        return len(self._files)

    def pages(self, kind: SubjectKind) -> tuple[str, ...]:
        """The paths of the web pages about something of that kind, such as ``article``, without redirects."""
        self._note(f"pages {kind}")
        return tuple(self._pages(kind))

    def would_answer(self, answers: Mapping[str, str]) -> bool:
        """Whether all that was asked in another build has the same answers in this one."""
        return all(self._answer(question) == answer for question, answer in answers.items())

    def _note(self, question: str) -> None:
        if question not in self.answers:
            self.answers[question] = self._answer(question)

    def _answer(self, question: str) -> str:
        what, _, about = question.partition(" ")
        if what == "file":
            found = self._files.get(about)
            return found.digest if found is not None else ""
        paths = self._pages(about) if what == "pages" else sorted(self._files)
        return digest("\0".join(paths).encode("utf-8", "surrogateescape"))
