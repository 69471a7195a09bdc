"""A Chart as a Plotly figure: `drawing` for the explorer, `figure` for a notebook.

The x axis is linear and runs over the Chart's own shares (0 to 1), so that folded time stays folded and nothing is
lost in a fold; y is the Chart's pixels, downwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go

from dashboard.chart.fading import parted
from dashboard.chart.metrics import GUTTER
from dashboard.chart.model import Chart
from dashboard.drawing import plotly_layers as layers
from dashboard.drawing.plotly_spans import spans
from dashboard.drawing.plotly_traces import UNSEEN, Trace, escape, in_range
from dashboard.drawing.svg import FADED
from dashboard.drawing.theme import CHART_FACE, LABEL_PX, Palette

CONFIG: Mapping[str, Any] = MappingProxyType(
    {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "showTips": False,
        "doubleClick": False,
        "scrollZoom": False,
    }
)
"""How Plotly may behave: no bar of buttons, so none that sends a reader's data anywhere; the page has its own zoom."""


def drawing(
    chart: Chart, hover: Mapping[str, str], colours: Palette, window: tuple[float, float] = (0.0, 1.0)
) -> dict[str, Any]:
    """The whole figure as plain data, every piece with its range of axis widths in its trace's `meta`.

    `hover` is the text at each event's mark (see `hover_texts`), `window` the shares of the axis that are in sight.
    `layout.meta` holds the Chart's (day, share) pairs, with which a browser turns shares into dates, and the
    share of the selected event.
    """
    distinct, faded = parted(chart)
    data: list[Trace] = [
        *layers.lanes(chart, colours),
        *layers.folds(chart, colours),
        *layers.ticks(chart, colours),
        *(fade(trace) for trace in _event_layers(faded, hover, colours)),
        *_event_layers(distinct, hover, colours),
    ]
    return {"data": data, "layout": _layout(chart, colours, window)}


def _event_layers(chart: Chart, hover: Mapping[str, str], colours: Palette) -> list[Trace]:
    return [
        *spans(chart, colours),
        *layers.deadlines(chart, colours),
        *layers.connectors(chart, colours),
        *layers.arcs(chart, colours),
        *layers.clusters(chart, hover, colours),
        *layers.marks(chart, hover, colours),
        *layers.labels(chart, colours),
    ]


_HEAD = re.compile(r"(?:-(?=[abn](?:-|$))|-(?=over|[0-9])|$)")


def fade(trace: Trace) -> Trace:
    """The trace drawn fainter, under a name by which the style sheet still knows its role, side and shape."""
    named = _HEAD.sub(lambda found: f"-faded{found.group()}", trace["uid"], count=1)
    return trace | {"uid": named, "name": named, "opacity": FADED * trace.get("opacity", 1)}


def figure(chart: Chart, hover: Mapping[str, str], colours: Palette, width: float = 1280) -> go.Figure:
    """A Plotly figure `width` px wide that stands by itself, with the names of the lanes left of the axis."""
    whole = drawing(chart, hover, colours)
    traces = [in_range(full, width - GUTTER) for full in whole["data"]]
    layout = whole["layout"] | {"width": width, "paper_bgcolor": colours.paper}
    layout["margin"] = layout["margin"] | {"l": GUTTER}
    layout["yaxis"] = layout["yaxis"] | {
        "showticklabels": True,
        "tickvals": [lane.top + min(16.0, lane.height / 2) for lane in chart.lanes],
        "ticktext": [f"<b>{escape(lane.name)}</b>" for lane in chart.lanes],
    }
    return go.Figure({"data": traces, "layout": layout})


def _layout(chart: Chart, colours: Palette, window: tuple[float, float]) -> dict[str, Any]:
    text = {"family": CHART_FACE.replace('"', "'"), "size": LABEL_PX, "color": colours.ink}
    return {
        "template": {},
        "height": chart.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": UNSEEN,
        "plot_bgcolor": UNSEEN,
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 12,
        "dragmode": "pan",
        "font": text,
        "hoverlabel": {
            "align": "left",
            "namelength": -1,
            "bgcolor": colours.paper,
            "bordercolor": colours.muted,
            "font": text,
        },
        "xaxis": _axis(range=list(window), minallowed=0, maxallowed=1),
        "yaxis": _axis(range=[chart.height, 0], fixedrange=True),
        "meta": {"scale": [list(pair) for pair in chart.scale], "selected": _selected(chart)},
    }


def _selected(chart: Chart) -> float | None:
    """The share at which the selected event stands, by itself or in a cluster."""
    marks = (mark.u for mark in chart.marks if mark.event == chart.selected)
    pills = (pill.u for pill in chart.clusters if chart.selected in pill.events)
    return next(chain(marks, pills), None) if chart.selected else None


def _axis(**settings: Any) -> dict[str, Any]:
    bare = {"showgrid": False, "zeroline": False, "showline": False, "showticklabels": False, "ticks": ""}
    return {"type": "linear", "automargin": False} | bare | settings
