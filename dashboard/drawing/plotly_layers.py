"""The layers of the Plotly drawing, each where `layers.py` puts it in the SVG, to the pixel.

Plotly does not know our shapes: the style sheet of the explorer gives the marks their paths (`plotly_style.py`). A bow
between two events of one day keeps its width in pixels, so it has a piece for every step of axis widths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from dashboard.chart.model import LEVELS, Arc, Chart, Connector, Label, Range, Tick
from dashboard.drawing.answers import HEAD_GAP, arrowheads, curve_path, level, may_strike, upright
from dashboard.drawing.layers import FOLD_RISE, LAG_RISE, TEXT_DROP, TICK_DROP
from dashboard.drawing.plotly_curves import Corner, flattened
from dashboard.drawing.plotly_traces import (
    ALWAYS,
    SIDES,
    UNSEEN,
    Piece,
    Trace,
    box,
    escape,
    line,
    point,
    trace,
    wrapped,
)
from dashboard.drawing.shapes import PILL_HEIGHT, SPLIT_WIDTH, STRIPE_WIDTH
from dashboard.drawing.theme import LABEL_PX, TICK_PX, Palette

SYMBOLS: Mapping[str, str] = {
    "statement": "circle",
    "agreement": "square",
    "restriction": "diamond",
    "expulsion": "triangle-down",
    "force": "x",
    "deadline": "hourglass",
    "other": "square-open",
}
"""Plotly's own symbol nearest to each shape, for a figure without our style sheet."""

_HEADS: Mapping[str, tuple[tuple[str, str, bool | None], ...]] = {
    "target": (("head-down", "triangle-down", True), ("head-up", "triangle-up", False)),
    "joint": (("dot", "circle", None),),
}
_PATH_UNITS = 1e6
"""A path is written in hundredths: this many units make that fine enough for a share of the axis."""
BASELINE = 0.25
"""Plotly puts a text's baseline this share of its size under the point; the SVG has drops of its own."""
RING = 21
"""The diameter of the ring around the selected event."""
_LABEL_MARKER = 16
"""Plotly writes a text `size / 2 / 0.8 + 1` px beside its marker: beside 16 px that is LABEL_GAP, 11 px."""
_TEXT_SIDES = {"right": "middle right", "left": "middle left"}
_ANCHORS = {"start": "middle right", "middle": "middle center", "end": "middle left"}


def lanes(chart: Chart, colours: Palette) -> list[Trace]:
    """The bands."""
    bands = (box(ALWAYS, 0, 1, lane.top, lane.top + lane.height) for lane in chart.lanes)
    return trace("lanes", bands, mode="lines", fill="toself", fillcolor=colours.lane, line={"width": 0})


def folds(chart: Chart, colours: Palette) -> list[Trace]:
    """The gaps and their labels, which say the fold's length and lead to the true scale."""
    gaps = (box(ALWAYS, fold.u0, fold.u1, chart.header, chart.height) for fold in chart.folds)
    return [
        *trace("folds", gaps, mode="lines", fill="toself", fillcolor=colours.paper, line={"width": 0}),
        *_fold_labels(chart, colours, turned=False),
        *_fold_labels(chart, colours, turned=True),
    ]


def _fold_labels(chart: Chart, colours: Palette, *, turned: bool) -> list[Trace]:
    y = chart.header - 6 if turned else chart.header - 11 - FOLD_RISE - BASELINE * TICK_PX
    texts = (
        point(
            label.range,
            (fold.u0 + fold.u1) / 2,
            y,
            text=escape(label.text),
            hovertext=wrapped(fold.words),
            customdata="",
        )
        for fold in chart.folds
        for label in fold.labels
        if label.vertical is turned
    )
    return trace(
        "fold-labels-upright" if turned else "fold-labels",
        texts,
        mode="text",
        textposition="middle right" if turned else "middle center",
        textfont={"size": TICK_PX, "color": colours.muted},
        hoverinfo="text",
    )


def ticks(chart: Chart, colours: Palette) -> list[Trace]:
    """The axis where time runs true, the dates above it and their strokes."""
    strokes = (line(tick.range, (tick.u, chart.header - 6), (tick.u, chart.header - 1)) for tick in chart.ticks)
    y = chart.header - 11 - BASELINE * TICK_PX
    texts = (
        point(tick.range, tick.u, y, text=escape(tick.text), textposition=_ANCHORS[tick.anchor]) for tick in chart.ticks
    )
    font = {"size": TICK_PX, "color": colours.muted}
    bounds = [0.0, *(u for fold in chart.folds for u in (fold.u0, fold.u1)), 1.0]
    base = (
        line(ALWAYS, *((u, chart.header - 1) for u in ends)) for ends in zip(bounds[::2], bounds[1::2], strict=True)
    )
    dates = trace("tick-labels", texts, mode="text", textfont=font, cliponaxis=False)
    for full in dates:
        full["meta"]["reach"] = [_reach(tick) for tick in chart.ticks]
    return [
        *trace("base", base, mode="lines", line={"width": 1, "color": colours.rule}),
        *trace("ticks", strokes, mode="lines", line={"width": 1, "color": colours.muted}),
        *dates,
    ]


def _reach(tick: Tick) -> tuple[float, float]:
    """How many pixels a date reaches to the left and to the right of its day: a zoom leaves out what would be cut."""
    left = {"start": 0.0, "middle": 0.5, "end": 1.0}[tick.anchor] * tick.width
    return left, tick.width - left


def deadlines(chart: Chart, colours: Palette) -> list[Trace]:
    """The ticks in which effective bars end."""
    made: list[Trace] = []
    for side in SIDES:
        strokes = (line(due.range, (due.u, due.y0), (due.u, due.y1)) for due in chart.deadlines if due.side == side)
        made += trace(f"deadlines-{side}", strokes, mode="lines", line={"width": 2, "color": colours.side(side)})
    return made


def connectors(chart: Chart, colours: Palette) -> list[Trace]:
    """Arrows to targets, bars to joint initiators; where there is no room for a whole one, a stub."""
    made: list[Trace] = []
    for role, width in (("target", 1.25), ("joint", 3)):
        for side in SIDES:
            links = [link for link in chart.connectors if (link.role, link.side) == (role, side)]
            colour = colours.side(side)
            strokes = (
                line(active, (link.u, link.y0), (link.u, y1)) for link in links for active, y1, _ in _reaches(link)
            )
            made += trace(f"links-{role}-{side}", strokes, mode="lines", line={"width": width, "color": colour})
            ends = [(active, link.u, y, y > link.y0) for link in links for active, _, ys in _reaches(link) for y in ys]
            for name, symbol, downwards in _HEADS[role]:
                heads = (point(active, u, y) for active, u, y, down in ends if downwards in (None, down))
                marker = {"size": 7, "symbol": symbol, "color": colour, "line": {"width": 0}}
                made += trace(f"links-{side}-{name}", heads, mode="markers", marker=marker)
    return made


def _reaches(link: Connector) -> Iterator[tuple[Range, float, tuple[float, ...]]]:
    for active, y1, heads in ((link.full, link.y1, link.heads), (link.stub, link.stub_y1, (link.stub_y1,))):
        if y1 != link.y0 and active.from_px < active.to_px:
            yield active, y1, heads


def arcs(chart: Chart, colours: Palette) -> list[Trace]:
    """The answers: from what was answered to the answer, along the very path that the SVG has."""
    shown = [arc for arc in chart.arcs if arc.shown]
    bows = (piece for arc in shown if upright(arc) for piece in _bow(arc))
    curves = [line(ALWAYS, *_curve(arc)) for arc in shown if not upright(arc)]
    lengths = sorted({len(curve.x) for curve in curves})
    stroke = {"width": 1.5, "dash": "4px 3px", "color": colours.arc}
    heads = (piece for arc in shown for piece in _arc_heads(arc, chart))
    marker = {"size": 5, "symbol": "arrow-wide", "color": colours.arc, "line": {"width": 0}}
    return [
        *trace("arcs", bows, mode="lines", line=stroke),
        *(
            full
            for length in lengths
            for full in trace(f"arcs-{length}", (c for c in curves if len(c.x) == length), mode="lines", line=stroke)
        ),
        *trace("arc-heads", heads, mode="markers", marker=marker),
    ]


def _curve(arc: Arc) -> list[Corner]:
    return [(x / _PATH_UNITS, y) for x, y in flattened(curve_path(lambda u: u * _PATH_UNITS, arc))]


def _bow(arc: Arc) -> Iterator[Piece]:
    rise = arc.y0 - arc.y1
    corners = flattened(f"M0 {rise}C-34 {rise} -34 0 -9 0")
    for from_px, to_px in pairwise((*LEVELS, float("inf"))):
        yield line(Range(from_px, to_px), *((arc.u1 + x / from_px, arc.y1 + y) for x, y in corners))


def _arc_heads(arc: Arc, chart: Chart) -> Iterator[Piece]:
    if level(arc):
        yield point(ALWAYS, arc.u1, arc.y1, angle=180, standoff=HEAD_GAP)
        return
    before = (one for one in chart.labels if (one.event, one.role, one.side) == (arc.event, "title", "left"))
    for active, gap in arrowheads(arc, next(before, None)):
        if active.from_px < active.to_px:
            yield point(active, arc.u1, arc.y1, angle=90, standoff=gap)


def clusters(chart: Chart, hover: Mapping[str, str], colours: Palette) -> list[Trace]:
    """The counted pills. `customdata` holds the ids of a pill's events, one a line."""
    made: list[Trace] = []
    for length in sorted({len(cluster.text) for cluster in chart.clusters}):
        pills = (
            point(
                cluster.range,
                cluster.u,
                cluster.y,
                text=escape(cluster.text),
                hovertext="<br>".join(hover.get(event, "") for event in cluster.events[:3]),
                customdata="\n".join(cluster.events),
            )
            for cluster in chart.clusters
            if len(cluster.text) == length
        )
        made += trace(
            f"clusters-{length}",
            pills,
            mode="markers+text",
            textposition="middle center",
            textfont={"size": TICK_PX, "color": colours.ink},
            marker={"size": PILL_HEIGHT, "color": colours.paper, "line": {"width": 1, "color": colours.muted}},
            hoverinfo="text",
        )
    return made


def marks(chart: Chart, hover: Mapping[str, str], colours: Palette) -> list[Trace]:
    """The events, and a ring around the selected one. `customdata` is the event's id."""
    made: list[Trace] = []
    for mark in chart.marks:
        if mark.event == chart.selected:
            edge = {"width": 2, "color": colours.side(mark.side)}
            ring = {"size": RING, "symbol": "circle", "color": colours.paper, "line": edge}
            made = trace(f"ring-{mark.side}", [point(mark.range, mark.u, mark.y)], mode="markers", marker=ring)
    for family, symbol in SYMBOLS.items():
        for side in SIDES:
            points = (
                point(mark.range, mark.u, mark.y, customdata=mark.event, hovertext=hover.get(mark.event, ""))
                for mark in chart.marks
                if mark.side == side and (mark.family if mark.family in SYMBOLS else "other") == family
            )
            marker = {"size": 12, "symbol": symbol, "color": colours.side(side), "line": {"width": 0}}
            made += trace(f"marks-{side}-{family}", points, mode="markers", marker=marker, hoverinfo="text")
    hatched = (point(mark.range, mark.u, mark.y) for mark in chart.marks if mark.hatched)
    split = (point(mark.range, mark.u, mark.y) for mark in chart.marks if mark.disputed)
    for name, cut, width in (("stripes", hatched, STRIPE_WIDTH), ("splits", split, SPLIT_WIDTH)):
        slash = {"size": 14, "symbol": "line-ne", "line": {"width": width, "color": colours.lane}}
        made += trace(name, cut, mode="markers", marker=slash)
    return made


def labels(chart: Chart, colours: Palette) -> list[Trace]:
    """The titles beside the marks, the selected one by itself, and the lags. `customdata` is the event's id."""
    looks = {
        "title": (colours.ink, LABEL_PX),
        "chosen": (colours.ink, LABEL_PX),
        "lag": (colours.arc, TICK_PX),
    }
    texts: dict[tuple[str, bool], list[Piece]] = {}
    for label in chart.labels:
        role = "chosen" if label.role == "title" and label.event == chart.selected else label.role
        y = label.y + _drop(label) - BASELINE * looks[role][1]
        text = {"text": escape(label.text), "textposition": _TEXT_SIDES[label.side], "customdata": label.event}
        over = any(may_strike(arc, label) for arc in chart.arcs if arc.shown)
        texts.setdefault((role, over), []).append(point(label.range, label.u, y, **text))
    made: list[Trace] = []
    for (role, over), pieces in sorted(texts.items()):
        colour, size = looks[role]
        made += trace(
            f"labels-{role}-over" if over else f"labels-{role}",
            pieces,
            mode="markers+text",
            textfont={"size": size, "color": colour},
            marker={"size": _LABEL_MARKER, "color": UNSEEN, "line": {"width": 0}},
        )
    return made


def _drop(label: Label) -> float:
    if label.role == "title":
        return TEXT_DROP
    return LAG_RISE if label.side == "left" else TICK_DROP
