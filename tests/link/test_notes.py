from collections.abc import Callable

import pytest

from presskit.link.notes import notes
from presskit.model.article import Article, Label, Reference
from presskit.model.diagnostic import Diagnostic, Span

Make = Callable[..., Article]
Notes = list[tuple[str, str, str]]


@pytest.fixture
def make(make_entry: Callable[..., object], make_article: Make) -> Make:
    """``make(id, loose, references)``: an article with labels on lines 1, 2, 3… that it does not refer to itself."""

    def made(id: str, loose: str = "", references: str = "", **values: object) -> Article:
        path = f"content/{id}.rst"
        names = loose.split()
        return make_article(
            make_entry(id),
            labels=tuple(Label(name, f"at-{name}", "") for name in names),
            loose=tuple(Reference(f"ref:{name}", Span(path, line)) for line, name in enumerate(names, 1)),
            references=tuple(Reference(uri, Span(path)) for uri in references.split()),
            **values,
        )

    return made


def found(*articles: Article, files: str = "", settings: str = "") -> Notes:
    return [shown(each) for each in notes(articles, files.split(), settings.split())]


def shown(each: Diagnostic) -> tuple[str, str, str]:
    assert each.severity == "info"
    return each.code, f"{each.span.path}:{each.span.line}", each.message


def test_a_section_without_index_is_told_of_at_its_first_article(make: Make) -> None:
    articles = [
        make("a"),
        make("news/a"),
        make("news/b"),
        make("views/a"),
        make("views/index"),
        make("empty/index"),
    ]
    ((code, where, message),) = found(*articles)
    assert (code, where) == ("PK610", "content/news/a.rst:1")
    assert message.startswith("the section `news` has no index.rst")


@pytest.mark.parametrize(
    "reference",
    ["ref:Spot", "article:a#at-spot", "#at-spot", "path:/a/#at-spot", "path:../a/?x#at-spot"],
)
def test_a_label_that_something_refers_to_has_a_use(make: Make, reference: str) -> None:
    assert found(make("a", "spot"), make("b", references=reference)) == []


def test_labels_without_use_are_one_finding_an_article(make: Make) -> None:
    articles = make("a", "one two three"), make("b", "four", "ref:two"), make("c")
    assert found(*articles) == [
        ("PK611", "content/a.rst:1", "nothing on this site refers to the labels `one` and `three`"),
        ("PK611", "content/b.rst:1", "nothing on this site refers to the label `four`"),
    ]


def test_of_many_labels_the_first_are_named(make: Make) -> None:
    ((_, _, message),) = found(make("a", "a b c d e f g"))
    assert message.endswith("the labels `a`, `b`, `c`, `d`, `e` and 2 more")


def test_a_label_that_the_configuration_names_has_a_use(make: Make) -> None:
    assert found(make("a", "spot"), settings="article:a#at-spot") == []
    assert found(make("a", "spot"), settings="ref:spot") == []


def test_a_file_is_used_as_article_by_inclusion_as_picture_or_by_the_configuration(make: Make) -> None:
    article = make(
        "news/a", "", "asset:map.svg asset:/logo.svg asset:../b.png", inputs={"content/_part.rst": ""}
    )
    files = "news/a.rst news/map.svg logo.svg b.png _part.rst cover.jpg news/.hidden"
    given = " ".join(f"content/{name}" for name in files.split())
    index = make("news/index")
    listed = f"{given} content/news/index.rst"
    assert found(article, index, files=listed, settings="/cover.jpg") == []


def test_files_without_use_are_one_finding_a_folder(make: Make) -> None:
    files = "content/z.png content/b.png content/m/x.svg"
    assert found(make("a"), files=f"{files} content/a.rst") == [
        ("PK612", "content/b.png:1", "no article uses the files `b.png` and `z.png`"),
        ("PK612", "content/m/x.svg:1", "no article uses the file `x.svg`"),
    ]
