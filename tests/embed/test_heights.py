"""A framed page tells its height to whoever frames it, in the words that each listens for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.embed.conftest import Reader, article, article_text, fitted, reader_of

LISTENERS = {
    # as published at https://github.com/datawrapper/datawrapper: the embed code's own listener
    "datawrapper": """
      window.addEventListener("message", function (e) {
        if (e.data["datawrapper-height"] === undefined) return;
        for (var id in e.data["datawrapper-height"])
          for (var frame of document.querySelectorAll("iframe"))
            if (frame.contentWindow === e.source) frame.style.height = e.data["datawrapper-height"][id] + "px";
      });""",
    # pym.js 1.3.2: `Parent` takes messages of its own child only
    "pym": """
      window.addEventListener("message", function (e) {
        if (typeof e.data !== "string") return;
        var match = e.data.match(/^pymxPYMxplacexPYMx(\\S+)xPYMx(.*)$/);
        if (match && match[1] === "height") document.querySelector("iframe").height = parseInt(match[2]);
      });""",
    # AMP's amp-iframe, and @newswire/frames 1.0.0
    "amp": """
      window.addEventListener("message", function (e) {
        if (e.data.sentinel === "amp" && e.data.type === "embed-size")
          document.querySelector("iframe").height = e.data.height;
      });""",
    # the script that WordPress 6 puts into articles with embeds, wp-embed.js
    "wordpress": """
      window.addEventListener("message", function (e) {
        var data = e.data;
        if (!data || !(data.secret && data.message && data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
        if (data.secret === "s3cretWord" && data.message === "height")
          document.querySelector("iframe").height = data.value;
      });""",
}
ADDRESSES = {"pym": "embed?childId=place&initialWidth=900", "wordpress": "embed#?secret=s3cretWord"}


@pytest.mark.parametrize("sandbox", ["", ' sandbox="allow-scripts"'], ids=["plain", "sandboxed"])
@pytest.mark.parametrize("host", LISTENERS)
def test_hosts_that_listen_as_published(reader: Reader, site: str, host: str, sandbox: str) -> None:
    source = f"{site}{ADDRESSES.get(host, 'embed')}"
    frame = f'<iframe src="{source}" width="100%" height="300" frameborder="0" title="T"{sandbox}></iframe>'
    with article(article_text(frame, LISTENERS[host])) as address:
        page = reader.open(address)
        page.frame_locator("iframe").locator(".listing").wait_for(state="attached")
        heights = []
        for width in (1000, 500):
            page.set_viewport_size({"width": width, "height": 900})
            heights.append(fitted(page))
        assert heights[0] != heights[1]


CODES = {
    "frame": '<iframe src="{site}embed?lang=id" title="Lini masa" height="600" loading="lazy" '
    'style="width:100%;border:0"></iframe>',
    "place": '<div data-timeline="{site}embed?lang=id"><a href="{site}">Lini masa</a></div>',
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("way", ["async ", ""])
def test_two_lines_of_our_own(reader: Reader, site: str, code: str, way: str) -> None:
    lines = f'{CODES[code].format(site=site)}\n<script {way}src="{site}embed.js"></script>'
    with article(article_text(lines)) as address:
        page = reader.open(address)
        frame = page.locator("iframe")
        assert (frame.get_attribute("title"), frame.get_attribute("loading")) == ("Lini masa", "lazy")
        page.frame_locator("iframe").locator(".listing").wait_for(state="attached")
        first = fitted(page)
        page.frame_locator("iframe").locator(".event").first.click()
        expect(page.frame_locator("iframe").locator("[data-panel]")).to_be_visible()
        assert fitted(page) > first
        page.frame_locator("iframe").get_by_role("button", name="Tutup").click()
        assert fitted(page) == first
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_our_script_hears_its_own_frames_only_and_keeps_within_bounds(browser: Browser, site: str) -> None:
    stranger = (
        "data:text/html,<script>onmessage=e=>parent.postMessage(e.data,'*');"
        "parent.postMessage({timeline:'height',height:5000},'*')</script>"
    )
    lines = (
        f'<iframe id="own" src="{site}embed" title="T" height="600"></iframe>'
        f'<iframe id="other" src="{stranger}" title="T" height="77"></iframe><script src="{site}embed.js"></script>'
    )
    with article(article_text(lines)) as address, reader_of(browser) as reader:
        page = reader.open(address)
        page.frame_locator("#own").locator(".listing").wait_for(state="attached")
        expect(page.locator("#own")).not_to_have_attribute("height", "600")
        tell = "([height, timeline]) => parent.postMessage({timeline, height}, '*')"
        for sent, kept in ((1e9, "20000"), (1, "120")):
            page.frames[1].evaluate(tell, [sent, "height"])
            expect(page.locator("#own")).to_have_attribute("height", kept)
        for nonsense in ("4000", None, -1, 1e400):
            page.frames[1].evaluate(tell, [nonsense, "height"])
        page.frames[2].evaluate(tell, [5000, "height"])
        page.evaluate("postMessage({timeline: 'height', height: 5000}, '*')")
        page.frames[1].evaluate(tell, [901, "height"])
        expect(page.locator("#own")).to_have_attribute("height", "901")
        expect(page.locator("#other")).to_have_attribute("height", "77")


def test_a_height_is_told_when_it_changes_and_not_again(reader: Reader, site: str) -> None:
    note = "window.told = []; addEventListener('message', (e) => { if (e.data.timeline) told.push(e.data.height); });"
    with article(article_text(f'<iframe src="{site}embed" width="100%" height="9000" title="T"></iframe>', note)) as it:
        page = reader.open(it)
        page.frame_locator("iframe").locator(".listing").wait_for(state="attached")
        page.wait_for_function("told.length > 0")
        for height in (4000, 500, 8000):  # a page that measured its window instead would follow
            page.locator("iframe").evaluate("(frame, height) => { frame.height = height; }", height)
            page.frames[1].evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")
        told = page.evaluate("told")
        assert len(told) == len(set(told)) <= 2  # its face may come after the first


def test_wordpress_follows_a_link(reader: Reader, site: str) -> None:
    note = "addEventListener('message', (e) => { if (e.data.message === 'link') window.link = e.data; });"
    frame = f'<iframe src="{site}embed#?secret=s3cretWord" sandbox="allow-scripts" title="T" height="4000"></iframe>'
    with article(article_text(frame, note)) as address:
        page = reader.page
        page.goto(address)
        page.frame_locator("iframe").get_by_role("link", name="Open in the explorer").click()
        page.wait_for_function("window.link")
        assert page.evaluate("link") == {"secret": "s3cretWord", "message": "link", "value": site}
        reader.complaints.clear()  # the sandbox allows no new window, and says so


def test_under_the_chart_of_a_frame_the_list_waits_for_a_tap(reader: Reader, site: str) -> None:
    with article(article_text(f'<iframe src="{site}embed" width="900" height="900" title="T"></iframe>')) as address:
        page = reader.open(address)
        inner = page.frame_locator("iframe")
        inner.get_by_text("All 16 events as a list").click()
        expect(inner.locator(".listing")).to_be_visible()
        inner.get_by_text("All 16 events as a list").click()
        expect(inner.locator(".listing")).to_be_hidden()
        page.locator("iframe").evaluate("frame => { frame.width = 500; }")  # without a chart it is the timeline
        expect(inner.locator(".listing")).to_be_visible()
        expect(inner.get_by_text("All 16 events as a list")).to_be_hidden()
    expect(reader.open(f"{site}embed").locator(".listing")).to_be_visible()
