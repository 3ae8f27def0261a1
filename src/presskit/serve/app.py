"""What is answered to a browser: the files of the site as a web host would send them, and what is the server's own."""

from collections.abc import Mapping
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from presskit.model.media_types import media_type_of
from presskit.model.source import digest
from presskit.serve import guard, pages
from presskit.serve.board import OWN, Board
from presskit.serve.files import File, Files

_HTML = "text/html; charset=utf-8"
_FRESH = {"cache-control": "no-cache"}
"""A browser may keep what it got, and asks whether that is still so."""


class App:
    """An ASGI application for the site that ``files`` are of; ``bound`` is the address that it listens on."""

    def __init__(self, site_dir: Path, files: Files, board: Board, bound: str) -> None:
        self._site_dir = site_dir
        self._files = files
        self._board = board
        self._bound = bound
        self._script = pages.SCRIPT.read_bytes()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            await (await self._answer(Request(scope)))(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if not guard.allows(request.headers, self._bound):
            return _said(HTTPStatus.FORBIDDEN, "this server answers only to its own address and to localhost")
        if request.method not in ("GET", "HEAD"):
            return _said(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD", {"allow": "GET, HEAD"})
        path = request.scope["path"]
        if path.startswith(OWN):
            return self._own(request, path.removeprefix(OWN))
        await self._board.first()
        return self._of_site(request, path)

    def _of_site(self, request: Request, path: str) -> Response:
        base = self._board.base
        if path == "/" != base or f"{path}/" == base:
            return _moved(base, request)
        within = path.removeprefix(base) if path.startswith(base) else None
        file = self._files.at(within) if within is not None else None
        if file is not None:
            return self._sent(request, file)
        if within is not None and self._files.is_folder(within):
            return _moved(f"{path}/", request)
        return self._missing(request, path)

    def _own(self, request: Request, path: str) -> Response:
        if not guard.is_own(request.headers):
            return _said(HTTPStatus.FORBIDDEN, "this is for the pages of this server only")
        headers = {"cache-control": "no-store", "cross-origin-resource-policy": "same-origin"}
        if path == "serve.js":
            return Response(self._script, headers=headers, media_type="text/javascript")
        if path == "events":
            events = self._board.events() if request.method == "GET" else iter(())
            return StreamingResponse(events, headers=headers, media_type="text/event-stream")
        built = self._board.built
        if path.startswith("source/") and built is not None:
            found = pages.source(path.removeprefix("source/"), built, self._site_dir)
            if found is not None:
                return Response(found, headers=headers, media_type=_HTML)
        return _said(HTTPStatus.NOT_FOUND, "there is nothing here")

    def _sent(self, request: Request, file: File) -> Response:
        media_type = media_type_of(file.path.name)
        if media_type == "text/html":
            return self._page(request, file.path.read_bytes())
        about = file.about
        headers = {
            **_FRESH,
            "etag": f'"{about.st_mtime_ns:x}-{about.st_size:x}-{about.st_ino:x}"',
            "last-modified": formatdate(about.st_mtime, usegmt=True),
        }
        if _is_known(request, headers):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return FileResponse(file.path, headers=headers, media_type=media_type, stat_result=about)

    def _page(self, request: Request, content: bytes, status: int = HTTPStatus.OK) -> Response:
        """A page with the script. It has no date: it is another when the script has to do something else."""
        content = pages.with_script(content, self._board)
        headers = {**_FRESH, "etag": f'"{digest(content)}"'}
        if status == HTTPStatus.OK and _is_known(request, headers):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(content, status, headers, _HTML)

    def _missing(self, request: Request, path: str) -> Response:
        built = self._board.built
        if built is not None and self._files.is_empty:
            return self._page(request, pages.without_site(built), HTTPStatus.SERVICE_UNAVAILABLE)
        own = self._files.at("404.html")
        content = own.path.read_bytes() if own is not None else pages.missing(path)
        return self._page(request, content, HTTPStatus.NOT_FOUND)


def _said(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    return Response(f"{text}\n", status, headers, "text/plain")


def _moved(path: str, request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(
        status_code=HTTPStatus.TEMPORARY_REDIRECT, headers={**_FRESH, "location": quote(path) + query}
    )


def _is_known(request: Request, headers: Mapping[str, str]) -> bool:
    """Whether the browser has it already (RFC 9110 §13.2.2: a date counts only without a tag)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return "*" in tags or headers["etag"] in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
    since = request.headers.get("if-modified-since")
    if since is None or "last-modified" not in headers:
        return False
    try:
        return parsedate_to_datetime(headers["last-modified"]) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False
