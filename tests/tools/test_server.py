from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

Serve = Callable[[Path], str]


def test_a_folder_answers_with_its_index(tmp_path: Path, site_server: Serve) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/index.html").write_text("the news", encoding="utf-8")
    with urlopen(site_server(tmp_path) + "news/") as response:
        assert response.read() == b"the news"


def test_a_missing_page_is_the_sites_own_page_with_status_404(tmp_path: Path, site_server: Serve) -> None:
    (tmp_path / "404.html").write_text("not here", encoding="utf-8")
    with pytest.raises(HTTPError) as caught:
        urlopen(site_server(tmp_path) + "nowhere/")
    with caught.value as answer:
        assert (answer.code, answer.read()) == (404, b"not here")
