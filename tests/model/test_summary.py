from presskit.model.summary import LENGTH, shortened


def test_white_space_is_joined() -> None:
    assert shortened(" One\n two  three ") == "One two three"


def test_long_text_is_cut_at_a_word() -> None:
    text = shortened("word, " * 100)
    assert text.endswith("word…")
    assert LENGTH - 10 < len(text) <= LENGTH


def test_a_word_without_end_is_cut_within() -> None:
    assert shortened("x" * 400) == "x" * (LENGTH - 1) + "…"


def test_a_cut_at_the_end_of_a_sentence_has_one_mark() -> None:
    assert shortened("One word. " * 100).endswith("word…")
