"""What a browser complains of while it shows a page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page


def listen(page: "Page", complaints: list[str]) -> None:
    """Add to ``complaints`` what the console of ``page`` says and what fails to load."""

    def said(message: "ConsoleMessage") -> None:
        address = message.location["url"]
        if not address.endswith("/favicon.ico"):  # browsers ask for it where a page names no icon
            complaints.append(f"{message.type}: {message.text} ({address})")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
