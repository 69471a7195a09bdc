"""The reference drawing of a Chart: one fluid SVG for pages (any width), one fixed SVG for pictures."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.chart.metrics import GUTTER, text_width
from dashboard.chart.model import Chart, Lane
from dashboard.drawing.elements import element, joined, number
from dashboard.drawing.layers import Layers, Links
from dashboard.drawing.placement import FluidPlacement

LANE_LETTERS_PX = 13
LANE_LINE = 16
NAME_LEFT = 12


def all_layers(layers: Layers) -> Markup:
    """Every layer in its order, bottom to top."""
    return joined(
        [
            layers.definitions(),
            layers.bands(),
            layers.folds(),
            layers.ticks(),
            layers.spans(),
            layers.deadlines(),
            layers.connectors(),
            layers.arcs(),
            layers.clusters(),
            layers.events(),
        ]
    )


def fluid(chart: Chart, links: Links, name: str, ids: str = "chart") -> Markup:
    """The axis as an SVG of any width. Its container must be named `axis` and have an inline size; `breakpoints`
    and the stylesheet do the rest. `name` is what a screen reader calls it; the words are in `chart.alternative`.
    """
    layers = Layers(chart, FluidPlacement(), links, ids)
    attributes = {
        "class": "axis-drawing", "width": "100%", "height": number(chart.height), "role": "group", "aria-label": name,
    }  # fmt: skip
    return element("svg", attributes, all_layers(layers))


def gutter(chart: Chart) -> Markup:
    """The lanes' names, beside the axis: they stay when the axis scrolls."""
    size = {"width": number(GUTTER), "height": number(chart.height)}
    return element("svg", {"class": "gutter-drawing", **size, "aria-hidden": "true"}, lane_names(chart))


def lane_names(chart: Chart) -> Markup:
    """The bands of the gutter and the names on them, broken into as many lines as fit."""
    parts = []
    for lane in chart.lanes:
        size = {"width": number(GUTTER + 1), "height": number(lane.height)}
        parts += [element("rect", {"class": "band", "y": number(lane.top), **size}), _lane_name(lane)]
    return joined(parts)


def _lane_name(lane: Lane) -> Markup:
    lines = broken(lane.name, GUTTER - NAME_LEFT - 8, max(1, int((lane.height - 6) // LANE_LINE)))
    spans = [
        element("tspan", {"x": NAME_LEFT, "y": number(lane.top + 21 + place * LANE_LINE)}, line)
        for place, line in enumerate(lines)
    ]
    return element("text", {"class": f"lane-name {lane.side}"}, element("title", {}, lane.name), *spans)


def broken(text: str, width: float, most: int) -> list[str]:
    """The text in at most `most` lines of at most `width` px; what is left out ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _lane_px(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = " ".join(lines[most - 1 :])
    return [_cut(line, width) for line in kept]


def _cut(line: str, width: float) -> str:
    if _lane_px(line) <= width:
        return line
    while line and _lane_px(line + "…") > width:
        line = line[:-1]
    return line.rstrip() + "…"


def _lane_px(text: str) -> float:
    return text_width(text, LANE_LETTERS_PX, "semibold")
