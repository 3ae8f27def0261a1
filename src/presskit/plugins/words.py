"""The words that pages add to what articles say, by language: English in templates and plugins, translated by catalogs.

Every folder of templates may have a catalog for a language, ``locale/de.po``, the site's own ``theme/`` included.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from presskit.model.language import LANGUAGE_TAG, shorter
from presskit.plugins.po import PLACE, Forms, Problem, catalog

LOCALE = "locale"
_OWN = Path(__file__).parent
"""The folder with the words of the core itself."""


class Words:
    """The words of one language; what has no translation stays as it is."""

    def __init__(self, language: str, table: Mapping[str, str | Forms]) -> None:
        self.language = language
        self._table = table

    def gettext(self, message: str, **values: object) -> str:
        """The translation of ``message``, with ``values`` in place of their names in braces."""
        found = self._table.get(message, message)
        return filled(found if isinstance(found, str) else found[1][0], values)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """The translation that ``number`` of something takes."""
        found = self._table.get(one, one if number == 1 else many)
        if not isinstance(found, str):
            plural, forms = found
            found = forms[min(plural(abs(number)), len(forms) - 1)]
        return filled(found, values)


ENGLISH = Words("en", {})


class Languages:
    """The words of all languages, from the catalogs in ``folders``: of two translations the first folder's counts.

    A catalog is read when its language is asked for.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = (*folders, _OWN)
        self._known: dict[str, Words] = {}

    def words(self, language: str) -> Words:
        """The words of a language (BCP 47): of ``de-AT``, else those of ``de``, else English."""
        found = self._known.get(language)
        if found is None:
            table: dict[str, str | Forms] = {}
            for folder in reversed(self._catalogs):
                for tag in reversed(shorter(language)):
                    if tag in folder:
                        table.update(catalog(_text(folder[tag])).words)
            found = self._known[language] = Words(language, table)
        return found

    def has(self, language: str) -> bool:
        """Whether the site itself, or presskit as a whole, has words of a language."""
        own = (self._catalogs[0], self._catalogs[-1])
        tags = shorter(language)
        return "en" in tags or any(tag in each for each in own for tag in tags)

    @cached_property
    def _catalogs(self) -> list[dict[str, Path]]:
        """The catalogs of each folder by language."""
        return [{_tag(path): path for path in catalogs(folder)} for folder in self._folders]


CORE = Languages(())
"""The words of the core alone."""


def filled(text: str, values: Mapping[str, object]) -> str:
    """A message with its values in place of ``{name}``; what has no value stays, and nothing fails."""
    if not values:
        return text
    return PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)


def catalogs(folder: Path) -> list[Path]:
    """The catalogs in a folder of templates."""
    return sorted((folder / LOCALE).glob("*.po"))


def problems(path: Path) -> Iterator[Problem]:
    """What is wrong with a catalog."""
    if not LANGUAGE_TAG.fullmatch(_tag(path)):
        yield Problem(1, f"`{path.stem}` is no language", "name the file as pages do: de.po, pt-BR.po")
    yield from catalog(_text(path)).problems


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _tag(path: Path) -> str:
    return path.stem.replace("_", "-").lower()
