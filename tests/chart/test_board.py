"""The board of rows: what it says in advance of a line holds at every axis width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart.board import Board, Line
from dashboard.chart.model import LEVELS

SHARES = st.floats(0, 1)
BARS = st.tuples(SHARES, SHARES).map(lambda ends: (min(ends), max(ends)))
ROWS = st.lists(st.tuples(st.lists(SHARES, max_size=4), st.lists(BARS, max_size=2)), min_size=1, max_size=4)


@given(rows=ROWS, u=SHARES, texts=st.lists(st.tuples(st.integers(0, 15), st.sampled_from(["left", "right"]))))
def test_no_line_passes_on_an_axis_narrower_than_was_said(
    rows: list[tuple[list[float], list[tuple[float, float]]]], u: float, texts: list[tuple[int, str]]
) -> None:
    named = [
        (24.0 * number, [(share, f"{number}.{place}") for place, share in enumerate(shares)], bars)
        for number, (shares, bars) in enumerate(rows)
    ]
    board = Board(named)
    line = Line(u, -12, 24.0 * len(rows))
    bare = [level for level in LEVELS if board.fits_line(line, level)]
    least = board.least_level(line)
    assert all((level in bare) == (level >= least) for level in LEVELS if abs(level - least) > 1e-6)
    events = [event for _, points, _ in named for _, event in points]
    for number, side in texts:
        if events:
            board.put_text(events[number % len(events)], side, 40)
    assert all(level > least - 1e-6 for level in LEVELS if board.fits_line(line, level))
