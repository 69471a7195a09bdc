"""Which empty stretches of the axis are folded.

The rule, which anyone can check with a ruler: **a stretch in which nothing happens and nothing is under way is
folded when it is longer than a sixteenth of the window and longer than sixty days.** A sixteenth allows at most
fifteen folds, since sixteen of them would be longer than the window. Whether a stretch is folded depends on that
stretch and the window alone, so one more event changes at most the fold that it falls in; and a short gap inside
a busy month is never folded.
"""

from __future__ import annotations

from collections.abc import Iterable

SHARE_OF_WINDOW = 16
SHORTEST_DAYS = 60

Stretch = tuple[float, float]


def empty_stretches(occupied: Iterable[Stretch]) -> list[Stretch]:
    """The gaps between `occupied` stretches of days (in any order, overlapping or not), from left to right."""
    gaps: list[Stretch] = []
    reached: float | None = None
    for first, last in sorted(occupied):
        if reached is not None and first > reached:
            gaps.append((reached, first))
        reached = last if reached is None else max(reached, last)
    return gaps


def folded_stretches(occupied: Iterable[Stretch], window_days: float) -> list[Stretch]:
    """The empty stretches that are folded in a window of `window_days`, from left to right; at most fifteen."""
    shortest = max(window_days / SHARE_OF_WINDOW, SHORTEST_DAYS)
    return [(first, last) for first, last in empty_stretches(occupied) if last - first > shortest]
