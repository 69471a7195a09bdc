"""The bars of the Plotly drawing. Plotly has no masks: a soft end is a row of fainter and fainter pieces."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.chart.model import Chart, Span
from dashboard.drawing.fills import HATCH
from dashboard.drawing.layers import DATE_BAR, EFFECTIVE_BAR
from dashboard.drawing.plotly_traces import SIDES, UNSEEN, Piece, Trace, box, line, point, trace
from dashboard.drawing.theme import Palette

_WAYS = (("left", "open_start", "u0"), ("right", "open_end", "u1"))
_FADES = (0.92, 0.75, 0.58, 0.42, 0.25, 0.08)
_FADE_SHARE = 0.4

Stretch = tuple[Span, float, float]
"""A piece of a bar, from one share of the axis to another."""


def spans(chart: Chart, colours: Palette) -> list[Trace]:
    """The bars; soft ends fade, uncertain bars are hatched, open ends are arrows."""
    made: list[Trace] = []
    for role, height in (("date", DATE_BAR), ("effective", EFFECTIVE_BAR)):
        for side in SIDES:
            bars = [span for span in chart.spans if (span.role, span.side) == (role, side)]
            firm = [_firm(bar) for bar in bars]
            made += _filled(f"spans-{role}-{side}", "", firm, height, colours.side(side))
            for step, opacity in enumerate(_FADES):
                faint = [stretch for bar in bars for stretch in _fading(bar, step)]
                pieces = _filled(f"spans-{role}-{side}", f"-{step}", faint, height, colours.side(side))
                made += [piece | {"opacity": opacity} for piece in pieces]
            for way, is_open, end in _WAYS:
                tips = (point(bar.range, getattr(bar, end), bar.y) for bar in bars if getattr(bar, is_open))
                marker = {"size": 8, "symbol": f"triangle-{way}", "color": colours.side(side), "line": {"width": 0}}
                made += trace(f"spans-{role}-{side}-tip-{way}", tips, mode="markers", marker=marker)
    return made


def _filled(name: str, end: str, stretches: list[Stretch], height: float, colour: str) -> list[Trace]:
    """Pieces of one opacity: lines as thick as the bar, or where it is hatched an area and its edges; those of fading
    ends have names that `end` in the step.
    """
    plain = (line(span.range, (u0, span.y), (u1, span.y)) for span, u0, u1 in stretches if not span.hatched)
    hatched = [stretch for stretch in stretches if stretch[0].hatched]
    areas = (box(span.range, u0, u1, span.y - height / 2, span.y + height / 2) for span, u0, u1 in hatched)
    edges = (edge for stretch in hatched for edge in _edges(stretch, height, firm=not end))
    pattern = {"shape": "/", "size": HATCH, "solidity": 1 / HATCH, "fgcolor": colour, "bgcolor": UNSEEN}
    unlined = {"width": 0}
    return [
        *trace(f"{name}{end}", plain, mode="lines", line={"width": height, "color": colour}),
        *trace(f"{name}-hatched{end}", areas, mode="lines", fill="toself", fillpattern=pattern, line=unlined),
        *trace(f"{name}-edges{end}", edges, mode="lines", line={"width": 1, "color": colour}),
    ]


def _firm(span: Span) -> Stretch:
    """The bar without its soft ends."""
    fade = (span.u1 - span.u0) * _FADE_SHARE
    return span, span.u0 + (fade if span.soft_start else 0), span.u1 - (fade if span.soft_end else 0)


def _fading(span: Span, step: int) -> Iterator[Stretch]:
    """The pieces of soft ends that are so many steps from the firm part."""
    piece = (span.u1 - span.u0) * _FADE_SHARE / len(_FADES)
    if span.soft_start:
        inner = span.u0 + piece * (len(_FADES) - step)
        yield span, inner - piece, inner
    if span.soft_end:
        inner = span.u1 - piece * (len(_FADES) - step)
        yield span, inner, inner + piece


def _edges(stretch: Stretch, height: float, *, firm: bool) -> Iterator[Piece]:
    """The outline of a hatched piece, without an upright where the bar goes on or fades."""
    span, u0, u1 = stretch
    top, bottom = span.y - height / 2, span.y + height / 2
    yield line(span.range, (u0, top), (u1, top))
    yield line(span.range, (u0, bottom), (u1, bottom))
    for u, soft in ((u0, span.soft_start), (u1, span.soft_end)):
        if firm and not soft:
            yield line(span.range, (u, top), (u, bottom))
