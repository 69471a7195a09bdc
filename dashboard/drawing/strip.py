"""The overview strip: when the whole table has how many events, with the chart's window as a frame."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from markupsafe import Markup

from dashboard.chart.model import Overview, OverviewBin, Tick
from dashboard.drawing.elements import element, joined, number
from dashboard.drawing.placement import FluidPlacement
from timeline_data.language.words import text

BARS_PX = 34
HEIGHT_PX = 54
LEAST_BAR_PX = 3.0


def overview_strip(overview: Overview, lang: str) -> Markup:
    """An SVG of any width whose x is the overview's own axis: window, bars, years.

    The height of a bar goes with the square root of its count, so that a single event beside a hundred is seen.
    """
    place = FluidPlacement()
    start, end = overview.window
    foot = str(BARS_PX + 2)
    frame = {"class": "window", "x": place.x(start), "width": place.x(end - start), "y": "0", "height": foot}
    edges = [
        element("line", {"class": "window-edge", "x1": place.x(u), "x2": place.x(u), "y1": "0", "y2": foot})
        for u in overview.window
    ]
    base = element("line", {"class": "base", "x2": "100%", "y1": foot, "y2": foot})
    name = text(lang, "page.overview_name")
    attributes = {"class": "overview-drawing", "width": "100%", "height": HEIGHT_PX, "role": "img", "aria-label": name}
    parts = _bars(overview.bins), base, *edges, _years(overview.ticks)
    return element("svg", attributes, element("rect", frame), *parts)


@lru_cache(maxsize=32)  # every view of a table in one language has the same
def _bars(bins: tuple[OverviewBin, ...]) -> Markup:
    place = FluidPlacement()
    most = max((bin_.count for bin_ in bins), default=1)
    return joined([_bar(place, bin_, most) for bin_ in bins])


@lru_cache(maxsize=32)
def _years(ticks: tuple[Tick, ...]) -> Markup:
    place = FluidPlacement()
    anchors = {"start": None, "middle": "mid", "end": "end"}
    y = str(HEIGHT_PX - 4)
    return joined([element("text", {"class": anchors[t.anchor], "x": place.x(t.u), "y": y}, t.text) for t in ticks])


def _bar(place: FluidPlacement, bin_: OverviewBin, most: int) -> Markup:
    height = max(LEAST_BAR_PX, sqrt(bin_.count / most) * (BARS_PX - 2))
    attributes = {
        "class": "bin", "x": place.x(bin_.u0), "width": place.x(bin_.u1 - bin_.u0), "y": number(BARS_PX + 2 - height),
        "height": number(height),
    }  # fmt: skip
    return element("rect", attributes, element("title", {}, bin_.words))
