"""The bars of the Plotly drawing. Plotly has no masks: a soft end is a row of fainter and fainter pieces."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.chart.model import Chart, Span
from dashboard.drawing.layers import DATE_BAR, EFFECTIVE_BAR
from dashboard.drawing.plotly_traces import SIDES, UNSEEN, Piece, Trace, box, line, point, trace
from dashboard.drawing.theme import Palette

_WAYS = (("left", "open_start", "u0"), ("right", "open_end", "u1"))
_FADES = (0.92, 0.75, 0.58, 0.42, 0.25, 0.08)
_FADE_SHARE = 0.4


def spans(chart: Chart, colours: Palette) -> list[Trace]:
    """The bars; soft ends fade, uncertain bars are hatched, open ends are arrows."""
    made: list[Trace] = []
    for role, height in (("date", DATE_BAR), ("effective", EFFECTIVE_BAR)):
        for side in SIDES:
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
