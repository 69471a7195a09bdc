"""What a browser has to complain of while a test uses a page."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Error, Page


def complaints_of(page: Page, into: list[str]) -> None:
    """Note all that the page's console says and all errors of its scripts.

    But for what a browser says only to the verbose: a test that asks for the place of something makes it lay out what
    would have waited until the chart was on the screen.
    """

    def said(message: ConsoleMessage) -> None:
        if str(message.type) != "verbose":  # a type that Playwright does not name
            into.append(f"{message.type}: {message.text}")

    def failed(error: Error) -> None:
        into.append(f"error: {error}")

    page.on("console", said)
    page.on("pageerror", failed)
