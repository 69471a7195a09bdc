"""Which row of its lane each event stands in.

Rows are fixed once, at `REFERENCE_PX`, and never change with the width of the screen or the zoom. The most
important events choose first and take the topmost row in which mark, label and bars have room; the upper rows
are theirs. What then has no room for a label stands in the last rows of the lane, where only marks need room,
and where even these run out, they are counted in clusters (see `clusters`).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.chart.metrics import LABEL_GAP
from dashboard.chart.model import LEVELS

REFERENCE_PX = LEVELS[9]
"""The axis of a 1,280 px screen, where rows are decided."""
MARK_ROOM = 9.0
"""Half the width that a mark keeps to itself, in pixels."""
LABEL_ROOM = 8.0
"""Free pixels behind a label."""
CLUSTER_PX = 26.0
"""Marks of one row closer than this are counted as one cluster."""
MOST_LABEL_ROWS = 7
MOST_MARK_ROWS = 2
ALL_ROWS = 26
"""About how many rows all lanes together may have."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """What one event asks of a lane, in shares and pixels: a mark at `u`, a label, and bars as pairs of shares."""

    event: str
    lane: int
    u: float
    label_px: float
    bars: tuple[tuple[float, float], ...] = ()


Stretch = tuple[float, float]


def assign_rows(seekers: Sequence[Seeker], lane_count: int) -> tuple[dict[str, int], tuple[int, ...]]:
    """Each event's row within its lane, and how many rows each lane has (at least one).

    `seekers` come in order of precedence: the most important first.
    """
    label_rows = max(2, min(MOST_LABEL_ROWS, ALL_ROWS // max(lane_count, 1) - 1))
    lanes: list[list[list[Stretch]]] = [[[] for _ in range(label_rows + MOST_MARK_ROWS)] for _ in range(lane_count)]
    rows: dict[str, int] = {}
    for seeker in seekers:
        rows[seeker.event] = _take_row(seeker, lanes[seeker.lane], label_rows)
    return _closed_up(rows, seekers, lane_count)


def _take_row(seeker: Seeker, rows: Sequence[list[Stretch]], label_rows: int) -> int:
    x = seeker.u * REFERENCE_PX
    bars = [(first * REFERENCE_PX, last * REFERENCE_PX) for first, last in seeker.bars]
    reach = LABEL_GAP + seeker.label_px + LABEL_ROOM
    texts = [text for text in ((x - MARK_ROOM, x + reach), (x - reach, x + MARK_ROOM)) if _inside(text)]
    for number, row in enumerate(rows[:label_rows]):
        for text in texts:
            if _free(row, hull := _hull(text, bars)):
                insort(row, hull)
                return number
    mark = _hull((x - CLUSTER_PX / 2, x + CLUSTER_PX / 2), bars)
    for number, row in enumerate(rows[label_rows:], start=label_rows):
        if _free(row, mark):
            insort(row, mark)
            return number
    return len(rows) - 1


def _inside(text: Stretch) -> bool:
    return text[0] >= 0 and text[1] <= REFERENCE_PX


def _hull(text: Stretch, bars: Sequence[Stretch]) -> Stretch:
    return min([text[0], *(bar[0] for bar in bars)]), max([text[1], *(bar[1] for bar in bars)])


def _free(taken: list[Stretch], wanted: Stretch) -> bool:
    """Whether `wanted` meets none of the sorted, separate stretches before or behind it."""
    place = bisect_left(taken, wanted)
    behind = place < len(taken) and taken[place][0] < wanted[1]
    before = place > 0 and taken[place - 1][1] > wanted[0]
    return not behind and not before


def _closed_up(
    rows: dict[str, int], seekers: Sequence[Seeker], lane_count: int
) -> tuple[dict[str, int], tuple[int, ...]]:
    """The rows numbered anew without those that stayed empty."""
    used: list[set[int]] = [set() for _ in range(lane_count)]
    for seeker in seekers:
        used[seeker.lane].add(rows[seeker.event])
    numbers = [{row: place for place, row in enumerate(sorted(lane))} for lane in used]
    closed = {seeker.event: numbers[seeker.lane][rows[seeker.event]] for seeker in seekers}
    return closed, tuple(max(len(lane), 1) for lane in used)
