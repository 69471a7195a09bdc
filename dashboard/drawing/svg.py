"""The reference drawing of a Chart: one fluid SVG for pages (any width), one fixed SVG for pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from dashboard.chart.fading import parted
from dashboard.chart.metrics import GUTTER, text_width
from dashboard.chart.model import MIN_AXIS_PX, Chart, Lane
from dashboard.drawing.elements import element, joined, number
from dashboard.drawing.layers import Layers, Links
from dashboard.drawing.picture import (
    MARGIN,
    Block,
    Heading,
    footer_block,
    heading_block,
    legend_block,
    picture_rules,
    stacked,
)
from dashboard.drawing.placement import FixedPlacement, FluidPlacement
from dashboard.drawing.theme import palette

LANE_LETTERS_PX = 13
LANE_LINE = 16
NAME_LEFT = 12


FADED = 0.3
"""The opacity of what the filters leave out."""


def all_layers(layers: Layers) -> Markup:
    """Every layer in its order, bottom to top; what is faded lies under all events that stand out."""
    distinct, faded = (replace(layers, chart=half) for half in parted(layers.chart))
    ground = [layers.definitions(), layers.bands(), layers.folds(), layers.ticks()]
    if layers.chart.faded:
        ground.append(element("g", {"class": "faded", "opacity": FADED}, _event_layers(faded)))
    return joined([*ground, _event_layers(distinct)])


def _event_layers(layers: Layers) -> Markup:
    return joined(
        [
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


LEAST_WIDTH = GUTTER + MIN_AXIS_PX + 2 * MARGIN
"""The narrowest picture of a chart in px: a narrower one is drawn this wide."""


def fixed(
    chart: Chart,
    width: float,
    theme: str = "light",
    heading: Heading | None = None,
    words: Mapping[str, str] | None = None,
) -> Markup:
    """A picture of one width in px by itself: style, headline, chart, legend and source line in one SVG document.

    Only what is in range at that width is in it. `words` say of each event what a pointer finds at its mark;
    `<title>` and `<desc>` say the chart in sentences.
    """
    said, outer = heading or Heading(), max(width, LEAST_WIDTH)
    inner = outer - 2 * MARGIN
    layers = Layers(chart, FixedPlacement(inner - GUTTER), Links(event=None, words=words or {}))
    axis = element("g", {"transform": f"translate({number(GUTTER)} 0)"}, all_layers(layers))
    parts = stacked(
        [
            heading_block(said, inner),
            Block(lane_names(chart) + axis, chart.height),
            legend_block(chart.legend, inner),
            footer_block(said.footer, inner),
        ],
        gap=14,
    )
    height = parts.height + 2 * MARGIN
    size = {"width": number(outer), "height": number(height), "viewBox": f"0 0 {number(outer)} {number(height)}"}
    return element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "lang": chart.language, **size, "role": "img"},
        element("title", {}, said.title or said.caption),
        element("desc", {}, " ".join(chart.alternative)),
        element("style", {}, Markup(picture_rules(palette(theme)))),  # noqa: S704 - made of constants
        element("rect", {"class": "paper", "width": number(outer), "height": number(height)}),
        element("g", {"transform": f"translate({number(MARGIN)} {number(MARGIN)})"}, parts.drawing),
    )


def gutter(chart: Chart) -> Markup:
    """The lanes' names, beside the axis: they stay when the axis scrolls."""
    size = {"width": number(GUTTER), "height": number(chart.height)}
    return element("svg", {"class": "gutter-drawing", **size, "aria-hidden": "true"}, lane_names(chart))


def lane_names(chart: Chart, width: float = GUTTER) -> Markup:
    """The bands of a gutter this wide and the names on them, broken into as many lines as fit."""
    parts = []
    for lane in chart.lanes:
        size = {"width": number(width + 1), "height": number(lane.height)}
        parts += [element("rect", {"class": "band", "y": number(lane.top), **size}), _lane_name(lane, width)]
    return joined(parts)


def _lane_name(lane: Lane, width: float) -> Markup:
    lines = broken(lane.name, width - NAME_LEFT - 8, max(1, int((lane.height - 6) // LANE_LINE)))
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
