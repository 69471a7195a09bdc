"""Which texts and which whole connectors are drawn from which axis width on.

Level by level, from the narrowest axis to the widest, whatever still waits is tried in order of precedence:
titles of the most important events, the lags of their answers, other titles, connectors, other lags. What has
found room keeps it, so a wider axis only ever adds, and nothing that comes later may strike what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.chart.board import Board
from dashboard.chart.links import Way
from dashboard.chart.model import LEVELS

MOST_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """A text that wants to stand beside a mark, on the first of `sides` with room, not below `from_px`."""

    event: str
    role: str
    text: str
    width: float
    sides: tuple[str, ...]
    from_px: float


@dataclass(frozen=True, slots=True)
class Granted:
    """A wish with its side and the axis width from which it holds."""

    wish: Wish
    side: str
    from_px: float


def place(
    board: Board, titles: Sequence[Sequence[Wish]], lags: Sequence[Sequence[Wish]], ways: Mapping[Way, float]
) -> tuple[list[Granted], dict[Way, float]]:
    """The granted texts, and the axis width from which each connector is whole (absent: never).

    `titles` and `lags` are each a pair: those of the most important events, then the others. `ways` gives
    the axis width from which each connector's mark stands alone.
    """
    stages: list[list[Wish] | None] = [list(titles[0]), list(lags[0]), list(titles[1]), None, list(lags[1])]
    lines = dict(ways)
    granted: list[Granted] = []
    whole: dict[Way, float] = {}
    for level in LEVELS:
        for number, wishes in enumerate(stages):
            if wishes is None:
                lines = _draw_lines(board, lines, whole, level)
            else:
                stages[number] = _grant(board, wishes, granted, level)
    return granted, whole


def _grant(board: Board, wishes: Iterable[Wish], granted: list[Granted], level: float) -> list[Wish]:
    waiting: list[Wish] = []
    for wish in wishes:
        side = None
        if level >= wish.from_px:
            side = next((s for s in wish.sides if board.fits_text(wish.event, s, wish.width, level)), None)
        if side is None:
            waiting.append(wish)
            continue
        board.put_text(wish.event, side, wish.width)
        granted.append(Granted(wish, side, level))
    return waiting


def _draw_lines(board: Board, lines: Mapping[Way, float], whole: dict[Way, float], level: float) -> dict[Way, float]:
    waiting: dict[Way, float] = {}
    for way, from_px in lines.items():
        if level >= from_px and board.fits_line(way.line, level):
            board.put_line(way.line)
            whole[way] = level
        else:
            waiting[way] = from_px
    return waiting


def shortened(text: str, most: int = MOST_CHARACTERS) -> str:
    """A title cut to at most `most` characters at the end of a word, with an ellipsis where it was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return head.rstrip(" ,;:–-") + "…"
