"""What a browser complains of while it shows a page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request


def listen(page: "Page", complaints: list[str]) -> None:
    """Add to ``complaints`` what the console of ``page`` says and what fails to load."""

    def said(message: "ConsoleMessage") -> None:
        complaints.append(f"{message.type}: {message.text} ({message.location['url']})")

    def failed(request: "Request") -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that is left gives up what it was still loading
            complaints.append(f"failed: {request.url} ({request.failure})")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", failed)
