"""The curves of answers: where they run, where their arrowheads stand, which labels they may pass behind."""

from __future__ import annotations

import math
from collections.abc import Callable

from dashboard.chart.metrics import LABEL_GAP
from dashboard.chart.model import LEVELS, MIN_AXIS_PX, Arc, Label, Range
from dashboard.drawing.elements import number

HEAD_WAY = 26.0
"""An answer closer than this, in pixels, has no room for an arrowhead."""
HEAD_GAP = 9.0
"""From the centre of a mark to the tip of an arrowhead before it, in pixels."""


def curve_path(unit: Callable[[float], float], arc: Arc) -> str:
    """The curve of an answer in the units of a placement: it falls steeply from the mark that is answered, off the
    labels beside it, and runs level to the mark of the answer; between marks of one height it is a low bow.
    """
    x0, x1 = unit(arc.u0), unit(arc.u1)
    if level(arc):
        left, right, rise = number(x0), number(x1), number(arc.y1 - 16)
        return f"M{left} {number(arc.y0 - 8)}C{left} {rise} {right} {rise} {right} {number(arc.y1 - 9)}"
    sign = 1 if arc.y1 > arc.y0 else -1
    start = arc.y0 + 8 * sign
    lean, corner = x0 + (x1 - x0) * 0.04, x0 + (x1 - x0) * 0.3
    bow = min(abs(arc.y1 - start) * 0.5, 44) * sign
    left, trunk, right, level_at = number(x0), number(lean), number(x1), number(arc.y1)
    half = number(start + bow / 2)
    return (
        f"M{left} {number(start)}C{left} {half} {trunk} {half} {trunk} {number(start + bow)}"
        f"V{number(arc.y1 - bow)}Q{trunk} {level_at} {number(corner)} {level_at}H{right}"
    )


def may_strike(arc: Arc, label: Label) -> bool:
    """Whether the curve of an answer can run behind a label on the narrowest axis, and so on any."""
    reach = (label.width + 2 * LABEL_GAP) / MIN_AXIS_PX
    first, last = (label.u - reach, label.u) if label.side == "left" else (label.u, label.u + reach)
    top, bottom = sorted((arc.y0, arc.y1))
    return (
        first < arc.u1 + reach / 2
        and arc.u0 - reach / 2 < last
        and top - 9 <= label.y <= bottom + 9
        and (label.event != arc.other)
    )


def arrowheads(arc: Arc, title: Label | None) -> list[tuple[Range, float]]:
    """The axis widths at which an arrowhead shows, with its px before the mark.

    None where the way is too short for one, or where the title before the mark reaches over all of it, so that the
    curve ends at the title itself.
    """
    way = arc.u1 - arc.u0
    if upright(arc):
        return [(Range(), HEAD_GAP)]
    at_mark = _first_level(HEAD_WAY / way)
    if title is None:
        return [(Range(at_mark), HEAD_GAP)]
    reach = LABEL_GAP + title.width + 4
    at_title = max(_first_level((reach + HEAD_WAY) / way), title.range.from_px)
    start, end = title.range.from_px, title.range.to_px
    return [(Range(at_mark, start), HEAD_GAP), (Range(at_title, end), reach), (Range(max(at_mark, end)), HEAD_GAP)]


def _first_level(width: float) -> float:
    return next((level for level in LEVELS if level >= width), math.inf)


def level(arc: Arc) -> bool:
    """Whether the curve is a low bow between two marks of one height."""
    return arc.y0 == arc.y1 and not upright(arc)


def upright(arc: Arc) -> bool:
    """Whether both marks stand on the same day, so that the curve has no width to be stretched in."""
    return abs(arc.u1 - arc.u0) < 1e-9
