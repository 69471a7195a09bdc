"""The rows of a chart while texts and lines are being placed on them.

A text stands in the gap between the mark that it belongs to and the next mark of the row, so a gap holds at most
two texts. A line runs across whole rows. Every check compares pixels at one axis width; since distances between
marks only grow with the width while texts keep theirs, what fits at one width fits at every wider one.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.chart.metrics import LABEL_GAP

POINT_ROOM = 14.0
"""Half the width that a mark or the pill of a cluster keeps free of texts, in pixels."""
PASSING_ROOM = 11.0
"""Half the width that it keeps free of lines."""
TEXT_ROOM = 10.0
"""Free pixels between two texts."""
LINE_ROOM = 4.0
"""Free pixels between a text and a line."""
BAR_ROOM = 3.0
"""Free pixels between a bar and a line."""
LINES_APART = 9.0
"""Pixels between two lines that run side by side."""
BAND = 8.5
"""Half the height of a text's band, in pixels."""
EDGE = 2.0


@dataclass(slots=True)
class BoardRow:
    """One row: its `y`, its events by place, the widths of texts placed so far, and the lines across it."""

    y: float
    shares: list[float]
    events: list[str]
    bars: list[tuple[float, float]]
    right: dict[str, float] = field(default_factory=dict)
    left: dict[str, float] = field(default_factory=dict)
    lines: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A vertical line at a share of the axis between two heights."""

    u: float
    y0: float
    y1: float


class Board:
    """The rows from top to bottom, and what has been placed on them so far."""

    def __init__(
        self, rows: Iterable[tuple[float, Sequence[tuple[float, str]], Sequence[tuple[float, float]]]]
    ) -> None:
        """`rows` are (y, points as (u, event), bars as (u0, u1)) from top to bottom."""
        self.rows: list[BoardRow] = []
        self._row_of: dict[str, tuple[int, int]] = {}
        for number, (y, points, bars) in enumerate(rows):
            ordered = sorted(points)
            self.rows.append(BoardRow(y, [u for u, _ in ordered], [event for _, event in ordered], list(bars)))
            self._row_of |= {event: (number, place) for place, (_, event) in enumerate(ordered)}
        self._lines: list[Line] = []

    def fits_text(self, event: str, side: str, width: float, level: float) -> bool:
        """Whether a text `width` pixels wide has room on that side of the event's mark, where none stands yet."""
        number, place = self._row_of[event]
        row = self.rows[number]
        if event in (row.right if side == "right" else row.left):
            return False
        if side == "right":
            return row.shares[place] * level + LABEL_GAP + width <= self._limit_right(row, place, level)
        return row.shares[place] * level - LABEL_GAP - width >= self._limit_left(row, place, level)

    def put_text(self, event: str, side: str, width: float) -> None:
        """Take the room that `fits_text` has found."""
        row = self.rows[self._row_of[event][0]]
        (row.right if side == "right" else row.left)[event] = width

    def remove_text(self, event: str, side: str) -> None:
        """Give back the room of a text."""
        row = self.rows[self._row_of[event][0]]
        del (row.right if side == "right" else row.left)[event]

    def _limit_right(self, row: BoardRow, place: int, level: float) -> float:
        limit = level - EDGE
        if place + 1 < len(row.shares):
            rival = row.left.get(row.events[place + 1])
            kept = POINT_ROOM if rival is None else LABEL_GAP + rival + TEXT_ROOM
            limit = min(limit, row.shares[place + 1] * level - kept)
        line = bisect_right(row.lines, row.shares[place] + 1e-9)
        if line < len(row.lines):
            limit = min(limit, row.lines[line] * level - LINE_ROOM)
        return limit

    def _limit_left(self, row: BoardRow, place: int, level: float) -> float:
        limit = EDGE
        if place > 0:
            rival = row.right.get(row.events[place - 1])
            kept = POINT_ROOM if rival is None else LABEL_GAP + rival + TEXT_ROOM
            limit = max(limit, row.shares[place - 1] * level + kept)
        line = bisect_left(row.lines, row.shares[place] - 1e-9)
        if line > 0:
            limit = max(limit, row.lines[line - 1] * level + LINE_ROOM)
        return limit

    def fits_line(self, line: Line, level: float) -> bool:
        """Whether a line strikes no mark, text, bar or other line on its way."""
        crossed = self._crossed(line)
        return all(self._passes(row, line.u, level) for row in crossed) and not any(
            other.y0 < line.y1 and line.y0 < other.y1 and abs(other.u - line.u) * level < LINES_APART
            for other in self._lines
        )

    def least_level(self, line: Line) -> float:
        """The axis width under which a line strikes marks or bars, whatever texts and lines there are."""
        return max((self._least(row, line.u) for row in self._crossed(line)), default=0.0)

    @staticmethod
    def _least(row: BoardRow, u: float) -> float:
        place = bisect_left(row.shares, u)
        needed = [(share, PASSING_ROOM) for share in row.shares[max(place - 1, 0) : place + 1]]
        for first, last in row.bars:
            if first <= u <= last:
                return math.inf
            needed.append((first if u < first else last, BAR_ROOM))
        return max(((kept / abs(share - u) if share != u else math.inf) for share, kept in needed), default=0.0)

    def put_line(self, line: Line) -> None:
        """Take the way of a line: later texts and lines keep off it."""
        self._lines.append(line)
        for row in self._crossed(line):
            insort(row.lines, line.u)

    def _crossed(self, line: Line) -> list[BoardRow]:
        return [row for row in self.rows if line.y0 < row.y + BAND and line.y1 > row.y - BAND]

    @staticmethod
    def _passes(row: BoardRow, u: float, level: float) -> bool:
        place = bisect_left(row.shares, u)
        for neighbour in (place - 1, place):
            if not 0 <= neighbour < len(row.shares):
                continue
            texts: Mapping[str, float] = row.right if neighbour < place else row.left
            width = texts.get(row.events[neighbour])
            kept = PASSING_ROOM if width is None else max(PASSING_ROOM, LABEL_GAP + width + LINE_ROOM)
            if abs(row.shares[neighbour] - u) * level < kept:
                return False
        return not any(first - BAR_ROOM / level <= u <= last + BAR_ROOM / level for first, last in row.bars)
