"""When a frame was on the screen by Chromium's own trace: what the clock of `measures` is checked by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ["blink.user_timing", "cc", "benchmark"]
FRAME, MAIN = "PipelineReporter", "SendBeginMainFrameToCommit"
"""The trace's names for a frame on its way to the screen, and for the main thread's part of that way."""
PUMP_MS = 20
SHOWN_MS = 150
"""How long after a frame it is on the screen for certain."""
Event = Mapping[str, Any]


@contextmanager
def traced(browser: Browser, page: Page) -> Iterator[list[Event]]:
    """The events of the trace of what happens in the block, complete when it has ended."""
    session = browser.new_browser_cdp_session()
    events: list[Event] = []
    ended: list[bool] = []
    session.on("Tracing.dataCollected", lambda got: events.extend(got["value"]))
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": CATEGORIES}})
    yield events
    page.wait_for_timeout(SHOWN_MS)
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(PUMP_MS)
    session.detach()


def shown_after(events: list[Event], start: str, seen: str) -> float | None:
    """The milliseconds from the page's mark `start` until the frame with its mark `seen` was on the screen.

    None where the trace does not name that frame.
    """
    marks = {event["name"]: event for event in events if event["name"] in (start, seen)}
    at, process = marks[seen]["ts"], marks[seen]["pid"]
    around = [(name, key, end) for name, key, begin, end in _stretches(events, process) if begin <= at <= end]
    frames = {key for name, key, _ in around if name == MAIN}
    ends = [end for name, key, end in around if name == FRAME and key in frames]
    return (min(ends) - marks[start]["ts"]) / 1000 if ends else None


def _stretches(events: list[Event], process: int) -> Iterator[tuple[str, str, float, float]]:
    """The frames of a process and the main thread's parts in them: name, key of the frame, begin, end."""
    begun: dict[tuple[str, str], float] = {}
    for event in sorted(events, key=lambda event: float(event["ts"])):
        if event["name"] not in (FRAME, MAIN) or event["pid"] != process:
            continue
        key = (event["name"], str(event.get("id2", event.get("id"))))
        if event["ph"] == "b":
            begun[key] = event["ts"]
        elif event["ph"] == "e" and key in begun:
            yield *key, begun.pop(key), event["ts"]
