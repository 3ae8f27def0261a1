"""What is added to a page on its way to the browser, and the few pages that are the server's own."""

from html import escape
from pathlib import Path

from presskit.build.texts import texts
from presskit.model.diagnostic import Diagnostic
from presskit.serve.board import OWN, Board, source_url
from presskit.serve.messages import Built

SCRIPT = Path(__file__).with_name("client.js")


def with_script(page: bytes, board: Board) -> bytes:
    """The page with the script that follows the site. What is on disk stays as it is."""
    tag = f'<script src="{OWN}serve.js" data-content="{board.content}" data-style="{board.style}" defer></script>'
    at = page.lower().rfind(b"</body>")
    at = at if at >= 0 else len(page)
    return page[:at] + tag.encode() + page[at:]


def without_site(built: Built) -> bytes:
    """The page for all addresses as long as no build came out: what is wrong, also for who has no JavaScript."""
    items = "".join(
        f"<li>{_place(found)} {found.severity} {escape(found.code)}: {escape(found.message)}</li>"
        for found in built.diagnostics
    )
    failure = f"<p>{escape(built.failure)}</p>" if built.failure else ""
    text = "This page is loaded again when it could be built." if items or failure else "It has no pages."
    return _page("There is no site yet", f"<p>{text}</p>{failure}<ol>{items}</ol>")


def missing(path: str) -> bytes:
    """The page for what is not there, where the site has none of its own."""
    return _page("There is no such page", f"<p>Nothing is at <code>{escape(path)}</code>.</p>")


def source(path: str, built: Built, site_dir: Path) -> bytes | None:
    """The source at ``path`` with numbered lines, if something was found in it."""
    about = [found for found in built.diagnostics if found.span.path == path]
    text = texts(about, site_dir).get(path)
    if text is None:
        return None
    marks = {found.span.line: ' class="found"' for found in about}
    lines = "".join(
        f'<span id="L{number}"{marks.get(number, "")}>{number:>6}  {escape(line)}\n</span>'
        for number, line in enumerate(text.split("\n"), 1)
    )
    return _page(path, f"<pre>{lines}</pre>")


def _place(found: Diagnostic) -> str:
    span = found.span
    return f'<a href="{escape(source_url(span))}">{escape(f"{span.path}:{span.line}:{span.column}")}</a>'


def _page(title: str, body: str) -> bytes:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{escape(title)}</title>\n<style>:root{{color-scheme:light dark}}"
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        "pre{overflow-x:auto}span.found{font-weight:700}span:target{outline:2px solid}</style></head>\n"
        f"<body><main><h1>{escape(title)}</h1>\n{body}\n</main></body>\n</html>\n"
    ).encode()
