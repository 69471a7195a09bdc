"""The overview strip: when the whole table has how many events, with the chart's window as a frame."""

from __future__ import annotations

from math import sqrt

from markupsafe import Markup

from dashboard.chart.model import Overview, OverviewBin
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
    most = max((bin_.count for bin_ in overview.bins), default=1)
    bars = joined([_bar(place, bin_, most) for bin_ in overview.bins])
    anchors = {"start": "", "middle": "mid", "end": "end"}
    y = str(HEIGHT_PX - 4)
    ticks = [
        element("text", {"class": anchors[tick.anchor] or None, "x": place.x(tick.u), "y": y}, tick.text)
        for tick in overview.ticks
    ]
    name = text(lang, "page.overview_name")
    attributes = {"class": "overview-drawing", "width": "100%", "height": HEIGHT_PX, "role": "img", "aria-label": name}
    return element("svg", attributes, element("rect", frame), bars, base, *edges, *ticks)


def _bar(place: FluidPlacement, bin_: OverviewBin, most: int) -> Markup:
    height = max(LEAST_BAR_PX, sqrt(bin_.count / most) * (BARS_PX - 2))
    attributes = {
        "class": "bin", "x": place.x(bin_.u0), "width": place.x(bin_.u1 - bin_.u0), "y": number(BARS_PX + 2 - height),
        "height": number(height),
    }  # fmt: skip
    return element("rect", attributes, element("title", {}, bin_.words))
