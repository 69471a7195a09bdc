"""The layers of the Plotly drawing, each where `layers.py` puts it in the SVG, to the pixel.

Plotly knows neither our shapes nor masks: the style sheet of the explorer gives the marks their paths (see
`plotly_style.py`), a soft end is a row of fainter pieces, and a bow between two events of one day, which keeps its
width in pixels, has a piece for every step of axis widths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from dashboard.chart.model import LEVELS, Arc, Chart, Connector, Range, Span
from dashboard.drawing.layers import DATE_BAR, EFFECTIVE_BAR, HIT, TEXT_DROP
from dashboard.drawing.plotly_traces import Corner, Piece, Trace, box, escape, line, point, trace, wrapped
from dashboard.drawing.shapes import PILL_HEIGHT
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

UNSEEN = "rgba(0,0,0,0)"
_ALWAYS = Range()
_SIDES = ("a", "b", "n")
_WAYS = (("left", "open_start", "u0"), ("right", "open_end", "u1"))
_HEADS: Mapping[str, tuple[tuple[str, str, bool | None], ...]] = {
    "target": (("head-down", "triangle-down", True), ("head-up", "triangle-up", False)),
    "joint": (("dot", "circle", None),),
}
_CURVE_STEPS = 24
_FADES = (0.92, 0.75, 0.58, 0.42, 0.25, 0.08)
_FADE_SHARE = 0.4
_BASELINE = 0.25
"""Plotly puts a text's baseline this share of its size under the point; the SVG has drops of its own."""
_LABEL_MARKER = 16
"""Plotly writes a text `size / 2 / 0.8 + 1` px beside its marker: beside 16 px that is LABEL_GAP, 11 px."""
_TEXT_SIDES = {"right": "middle right", "left": "middle left"}
_ANCHORS = {"start": "middle right", "middle": "middle center", "end": "middle left"}


def lanes(chart: Chart, colours: Palette) -> list[Trace]:
    """The bands."""
    bands = (box(_ALWAYS, 0, 1, lane.top, lane.top + lane.height) for lane in chart.lanes)
    return trace("lanes", bands, mode="lines", fill="toself", fillcolor=colours.lane, line={"width": 0})


def folds(chart: Chart, colours: Palette) -> list[Trace]:
    """The gaps, their edges, and the labels, which say the fold's length and lead to the true scale."""
    gaps = (box(_ALWAYS, fold.u0, fold.u1, chart.header, chart.height) for fold in chart.folds)
    edges = (line(_ALWAYS, (u, chart.header), (u, chart.height)) for fold in chart.folds for u in (fold.u0, fold.u1))
    stroke = {"width": 1, "dash": "2px 3px", "color": colours.rule}
    return [
        *trace("folds", gaps, mode="lines", fill="toself", fillcolor=colours.paper, line={"width": 0}),
        *trace("fold-edges", edges, mode="lines", line=stroke),
        *_fold_labels(chart, colours, upright=False),
        *_fold_labels(chart, colours, upright=True),
    ]


def _fold_labels(chart: Chart, colours: Palette, *, upright: bool) -> list[Trace]:
    y = chart.header - 6 if upright else chart.header - 11 - _BASELINE * TICK_PX
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
        if label.vertical is upright
    )
    return trace(
        "fold-labels-upright" if upright else "fold-labels",
        texts,
        mode="text",
        textposition="middle right" if upright else "middle center",
        textfont={"size": TICK_PX, "color": colours.muted},
        hoverinfo="text",
    )


def ticks(chart: Chart, colours: Palette) -> list[Trace]:
    """The dates in the header and their strokes."""
    strokes = (line(tick.range, (tick.u, chart.header - 6), (tick.u, chart.header - 1)) for tick in chart.ticks)
    y = chart.header - 11 - _BASELINE * TICK_PX
    texts = (
        point(tick.range, tick.u, y, text=escape(tick.text), textposition=_ANCHORS[tick.anchor]) for tick in chart.ticks
    )
    font = {"size": TICK_PX, "color": colours.muted}
    return [
        *trace("ticks", strokes, mode="lines", line={"width": 1, "color": colours.muted}),
        *trace("tick-labels", texts, mode="text", textfont=font, cliponaxis=False),
    ]


def spans(chart: Chart, colours: Palette) -> list[Trace]:
    """The bars; soft ends fade, uncertain bars are hatched, open ends are arrows."""
    made: list[Trace] = []
    for role, height in (("date", DATE_BAR), ("effective", EFFECTIVE_BAR)):
        for side in _SIDES:
            bars = [span for span in chart.spans if (span.role, span.side) == (role, side)]
            colour = colours.side(side)
            style = {"width": height, "color": colour}
            name = f"spans-{role}-{side}"
            made += trace(name, (_firm(bar) for bar in bars if not bar.hatched), mode="lines", line=style)
            for step, opacity in enumerate(_FADES):
                faint = (piece for bar in bars for piece in _fading(bar, step))
                made += trace(f"{name}-{step}", faint, mode="lines", line=style, opacity=opacity)
            hatched = (
                box(bar.range, bar.u0, bar.u1, bar.y - height / 2, bar.y + height / 2) for bar in bars if bar.hatched
            )
            pattern = {"shape": "/", "size": 4, "solidity": 0.4, "fgcolor": colour, "bgcolor": UNSEEN}
            outline = {"width": 1, "color": colour}
            made += trace(f"{name}-hatched", hatched, mode="lines", fill="toself", fillpattern=pattern, line=outline)
            for way, is_open, end in _WAYS:
                tips = (point(bar.range, getattr(bar, end), bar.y) for bar in bars if getattr(bar, is_open))
                marker = {"size": 8, "symbol": f"triangle-{way}", "color": colour, "line": {"width": 0}}
                made += trace(f"{name}-tip-{way}", tips, mode="markers", marker=marker)
    return made


def _firm(span: Span) -> Piece:
    fade = (span.u1 - span.u0) * _FADE_SHARE
    start = span.u0 + (fade if span.soft_start else 0)
    end = span.u1 - (fade if span.soft_end else 0)
    return line(span.range, (start, span.y), (end, span.y))


def _fading(span: Span, step: int) -> Iterator[Piece]:
    piece = (span.u1 - span.u0) * _FADE_SHARE / len(_FADES)
    if span.soft_start and not span.hatched:
        inner = span.u0 + piece * (len(_FADES) - step)
        yield line(span.range, (inner - piece, span.y), (inner, span.y))
    if span.soft_end and not span.hatched:
        inner = span.u1 - piece * (len(_FADES) - step)
        yield line(span.range, (inner, span.y), (inner + piece, span.y))


def deadlines(chart: Chart, colours: Palette) -> list[Trace]:
    """The ticks in which effective bars end."""
    made: list[Trace] = []
    for side in _SIDES:
        strokes = (line(due.range, (due.u, due.y0), (due.u, due.y1)) for due in chart.deadlines if due.side == side)
        made += trace(f"deadlines-{side}", strokes, mode="lines", line={"width": 2, "color": colours.side(side)})
    return made


def connectors(chart: Chart, colours: Palette) -> list[Trace]:
    """Arrows to targets, bars to joint initiators; where there is no room for a whole one, a stub."""
    made: list[Trace] = []
    for role, width in (("target", 1.25), ("joint", 3)):
        for side in _SIDES:
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
    """The answers: from what was answered to the answer."""
    shown = [arc for arc in chart.arcs if arc.shown]
    bows = (piece for arc in shown if _upright(arc) for piece in _bow(arc))
    curves = (line(_ALWAYS, *_curve(arc)) for arc in shown if not _upright(arc))
    stroke = {"width": 1.5, "dash": "4px 3px", "color": colours.arc}
    made = [*trace("arcs", curves, mode="lines", line=stroke), *trace("arcs-upright", bows, mode="lines", line=stroke)]
    for way in ("down", "right"):
        heads = (
            point(_ALWAYS, arc.u1, arc.y1)
            for arc in shown
            if (way == "down") is (arc.y0 == arc.y1 and not _upright(arc))
        )
        marker = {"size": 7, "symbol": f"triangle-{way}", "color": colours.arc, "line": {"width": 0}}
        made += trace(f"arc-heads-{way}", heads, mode="markers", marker=marker)
    return made


def _upright(arc: Arc) -> bool:
    return abs(arc.u1 - arc.u0) < 1e-9


def _curve(arc: Arc) -> list[Corner]:
    """Points of the curve that `curve_path` in `layers.py` draws."""
    if arc.y0 == arc.y1:
        rise = arc.y1 - 16
        return _bezier((arc.u0, arc.y0 - 8), (arc.u0, rise), (arc.u1, rise), (arc.u1, arc.y1 - 9))
    start = arc.y0 + (8 if arc.y1 > arc.y0 else -8)
    turn = start + (arc.y1 - start) * 0.62
    lean, bend = (arc.u0 + (arc.u1 - arc.u0) * share for share in (0.08, 0.42))
    return _bezier((arc.u0, start), (lean, turn), (bend, arc.y1), (arc.u1, arc.y1))


def _bow(arc: Arc) -> Iterator[Piece]:
    for from_px, to_px in pairwise((*LEVELS, float("inf"))):
        out, tip = 34 / from_px, 9 / from_px
        corners = (arc.u1, arc.y0), (arc.u1 - out, arc.y0), (arc.u1 - out, arc.y1), (arc.u1 - tip, arc.y1)
        yield line(Range(from_px, to_px), *_bezier(*corners))


def _bezier(a: Corner, b: Corner, c: Corner, d: Corner) -> list[Corner]:
    made = []
    for step in range(_CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
        made.append((x, y))
    return made


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
            ring = {"size": 2 * HIT, "symbol": "circle", "color": colours.paper, "line": edge}
            made = trace(f"ring-{mark.side}", [point(mark.range, mark.u, mark.y)], mode="markers", marker=ring)
    for family, symbol in SYMBOLS.items():
        for side in _SIDES:
            points = (
                point(mark.range, mark.u, mark.y, customdata=mark.event, hovertext=hover.get(mark.event, ""))
                for mark in chart.marks
                if mark.side == side and (mark.family if mark.family in SYMBOLS else "other") == family
            )
            marker = {"size": 12, "symbol": symbol, "color": colours.side(side), "line": {"width": 0}}
            made += trace(f"marks-{side}-{family}", points, mode="markers", marker=marker, hoverinfo="text")
    return made


def labels(chart: Chart, colours: Palette) -> list[Trace]:
    """The titles beside the marks and the lags of answers. `customdata` is the event's id."""
    made: list[Trace] = []
    for role, colour, size in (("title", colours.ink, LABEL_PX), ("lag", colours.arc, TICK_PX)):
        texts: Iterable[Piece] = (
            point(
                label.range,
                label.u,
                label.y + TEXT_DROP - _BASELINE * size,
                text=escape(label.text),
                textposition=_TEXT_SIDES[label.side],
                customdata=label.event,
            )
            for label in chart.labels
            if label.role == role
        )
        made += trace(
            f"labels-{role}",
            texts,
            mode="markers+text",
            textfont={"size": size, "color": colour},
            marker={"size": _LABEL_MARKER, "color": UNSEEN, "line": {"width": 0}},
        )
    return made
