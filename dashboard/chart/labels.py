"""Which texts and which whole connectors are drawn from which axis width on.

Level by level, from the narrowest axis to the widest, whatever still waits is tried in order of precedence:
titles of the most important events, the lags of their answers, other titles, connectors, other lags. What has
found room keeps it, so a wider axis only ever adds, and nothing that comes later may strike what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.chart.board import Board
from dashboard.chart.links import Way
from dashboard.chart.model import LEVELS, Range

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
    """A wish with the side on which it is granted over a range of axis widths."""

    wish: Wish
    side: str
    range: Range


@dataclass(slots=True)
class _Texts:
    """What has been granted so far: where each wish stands now, and what it had before."""

    standing: dict[Wish, tuple[str, float]] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)
    earlier: list[Granted] = field(default_factory=list)

    def all(self) -> list[Granted]:
        now = [Granted(wish, side, Range(level)) for wish, (side, level) in self.standing.items()]
        return self.earlier + now


def place(
    board: Board, titles: Sequence[Sequence[Wish]], lags: Sequence[Sequence[Wish]], ways: Mapping[Way, float]
) -> tuple[list[Granted], dict[Way, float]]:
    """The granted texts, and the axis width from which each connector is whole (absent: never).

    `titles` and `lags` are each a pair: those of the most important events, then the others. `ways` gives
    the axis width from which each connector's mark stands alone. A text that stands on its second side moves
    to its first where there is room at last; from where it first stands on, a text is never lost.
    """
    stages: list[list[Wish] | None] = [list(titles[0]), list(lags[0]), list(titles[1]), None, list(lags[1])]
    lines = {way: max(from_px, board.least_level(way.line)) for way, from_px in ways.items()}
    texts = _Texts()
    whole: dict[Way, float] = {}
    for level in LEVELS:
        for number, wishes in enumerate(stages):
            if wishes is None:
                lines = _draw_lines(board, lines, whole, level)
            else:
                stages[number] = _grant(board, wishes, texts, level)
    return texts.all(), whole


def _grant(board: Board, wishes: Iterable[Wish], texts: _Texts, level: float) -> list[Wish]:
    """Grant what has room at this level; return the wishes that are still to be tried at the next."""
    waiting: list[Wish] = []
    for wish in wishes:
        side = _side_with_room(board, wish, texts, level)
        if side is not None:
            before = texts.standing.get(wish)
            if before is not None:
                board.remove_text(wish.event, before[0])
                texts.earlier.append(Granted(wish, before[0], Range(before[1], level)))
            board.put_text(wish.event, side, wish.width)
            texts.standing[wish] = (side, level)
            texts.titled.add(wish.event)
        if side != wish.sides[0]:
            waiting.append(wish)
    return waiting


def _side_with_room(board: Board, wish: Wish, texts: _Texts, level: float) -> str | None:
    """The first side with room; one that already stands is only tried on its better side. A lag needs its title."""
    if level < wish.from_px or (wish.role == "lag" and wish.event not in texts.titled):
        return None
    sides = wish.sides[:1] if wish in texts.standing else wish.sides
    return next((side for side in sides if board.fits_text(wish.event, side, wish.width, level)), None)


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
