"""The tally as a Plotly figure: the very bars of `tally.bars`, with what is counted in each of them at the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.drawing.plotly_traces import escape
from dashboard.drawing.tally import BAR, MIDDLE, ROW, Bar, Tally, bars
from dashboard.drawing.theme import CHART_FACE, LABEL_PX, Palette
from timeline_data.language.words import number, text

NAMED = 6
"""Events that a bar names at the pointer; the table below names all."""


def tally_figure(tally: Tally, lang: str, colours: Palette) -> dict[str, Any]:
    """The figure as plain data. x is percent of the width, y pixels downwards.

    The `customdata` of a bar is its year, what it says, and what is counted in it, as plain text: Plotly's own box for
    that would be cut at the edge of a drawing of a few rows. The `meta` of a trace of texts holds what stands there
    where there is no room for more.
    """
    drawn = bars(tally, lang)
    height = len(tally.years) * ROW
    font = {"family": CHART_FACE.replace('"', "'"), "size": LABEL_PX, "color": colours.ink}
    years = {
        "x": [MIDDLE] * len(tally.years),
        "y": [(place + 0.5) * ROW for place in range(len(tally.years))],
        "text": [str(year.year) for year in tally.years],
    }
    bare = {"visible": False, "fixedrange": True, "automargin": False}
    return {
        "data": [
            *(_bars([bar for bar in drawn if bar.side == side], side, colours, lang) for side in "ab"),
            _ranges(drawn, colours),
            *(_amounts([bar for bar in drawn if bar.way == way], way) for way in (-1, 1)),
            {**_TEXT, **years, "textposition": "middle center", "textfont": {**font, "color": colours.muted}},
        ],
        "layout": {
            "template": {},
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "barmode": "overlay",
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "font": font,
            "xaxis": {**bare, "range": [0, 100]},
            "yaxis": {**bare, "range": [height, 0]},
        },
    }


_TEXT = {"type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False}


def _bars(drawn: Sequence[Bar], side: str, colours: Palette, lang: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": side,
        "base": [bar.x0 for bar in drawn],
        "x": [bar.x1 - bar.x0 for bar in drawn],
        "y": [bar.y for bar in drawn],
        "width": BAR,
        "customdata": [[bar.year.year, bar.words, *_events(bar, lang)] for bar in drawn],
        "hoverinfo": "none",
        "marker": {"color": colours.side(side), "line": {"width": 0}},
    }


def _events(bar: Bar, lang: str) -> list[str]:
    """What is counted in a bar, an event a line with its number and who says so."""
    counted = bar.year.of(bar.side)
    lines = []
    for one in counted[:NAMED]:
        source = one.source.publisher or one.source.title if one.source else ""
        told = f"{one.date}: {one.title} · {number(one.people, lang)}"
        lines.append(f"{told} ({source})" if source else told)
    more = len(counted) - NAMED
    return [*lines, text(lang, "filters.more", n=more)] if more > 0 else lines


def _ranges(drawn: Sequence[Bar], colours: Palette) -> dict[str, Any]:
    """From the least to the most that sources have, where they differ."""
    ranges = [(bar.range, bar.y) for bar in drawn if bar.range is not None]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [x for ends, _ in ranges for x in (*ends, None)],
        "y": [y for _, middle in ranges for y in (middle, middle, None)],
        "line": {"width": 3, "color": colours.ink},
    }


def _amounts(drawn: Sequence[Bar], way: int) -> dict[str, Any]:
    return {
        **_TEXT,
        "x": [bar.end + way * 0.5 for bar in drawn],
        "y": [bar.y for bar in drawn],
        "text": [escape(f"{bar.amount} {bar.between}".strip()) for bar in drawn],
        "meta": [escape(bar.amount) for bar in drawn],
        "textposition": "middle left" if way < 0 else "middle right",
    }
