"""Style rules that give the points of a Plotly drawing the very paths and colours that the SVG has.

Plotly writes a trace's `uid` at the end of the class of its group; the rules hold on to that. A browser that does not
know the property `d` (Safari) shows Plotly's own symbols.
"""

from __future__ import annotations

from dashboard.drawing.shapes import PILL_HEIGHT, SHAPES, SPLIT, STRIPES, arrow, pill_width

LONGEST_PILL = 7


def shape_rules() -> str:
    """The rules as one text of CSS."""
    shapes = [(f"-{family}", path) for family, path in SHAPES.items()]
    heads = [(f"-head-{way}", arrow(way, 0, 3.5)) for way in ("up", "down")]
    cuts = [
        (f"{name}{faded}", cut) for name, cut in (("splits", SPLIT), ("stripes", STRIPES)) for faded in ("", "-faded")
    ]
    tips = [(f"-tip-{way}", arrow(way)) for way in ("left", "right")]
    pills = [
        (f"clusters-{faded}{length}", _pill(pill_width("x" * length)))
        for faded in ("", "faded-")
        for length in range(1, LONGEST_PILL + 1)
    ]
    return "".join(
        f'#takeover [class$="{end}"] .point{{d:path("{path}")}}'
        for end, path in (*shapes, *heads, *cuts, *tips, *pills)
    )


def _pill(width: float) -> str:
    radius, side = PILL_HEIGHT / 2, width - PILL_HEIGHT
    turn = f"a{radius:g} {radius:g} 0 0 1 0"
    return f"M{-side / 2:g} {-radius:g}h{side:g}{turn} {PILL_HEIGHT}h{-side:g}{turn} {-PILL_HEIGHT}z"
