"""A Chart's layers as Plotly scatter traces, bottom layer first.

A trace is a plain dict of lists. Its points come in *pieces* of equal length (`stride`: one point for a mark,
two and a gap for a line), and each piece has an active range of axis widths, kept in the trace's `meta`:
`{"stride": 3, "from": [...], "to": [... or None]}`. `in_range` leaves the pieces that an axis width shows; the
explorer's script does the same in the browser when a zoom ends. Only scatter traces: annotations and shapes
are several times slower to pan, and the basic bundle draws no other kind.

`uid` names a trace to the style sheet (Plotly writes it into the class of the trace's group), so that in a page
the colours come from the same custom properties as those of the SVG.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.chart.model import Range
from dashboard.drawing.plotly_curves import Corner

Trace = dict[str, Any]

HOVER_LETTERS = 45
ALWAYS = Range()
SIDES = ("a", "b", "n")
UNSEEN = "rgba(0,0,0,0)"
_POINT_KEYS = ("x", "y", "text", "hovertext", "customdata", "textposition")
_MARKER_KEYS = ("symbol", "size", "angle", "standoff")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Points that appear and disappear together. The lists of `points` have one entry for each of `x`."""

    range: Range
    x: tuple[float | None, ...]
    y: tuple[float | None, ...]
    points: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


def escape(text: str) -> str:
    """`text` as Plotly shows it letter by letter: no tag, no entity and no formula in it works."""
    return text.translate(_ENTITIES)


def wrapped(text: str) -> str:
    """`text` escaped and in lines of at most HOVER_LETTERS: Plotly itself breaks no line of a hover text."""
    return "<br>".join(escape(part) for part in textwrap.wrap(text, HOVER_LETTERS))


def line(range_: Range, *corners: Corner) -> Piece:
    """A line through `corners` in (u, y), followed by the gap that parts it from the next."""
    return Piece(range_, (*(x for x, _ in corners), None), (*(y for _, y in corners), None))


def box(range_: Range, u0: float, u1: float, y0: float, y1: float) -> Piece:
    """The outline of a rectangle in (u, y), closed, followed by a gap."""
    return line(range_, (u0, y0), (u1, y0), (u1, y1), (u0, y1), (u0, y0))


def point(range_: Range, u: float, y: float, **points: Any) -> Piece:
    """One point; `points` are its own values of `text`, `hovertext`, `customdata`, `textposition`, …"""
    return Piece(range_, (u,), (y,), {key: (value,) for key, value in points.items()})


def trace(uid: str, pieces: Iterable[Piece], **style: Any) -> list[Trace]:
    """The trace of `pieces` in a list, or no trace where there is no piece. Hover is off unless `style` says so."""
    pieces = tuple(pieces)
    if not pieces:
        return []
    made: Trace = {"type": "scatter", "uid": uid, "name": uid, "showlegend": False, "hoverinfo": "skip"} | style
    made["x"] = [x for piece in pieces for x in piece.x]
    made["y"] = [y for piece in pieces for y in piece.y]
    for key in pieces[0].points:
        values = [value for piece in pieces for value in piece.points[key]]
        if key in _MARKER_KEYS:
            made["marker"] = made.get("marker", {}) | {key: values}
        else:
            made[key] = values
    made["meta"] = {
        "stride": len(pieces[0].x),
        "from": [piece.range.from_px for piece in pieces],
        "to": [None if math.isinf(piece.range.to_px) else piece.range.to_px for piece in pieces],
    }
    return [made]


def in_range(full: Trace, axis_px: float) -> Trace:
    """The trace with only those pieces that an axis of `axis_px` pixels shows, and without its ranges."""
    meta = full["meta"]
    stride = meta["stride"]
    kept = [
        index
        for index, (from_px, to_px) in enumerate(zip(meta["from"], meta["to"], strict=True))
        if Range(from_px, math.inf if to_px is None else to_px).holds(axis_px)
    ]

    def chosen(values: Sequence[Any]) -> list[Any]:
        return [value for index in kept for value in values[index * stride : (index + 1) * stride]]

    shown = {key: value for key, value in full.items() if key != "meta"}
    for key in _POINT_KEYS:
        if isinstance(shown.get(key), list):
            shown[key] = chosen(shown[key])
    if "marker" in shown:
        shown["marker"] = {
            key: chosen(value) if key in _MARKER_KEYS and isinstance(value, list) else value
            for key, value in shown["marker"].items()
        }
    return shown
