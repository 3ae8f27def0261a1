"""What is answered, asked over real sockets with paths that no browser would send."""

import json
import socket
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serve.conftest import make
from tests.tools.serve import Served, served

OUTSIDE = (
    "/../presskit.toml",
    "/../../presskit.toml",
    "/news/../../../presskit.toml",
    "/%2e%2e/%2e%2e/presskit.toml",
    "/%2e%2e%2f%2e%2e%2fpresskit.toml",
    "/..%2f..%2fpresskit.toml",
    "/%252e%252e/%252e%252e/presskit.toml",
    "/..\\..\\presskit.toml",
    "/..%5c..%5cpresskit.toml",
    "//presskit.toml",
    "//../../presskit.toml",
    "///etc/passwd",
    "/%2fetc/passwd",
    "//etc/passwd",
    "/C:/Windows/win.ini",
    "/c:%5cWindows%5cwin.ini",
    "/tide/%00/../../../presskit.toml",
    "/index.html%00.css",
    "/%c0%ae%c0%ae/%c0%ae%c0%ae/presskit.toml",
    "/%e0%80%ae%e0%80%ae/presskit.toml",
    "/....//....//presskit.toml",
    "/.%2e/.%2e/presskit.toml",
    "/..;/..;/presskit.toml",
    "/./././../../presskit.toml",
    "/.presskit.json",
    "/.presskit/../.presskit.json",
    "/.presskit/source/presskit.toml",
    "/.presskit/source/../../etc/passwd",
    "/.secret",
    "/%2esecret",
    "/static/../.secret",
    "/.git/config",
    "http://127.0.0.1/../../presskit.toml",
)


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_but_the_site_is_served(server: Served, path: str) -> None:
    status, _, body = server.ask(path)
    assert status in (400, 404)
    assert b"[site]" not in body
    assert b"root:" not in body
    assert b"secret" not in body.replace(b".secret", b"")


def test_a_very_long_path_is_refused(server: Served) -> None:
    assert server.ask("/" + "a/" * 5_000)[0] == 404
    with suppress(ConnectionError):  # it may hang up before it has heard all
        assert server.ask("/" + "a" * 200_000)[0] == 400
    assert server.ask("/tide/")[0] == 200


def test_a_link_that_leads_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    (tmp_path / "secret.html").write_text("secret")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "index.html").write_text("secret")
    with served(site) as server:
        output = site / ".presskit" / "serve"
        for name, target in (("feed.json", "secret.html"), ("tide", "folder")):
            (output / name).rename(output / f"{name}.old")
            (output / name).symlink_to(tmp_path / target)
        for path in ("/feed.json", "/tide/", "/tide/index.html"):
            status, _, body = server.ask(path)
            assert (status, b"secret" in body) == (404, False)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:{}", "localhost:{}", "127.0.0.1", "[::1]:{}", "presskit.localhost:{}"]
)
def test_it_answers_to_names_of_this_machine(server: Served, host: str) -> None:
    assert server.ask("/tide/", host=host.format(urlsplit(server.url).port))[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "localhost.example.org",
        "127.0.0.1.example.org:{}",
        "user@localhost",
        "10.0.0.1",
        "a b",
        "/",
    ],
)
@pytest.mark.parametrize("path", ["/tide/", "/.presskit/events", "/.presskit/serve.js"])
def test_it_answers_to_no_other_name(server: Served, host: str, path: str) -> None:
    """Else a page of another site could read all of it by a name of its own that leads here."""
    status, _, body = server.ask(path, host=host.format(urlsplit(server.url).port))
    assert status in (400, 403)
    assert b"tide" not in body


def test_two_hosts_or_none_are_refused(server: Served) -> None:
    assert server.ask("/tide/", "Host: localhost")[0] in (400, 403)


@pytest.mark.parametrize(
    "origin", ["http://example.org", "null", "https://{}", "http://127.0.0.1:1", "http://localhost:{port}"]
)
@pytest.mark.parametrize(
    "path", ["/.presskit/events", "/.presskit/serve.js", "/.presskit/source/content/tide.rst"]
)
def test_pages_of_others_do_not_hear_what_happens(server: Served, origin: str, path: str) -> None:
    port = urlsplit(server.url).port
    assert server.ask(path, f"Origin: {origin.format(f'127.0.0.1:{port}', port=port)}")[0] == 403
    assert server.ask(path, "Sec-Fetch-Site: cross-site")[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_changed(server: Served, method: str) -> None:
    status, headers, _ = server.ask("/tide/", method=method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/film.mp4", "video/mp4"),
        ("/feed.json", "application/json"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/news/caf%C3%A9/", "text/html; charset=utf-8"),
    ],
)
def test_files_have_their_media_types(server: Served, path: str, media_type: str) -> None:
    status, headers, body = server.ask(path)
    assert (status, headers["content-type"]) == (200, media_type)
    assert headers["cache-control"] == "no-cache"
    assert int(headers["content-length"]) == len(body)
    status, again, nothing = server.ask(path, method="HEAD")
    assert (status, nothing) == (200, b"")
    assert again["content-length"] == headers["content-length"]


@pytest.mark.parametrize("path", ["/", "/film.mp4"])
def test_what_a_browser_has_is_not_sent_again(server: Served, path: str) -> None:
    tag = server.ask(path)[1]["etag"]
    assert server.ask(path, f"If-None-Match: {tag}")[::2] == (304, b"")
    assert server.ask(path, f'If-None-Match: "other", W/{tag}')[0] == 304
    assert server.ask(path, 'If-None-Match: "other"')[0] == 200


def test_a_date_counts_where_there_is_no_tag(server: Served) -> None:
    date = server.ask("/film.mp4")[1]["last-modified"]
    assert server.ask("/film.mp4", f"If-Modified-Since: {date}")[0] == 304
    assert server.ask("/film.mp4", "If-Modified-Since: Mon, 01 Jan 2001 00:00:00 GMT")[0] == 200
    assert server.ask("/film.mp4", "If-Modified-Since: yesterday")[0] == 200
    assert server.ask("/film.mp4", f"If-Modified-Since: {date}", 'If-None-Match: "other"')[0] == 200


def test_players_get_parts_of_a_film(server: Served) -> None:
    status, headers, body = server.ask("/film.mp4", "Range: bytes=256-259")
    assert (status, headers["content-range"], body) == (206, "bytes 256-259/10240", bytes(range(4)))
    assert server.ask("/film.mp4", "Range: bytes=99999-")[0] == 416


@pytest.mark.parametrize(
    ("path", "location"), [("/tide", "/tide/"), ("/news/caf%C3%A9?a=b", "/news/caf%C3%A9/?a=b")]
)
def test_a_forgotten_slash_is_added(server: Served, path: str, location: str) -> None:
    status, headers, _ = server.ask(path)
    assert (status, headers["location"]) == (307, location)


@pytest.mark.parametrize(
    "path", ["//example.org", "//example.org/", "/\\example.org", "//example.org/tide", "//tide"]
)
def test_nothing_redirects_to_another_host(server: Served, path: str) -> None:
    assert server.ask(path)[0] == 404


def test_what_is_missing_gets_the_page_of_the_site(server: Served) -> None:
    status, headers, body = server.ask("/nowhere/")
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert b"Small" in body


def test_the_script_is_in_what_is_sent_and_never_on_disk(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    with served(site) as server:
        assert server.ask("/tide/")[2].count(b"/.presskit/serve.js") == 1
        assert b"EventSource" in server.ask("/.presskit/serve.js")[2]
        written = [path for path in (site / ".presskit" / "serve").rglob("*") if path.is_file()]
        assert len(written) > 5
        assert not any(b"/.presskit/serve.js" in path.read_bytes() for path in written)
        assert not (site / "public").exists()


def test_a_site_beneath_a_path_is_served_there(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    (site / "presskit.toml").write_text(
        '[site]\nbase_url = "https://example.org/my%20paper/"\n[check]\nrequired = ["title"]\n'
    )
    with served(site) as server:
        assert urlsplit(server.url).path == "/my%20paper/"
        assert server.ask("/my%20paper/tide/")[0] == 200
        assert [server.ask(path)[1]["location"] for path in ("/", "/my%20paper")] == ["/my%20paper/"] * 2
        assert server.ask("/my%20paper/tide")[1]["location"] == "/my%20paper/tide/"
        assert server.ask("/tide/")[0] == 404


def test_a_source_with_a_finding_can_be_looked_at_and_no_other(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    (site / "content" / "bad.rst").write_text("Bad\n===\n\nSee :article:`<nope>` & <script>.\n")
    with served(site) as server:
        status, _, body = server.ask("/.presskit/source/content/bad.rst")
        assert status == 200
        assert b"&amp; &lt;script&gt;." in body
        assert b'<span id="L4" class="found">' in body
        assert server.ask("/.presskit/source/content/tide.rst")[0] == 404
        status, _, body = server.ask("/tide/")
        assert status == 503
        assert b"content/bad.rst:4:" in body


def test_a_browser_that_asks_is_told_at_once_how_things_are(server: Served) -> None:
    port = urlsplit(server.url).port
    for _ in range(20):  # each goes without a word
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(f"GET /.presskit/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
            text = b""
            while b"\n\n" not in text.partition(b"\r\n\r\n")[2]:
                text += connection.recv(65536)
        state = json.loads(text.split(b"data: ", 1)[1].split(b"\n\n")[0])
        assert (state["summary"], state["findings"]) == ("", [])
