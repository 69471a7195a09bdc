"""An embed tells its height to the real libraries of pages that frame it: pym.js, and @newswire/frames for AMP's."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.embed.conftest import article, article_text, fitted, reader_of

PYM, FRAMES = "pym.js/dist/pym.v1.min.js", "@newswire/frames/dist/frames.umd.js"
WAYS = {
    "pym.js": (PYM, "new pym.Parent('article', '{address}')"),
    "frames": (FRAMES, "newswireFrames.Framer(document.getElementById('article'), {{src: '{address}'}})"),
    "frames, by attribute": (FRAMES, "newswireFrames.autoInitFrames()"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_frame_is_as_high_as_its_content(browser: Browser, site: str, node_modules: Path, way: str) -> None:
    (library, begin), address = WAYS[way], f"{site}embed"
    found = f' data-frame-src="{address}"' if "auto" in begin else ""
    body = f'<div id="article"{found}></div><script>{begin.format(address=address)}</script>'
    text = article_text(body, (node_modules / library).read_text(encoding="utf-8"))
    with article(text) as host, reader_of(browser, bypass_csp=True) as reader:
        page = reader.open(host)
        page.frame_locator("iframe").locator("ol.listing").wait_for(state="attached")
        heights = []
        for width in (900, 500, 360):
            page.set_viewport_size({"width": width, "height": 800})
            heights.append(fitted(page))
        assert len(set(heights)) == 3
