from pathlib import Path

import pytest

from presskit.build.roots import Roots
from presskit.build.sources import article_paths, load_source


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content/news").mkdir(parents=True)
    return tmp_path


def test_articles_are_found_in_order_and_fragments_are_not(site: Path) -> None:
    for name in ("news/b.rst", "news/a.rst", "index.rst", "news/_part.rst", "news/.a.rst", "news/a.txt"):
        (site / "content" / name).write_text("x", encoding="utf-8")
    assert list(article_paths(Roots(site))) == [
        "content/index.rst",
        "content/news/a.rst",
        "content/news/b.rst",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_and_a_byte_order_mark_are_normalised(site: Path, newline: str) -> None:
    (site / "content/a.rst").write_bytes(("\ufeff" + newline.join(("Title", "=====", ""))).encode())
    source, findings = load_source(Roots(site), "content/a.rst")
    assert source is not None
    assert (source.id, source.text, findings) == ("a", "Title\n=====\n", [])


def test_what_is_not_utf8_has_a_place(site: Path) -> None:
    (site / "content/a.rst").write_bytes("Straße\nok\n".encode() + b"ab\xe9")
    source, (finding,) = load_source(Roots(site), "content/a.rst")
    assert source is None
    assert (finding.code, finding.span.line, finding.span.column) == ("PK220", 3, 3)


def test_columns_count_code_points_not_bytes(site: Path) -> None:
    (site / "content/a.rst").write_bytes("ok\nStraße".encode() + b"\xe9")
    _, (finding,) = load_source(Roots(site), "content/a.rst")
    assert (finding.span.line, finding.span.column) == (2, 7)


def test_control_characters_are_found_and_do_not_survive(site: Path) -> None:
    (site / "content/a.rst").write_text("ok\nred\x1b[31m\n", encoding="utf-8")
    source, (finding,) = load_source(Roots(site), "content/a.rst")
    assert source is not None
    assert source.text == "ok\nred\ufffd[31m\n"
    assert (finding.code, finding.span.line, finding.span.column) == ("PK222", 2, 4)


def test_a_link_out_of_the_content_folder_is_not_read(site: Path) -> None:
    (site / "secret.rst").write_text("secret", encoding="utf-8")
    (site / "content/a.rst").symlink_to(site / "secret.rst")
    source, (finding,) = load_source(Roots(site), "content/a.rst")
    assert source is None
    assert finding.code == "PK221"
