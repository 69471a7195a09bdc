"""What is measured in a browser: a load, a repaint after a click, the frames of a gesture. Times in milliseconds."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, Playwright, ViewportSize

from tests.benchmarks.presentation import Event, shown_after, traced
from tests.conftest import CHROMIUM_COMMANDS, CHROMIUM_FILES, WITHOUT

VIEWPORT: ViewportSize = {"width": 1280, "height": 1000}
TIMEOUT_MS = 60_000

# A moment of a load is two frames after the first frame that finds the element laid out, since the navigation began: a
# page's first frame takes the browser longer to the screen than a frame of a page at rest.
MOMENTS = """(() => {
  const moments = window.moments = {};
  const wait = (name, selector, boxed) => {
    const found = () => {
      const node = document.querySelector(selector);
      const box = node && node.getBoundingClientRect();
      return box && (!boxed || (box.width && box.height));
    };
    const note = () => { moments[name] = performance.now(); };
    const look = () => requestAnimationFrame(found() ? () => requestAnimationFrame(note) : look);
    requestAnimationFrame(look);
  };
  for (const [name, selector, boxed] of %s) wait(name, selector, boxed);
})()"""
# The first chart is on the screen no earlier than anything is.
TOLD = """() => {
  const { first, ready } = window.moments;
  return { first: Math.max(first, performance.getEntriesByName("first-contentful-paint")[0].startTime), ready };
}"""

# From a click on a page at rest to the frame after the first one in which a reader sees another number of marks: those
# that are neither hidden nor transparent, whatever has drawn them. That first frame is on the screen then, as
# `presentation` reads in Chromium's own trace: a frame more would measure how long a page that is done waits for it.
AWAIT_REPAINT = """([control, marks]) => {
  const seen = () => [...document.querySelectorAll(marks)]
    .filter((node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true })).length;
  const before = seen();
  window.repainted = new Promise((done) => {
    document.querySelector(control).addEventListener("click", ({ timeStamp }) => {
      const note = () => done(performance.now() - timeStamp);
      const found = () => {
        performance.mark("clicked", { startTime: timeStamp });
        performance.mark("repainted");
        requestAnimationFrame(note);
      };
      const look = () => (seen() === before ? requestAnimationFrame(look) : found());
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}"""

START_FRAMES = """() => {
  const frames = window.frames_ = [];
  const note = (now) => { frames.push(now); if (window.frames_ === frames) requestAnimationFrame(note); };
  requestAnimationFrame(note);
}"""
STOP_FRAMES = """() => new Promise((done) => setTimeout(() => {
  const frames = window.frames_;
  window.frames_ = null;
  done(frames.slice(1).map((now, i) => now - frames[i]));
}, %d))"""

IN_SIGHT = """([frame, selector]) => {
  const { left, right } = document.querySelector(frame).getBoundingClientRect();
  const middles = [...document.querySelectorAll(selector)].map((node) => node.getBoundingClientRect())
    .filter((box) => box.width).map((box) => (box.left + box.right) / 2);
  return middles.filter((x) => x >= left && x <= right).length;
}"""
IDLE_MS = 1_000
PAUSE_MS = 500
"""Between two clicks, so that nothing of the one is left to do when the other comes."""
SETTLE_MS = 250
"""Before a load, as long as a new page keeps the browser busy; after a gesture: the explorer draws once more then."""
FAST = 4
"""How often a round loads the pages that are there at once: one frame more or less is a tenth of their time."""


def launched(playwright: Playwright) -> Browser:
    """The machine's Chromium as the tests start it: it draws no menus of its own beside the page that is measured."""
    return playwright.chromium.launch(executable_path=find_browser(), args=[f"--disable-features={WITHOUT}"])


def find_browser() -> str:
    """The machine's Chromium, found as the tests find it. Exits where there is none."""
    found = [path for command in CHROMIUM_COMMANDS if (path := shutil.which(command))]
    found += [path for path in CHROMIUM_FILES if Path(path).is_file()]
    return found[0] if found else sys.exit(f"no browser found. Install one of {', '.join(CHROMIUM_COMMANDS)}.")


@dataclass(frozen=True)
class Site:
    """A page to measure: its address, the selector of a chart element, and the one that says that it takes input.

    `marks` selects all marks, where a chart is drawn in two ways.
    """

    address: str
    chart: str
    ready: str
    marks: str = ""


@dataclass(frozen=True)
class Load:
    """One load with an empty cache: milliseconds to the first chart element and until ready, bytes and requests."""

    first: float
    ready: float
    bytes: int
    requests: int


@contextmanager
def visit(browser: Browser, address: str, script: str = "") -> Iterator[Page]:
    """A page of a context of its own, thus with an empty cache, that is about to open the address."""
    # Playwright's own evaluation needs what our pages' policy forbids.
    with browser.new_context(viewport=VIEWPORT, color_scheme="light", bypass_csp=True) as context:
        page = context.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        if script:
            page.add_init_script(script)
        page.wait_for_timeout(SETTLE_MS)  # a new context costs the browser work of its own
        yield page


def load(browser: Browser, site: Site) -> Load:
    """Open a site as a new reader does."""
    script = MOMENTS % json.dumps([["first", site.chart, True], ["ready", site.ready, False]])
    with visit(browser, site.address, script) as page:
        transfer = Transfer(page.context.new_cdp_session(page))
        page.goto(site.address)
        page.wait_for_function("window.moments.first && window.moments.ready")
        page.wait_for_load_state("networkidle")
        moments = page.evaluate(TOLD)
        return Load(moments["first"], moments["ready"], transfer.bytes, transfer.requests)


class Transfer:
    """Counts what a page transfers: bytes with headers as they came over the wire, and requests."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0
        self.requests = 0
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _finished(self, event: dict[str, float]) -> None:
        if event["encodedDataLength"]:
            self.bytes += int(event["encodedDataLength"])
            self.requests += 1


def repaints(
    browser: Browser, site: Site, controls: Sequence[str], rest_ms: int, shown: list[float] | None = None
) -> list[float]:
    """The time from a click on each control to the repainted chart, one after the other on one page.

    The pointer rests on a control for `rest_ms` before it is pressed. Where `shown` is given, Chromium traces the
    clicks, and what it says of the frames on the screen is added there.
    """
    measured = []
    with visit(browser, site.address) as page:
        page.goto(site.address)
        page.locator(site.ready).first.wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        for control in controls:
            page.wait_for_timeout(PAUSE_MS)
            page.evaluate(AWAIT_REPAINT, [control, site.marks or site.chart])
            tracing: AbstractContextManager[list[Event]] = nullcontext([]) if shown is None else traced(browser, page)
            with tracing as events:
                page.locator(control).hover()
                page.wait_for_timeout(rest_ms)
                page.mouse.down()
                page.mouse.up()
                measured.append(float(page.evaluate("window.repainted")))
            if shown is not None and (moment := shown_after(events, "clicked", "repainted")) is not None:
                shown.append(moment)
            page.mouse.move(1, 1)
    return measured


def frames(page: Page, gesture: Callable[[], None], settle_ms: int = SETTLE_MS) -> list[float]:
    """The length of each frame from the beginning of a gesture to `settle_ms` after its end."""
    page.evaluate(START_FRAMES)
    gesture()
    return list(page.evaluate(STOP_FRAMES % settle_ms))


def pan(page: Page, chart: str, steps: int = 45) -> None:
    """Drag the chart to and fro with the pointer."""
    box = page.locator(chart).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in [*range(steps), *range(steps, -1, -1)]:
        page.mouse.move(x - 4 * step, y)
    page.mouse.up()


def zoom(page: Page, chart: str, steps: int = 20) -> None:
    """Turn the wheel over the chart to go in and out again."""
    box = page.locator(chart).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.down("Control")
    for turn in [-8] * steps + [8] * steps:
        page.mouse.wheel(0, turn)
    page.keyboard.up("Control")
