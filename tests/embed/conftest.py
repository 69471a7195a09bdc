"""The bundled table's site, readers of its light page, and articles of another origin that frame it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.browser.conftest import served
from tests.complaints import complaints_of
from tests.servers import running
from timeline_data.table import EventTable


@pytest.fixture(scope="session")
def site(bundled: EventTable) -> Iterator[str]:
    """The bundled table's site."""
    with served(bundled) as address:
        yield address


@dataclass
class Reader:
    """A page with everything that it asked for and that a browser had to complain of."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """The page at the address, with its face there, laid out to its end, its script at work."""
        self.page.goto(address)
        expect(self.page.locator("html:has(script) [data-tools][hidden]")).to_have_count(0)
        self.page.evaluate("document.fonts.ready.then(() => true)")
        return self.page


@contextmanager
def reader_of(browser: Browser, **context: Any) -> Iterator[Reader]:
    """A reader at 1,100 px; at the end nothing may have been complained of."""
    with browser.new_context(**{"viewport": {"width": 1100, "height": 1000}, **context}) as made:
        reader = Reader(made.new_page())
        complaints_of(reader.page, reader.complaints)
        reader.page.on("request", lambda request: reader.requests.append(request.url))
        yield reader
        assert reader.complaints == []


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A reader at 1,100 px."""
    with reader_of(browser) as made:
        yield made


@contextmanager
def article(text: str) -> Iterator[str]:
    """The address of an article, of another origin than the site, for as long as the block lasts."""

    @Request.application
    def answer(request: Request) -> Response:
        missing = request.path != "/"
        return Response("" if missing else text, 204 if missing else 200, mimetype="text/html")

    with running(make_server("127.0.0.1", 0, answer, threaded=True)) as address:
        yield address


def article_text(body: str, script: str = "") -> str:
    """An article with something in it."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Article</title><style>body{margin:0}</style>'
        f"{f'<script>{script}</script>' if script else ''}<p>Before</p>{body}<p id='after'>After</p>"
    )


BOX = "frame => [frame.clientWidth, frame.getBoundingClientRect().height]"


def fitted(page: Page) -> int:
    """The height of the frame, as soon as it is that of its content."""
    inner = page.frames[1]
    for _ in range(200):
        wide, content = inner.evaluate("[innerWidth, document.documentElement.getBoundingClientRect().height]")
        width, frame = page.locator("iframe").evaluate(BOX)
        if wide == width and abs(frame - content) <= 1:  # a frame of another process gets its width a little later
            return round(float(frame))
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))")
    raise AssertionError(f"the frame is {frame} px high, its content {content} px")
