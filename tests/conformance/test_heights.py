"""An embed tells its height to the real libraries of pages that frame it: pym.js, and @newswire/frames for AMP's."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

PYM = ("pym.js/dist/pym.v1.min.js", "new pym.Parent('article', '{address}')")
FRAMES = (
    "@newswire/frames/dist/frames.umd.js",
    "newswireFrames.Framer(document.getElementById('article'), {{src: '{address}'}})",
)
AUTO = ("@newswire/frames/dist/frames.umd.js", "newswireFrames.autoInitFrames()")


@contextmanager
def hosted(page_text: str, script: bytes) -> Iterator[str]:
    """The address of an article of another origin, for as long as the block lasts."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/library.js":
            return Response(script, mimetype="text/javascript")(environ, start)
        return Response(page_text, mimetype="text/html")(environ, start)

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def article(begin: str) -> str:
    """A host's page with one place for the embed, which the library fills."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Article</title><style>body{margin:0}</style>'
        f'<script src="/library.js"></script><div id="article"></div><script>{begin}</script>'
    )


def frame_height(page: Page) -> float:
    """The height of the frame on the host's page in px."""
    return float(page.locator("iframe").evaluate("frame => frame.getBoundingClientRect().height"))


def knows_its_width(page: Page) -> bool:
    """Whether what is in the frame knows the frame's width, which it learns a little later."""
    width = page.locator("iframe").evaluate("frame => frame.clientWidth")
    return bool(page.frames[1].evaluate("innerWidth") == width)


def content_height(page: Page) -> float:
    """The height of what is in the frame in px."""
    inner = page.frames[1]
    return float(inner.evaluate("document.documentElement.getBoundingClientRect().height"))


@pytest.mark.parametrize(("library", "begin"), [PYM, FRAMES, AUTO], ids=["pym.js", "frames", "frames, by attribute"])
def test_the_frame_is_as_high_as_its_content(
    browser: Browser, site: str, node_modules: Path, library: str, begin: str
) -> None:
    address = f"{site}embed"
    text = article(begin.format(address=address))
    if library == AUTO[0] and begin == AUTO[1]:
        text = text.replace('id="article"', f'id="article" data-frame-src="{address}"')
    with (
        hosted(text, (node_modules / library).read_bytes()) as host,
        browser.new_context(viewport={"width": 900, "height": 800}, bypass_csp=True) as context,
    ):
        page = context.new_page()
        page.goto(host)
        page.frame_locator("iframe").locator("ol.listing").wait_for(state="attached")
        heights = []
        for width in (900, 500, 360):
            page.set_viewport_size({"width": width, "height": 800})
            fitted(page)
            heights.append(frame_height(page))
        assert len(set(heights)) == 3


def fitted(page: Page) -> None:
    """Wait until the frame is as high as its content. Fails after a while where it never is."""
    for _ in range(200):
        if knows_its_width(page) and abs(frame_height(page) - content_height(page)) <= 1:
            return
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 25)))")
    assert frame_height(page) == content_height(page)
