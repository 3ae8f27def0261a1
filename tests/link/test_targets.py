"""Pages that no publisher names, in the language of the site."""

from pathlib import Path

from presskit.link.catalog import catalog
from presskit.link.targets import named, target, targets
from presskit.model.page import Page, Subject
from presskit.model.site import Site
from presskit.plugins.words import CORE, Languages


def page(kind: str, title: str, language: str) -> Page:
    subject = Subject(kind=kind, uri=f"{kind}:", title=title, language=language)  # type: ignore[arg-type] # a test's value
    return Page(path="index.html", subject=subject)


def test_an_archive_has_its_title_in_the_language_of_its_subject() -> None:
    assert named(page("archive", "Archive", "de"), CORE).subject.title == "Archiv"
    assert named(page("error", "Page not found", "fr-CA"), CORE).subject.title == "Page introuvable"
    assert named(page("archive", "Our own", "de"), CORE).subject.title == "Our own"


def test_what_a_publisher_names_stays(tmp_path: Path) -> None:
    other = page("section", "Archive", "de")
    assert named(other, CORE) is other


def test_links_to_it_take_that_title() -> None:
    known = targets(catalog([], Site(language="de")), Languages(()).words("de"))
    for uri, title in (("archive:", "Archiv"), ("error:404", "Seite nicht gefunden"), ("search:#q", "Suche")):
        found = target(uri, known)
        assert found is not None
        assert (found.uri, found.title) == (uri.partition("#")[0], title)
