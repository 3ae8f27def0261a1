"""Labels that several articles have."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic
from presskit.read.rules.loose import label_place
from presskit.report.rules import finding


def duplicate_labels(articles: Iterable[Article], text_of: Callable[[str], str]) -> Iterator[Diagnostic]:
    """PK613 at the label in each of the articles that have it; ``text_of`` gives a source by its path.

    Only where there are such labels are sources looked at.
    """
    homes: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for label in article.labels:
            homes[label.name].append(article)
    for name, having in homes.items():
        for article in having if len(having) > 1 else ():
            texts = {path: text_of(path) for path in (article.path, *article.inputs)}
            other = next(each for each in having if each is not article)
            message = f"the label `{name}` is also in {other.path}"
            hint = "rename one of them: a link by `:ref:` could mean either"
            yield finding("PK613", label_place(name, texts, article.path), message, hint)
