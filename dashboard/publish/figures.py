"""A view as a Plotly figure that stands by itself: headline, lanes, chart, legend and source line in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from dashboard.chart.build import build_chart
from dashboard.chart.metrics import GUTTER, text_width
from dashboard.chart.model import Chart, Lane, LegendEntry
from dashboard.drawing import plotly_figure
from dashboard.drawing.picture import KEY_PX, MARGIN, SENTENCE_PX, TITLE_PX, Heading, balanced, wrapped
from dashboard.drawing.plotly_traces import escape
from dashboard.drawing.svg import LANE_LINE, LEAST_WIDTH, NAME_LEFT, broken
from dashboard.drawing.theme import HEADLINE_FACE, Palette, palette
from dashboard.explorer.hover import hover_texts
from dashboard.publish.edition import Edition
from dashboard.publish.pictures import WIDTH, heading
from dashboard.view import View
from timeline_data.table import EventTable

LEADING = 1.35
SOURCE_PX = 12.0
GAP = 14.0
NAME_GAP = 10
FAINT: Mapping[str, float] = MappingProxyType({"links": 0.6, "spans": 0.75})
"""How faint the stylesheet of a page draws what stands behind the marks."""
NARROWER = 0.92
"""Letters by which a common sans serif takes no more room than our face, which a notebook lacks."""
GUT = "\N{NO-BREAK SPACE}" * 4
"""Between two entries of the legend; Plotly joins plain spaces."""
SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "statement": "●",
        "agreement": "■",
        "restriction": "◆",
        "expulsion": "▼",
        "force": "✖",
        "other": "□",
    }
)
"""The letter, of those that every system has, nearest to the symbol with which Plotly draws each family."""


class TimelineFigure(go.Figure):  # type: ignore[misc] # Plotly has no types
    """A Plotly figure whose bar of buttons has none that sends the data anywhere, wherever it is shown."""

    def show(self, *args: Any, **kwargs: Any) -> None:
        """Show it as Plotly does, without the button that would send its data to Plotly's cloud."""
        super().show(*args, **kwargs | {"config": dict(plotly_figure.CONFIG) | (kwargs.get("config") or {})})


def figure(table: EventTable, view: View, width: float = WIDTH, edition: Edition = Edition()) -> go.Figure:
    """The view of the whole `table` as a figure of this width in px (at least LEAST_WIDTH), as high as its chart asks.

    It pans and zooms; its labels are those that have room at its own width.
    """
    shown, colours = view.shown(table), palette(view.theme)
    chart = build_chart(shown, view, table)
    outer = max(width, LEAST_WIDTH)
    inner = outer - 2 * MARGIN
    made = TimelineFigure(plotly_figure.figure(chart, hover_texts(shown, table, view.lang), colours, inner))
    above, top = _heading(heading(table, view, edition), inner, colours)
    below, bottom = _foot(chart, heading(table, view, edition).footer, inner, colours)
    made.update_layout(
        width=outer,
        height=chart.height + top + bottom,
        margin={"l": GUTTER + MARGIN, "r": MARGIN, "t": top, "b": bottom, "pad": 0},
        annotations=[*above, *below],
        modebar={"remove": ["sendChartToCloud"]},
        meta=None,
    )
    for trace in made.data:
        trace.opacity = FAINT.get(trace.uid.partition("-")[0], 1) * (1 if trace.opacity is None else trace.opacity)
        if trace.textfont.size is not None:
            trace.textfont.size *= NARROWER
    made.update_yaxes(
        ticktext=[_lane_name(lane, colours) for lane in chart.lanes],
        ticks="outside",
        ticklen=NAME_GAP,
        tickcolor=colours.paper,
    )
    return made


def _heading(said: Heading, width: float, colours: Palette) -> tuple[list[dict[str, Any]], float]:
    """The words above the chart, and the height in px that they take."""
    blocks = (
        (said.title, TITLE_PX, "semibold", {"color": colours.ink, "family": HEADLINE_FACE.replace('"', "'")}),
        (said.sentence, SENTENCE_PX, "regular", {"color": colours.ink}),
        (said.caption, KEY_PX, "regular", {"color": colours.muted}),
    )
    drawn, y = [], MARGIN
    for text, size, weight, font in blocks:
        lines = [escape(line) for line in balanced(text, size, width, weight)]
        shown = [f"<b>{line}</b>" for line in lines] if weight == "semibold" else lines
        if lines:
            drawn.append(_words(shown, {**font, "size": size}, y))
            y += len(lines) * size * LEADING + 5
    # y runs down from the upper edge of the picture, Plotly's up from that of the chart
    return [{**words, "y": 1, "yanchor": "top", "yshift": y + GAP - words["yshift"]} for words in drawn], y + GAP


def _foot(chart: Chart, footer: Sequence[str], width: float, colours: Palette) -> tuple[list[dict[str, Any]], float]:
    """Legend and source line below the chart, and the height in px that they take."""
    keys = [entry for entry in chart.legend if entry.group == "side" or entry.key in SHAPES]
    said = [line for text in footer for line in wrapped(text, SOURCE_PX, width)]
    y, drawn = GAP, []
    for lines, size in (
        (_key_lines(keys, width, colours), KEY_PX),
        ([escape(line) for line in said], SOURCE_PX),
    ):
        if lines:
            drawn.append({**_words(lines, {"size": size, "color": colours.muted}, -y), "y": 0, "yanchor": "top"})
            y += len(lines) * size * LEADING + GAP
    return drawn, y


def _key_lines(entries: Sequence[LegendEntry], width: float, colours: Palette) -> list[str]:
    """The legend in lines of Plotly's text, each sign before its words."""
    rows: list[list[LegendEntry]] = []
    for entry in entries:
        longer = [*rows[-1], entry] if rows else [entry]
        if rows and sum(text_width(f"■ {key.words}{GUT}", KEY_PX) for key in longer) <= width:
            rows[-1] = longer
        else:
            rows.append([entry])
    return [GUT.join(_key(entry, colours) for entry in row) for row in rows]


def _key(entry: LegendEntry, colours: Palette) -> str:
    sign = "■" if entry.group == "side" else SHAPES[entry.key]
    colour = colours.side(entry.key) if entry.group == "side" else colours.muted
    return f'<span style="color:{colour}">{sign}</span> {escape(entry.words)}'


def _words(lines: Sequence[str], font: Mapping[str, Any], y: float) -> dict[str, Any]:
    return {
        "text": "<br>".join(lines),
        "font": dict(font),
        "align": "left",
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -GUTTER,
        "yshift": y,
    }


def _lane_name(lane: Lane, colours: Palette) -> str:
    most = max(1, int((lane.height - 6) // LANE_LINE))
    lines = (escape(line) for line in broken(lane.name, GUTTER - NAME_LEFT - 8, most))
    return f'<b><span style="color:{colours.side(lane.side)}">{"<br>".join(lines)}</span></b>'
