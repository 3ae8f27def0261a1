from tests.plugins.corrections.conftest import Read, places


def test_nothing_is_corrected_before_it_is_published(read_article: Read) -> None:
    article = read_article(
        "A.\n\n.. correction:: 2025-03-02\n\n   Text.\n\n.. correction:: 2026-03-01\n\n   Text.\n"
    )
    assert places(article) == [("CR003", 8, 17)]
    (found,) = article.diagnostics
    assert (found.severity, found.message) == (
        "warning",
        "the article is of 2026-03-01, its correction of 2025-03-02",
    )


def test_a_link_needs_a_text_of_its_own(read_article: Read) -> None:
    body = ".. correction:: 2026-03-02\n\n   See :article:`b` and :article:`that <c>`.\n"
    assert places(read_article(body)) == [("CR004", 8, 8)]
