"""The time scale: days to shares of the axis, in straight pieces.

Between folds every day is equally wide. A fold, the margin beside it and the margins at both ends of the axis are
fixed shares, so the scale is the same at every width of the screen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

END_SHARE = 0.016
"""The margin at each end of the axis."""
PAD_SHARE = 0.014
"""The margin between a fold and the nearest day with an event: a mark never touches a fold."""
FOLD_SHARE = 0.068
"""The share of one fold (33 px at the narrowest axis: room for "3.9 y")."""
ALL_FOLDS_SHARE = 0.42
"""What all folds together may take; with more than six each gets less, and its label stands upright."""
WIDEST_DAY = 1 / 40
"""The widest that a day may be on an axis with folds."""
SHORTEST_AXIS_DAYS = 10.0

Stretch = tuple[float, float]


@dataclass(frozen=True)
class Scale:
    """`points` are (day, u) pairs in ascending order; between two of them the scale is straight.

    `folds` holds each fold as its empty stretch in days and its place `(u0, u1)` on the axis.
    """

    points: tuple[tuple[float, float], ...]
    folds: tuple[tuple[Stretch, Stretch], ...] = ()

    @cached_property
    def _days(self) -> list[float]:
        return [day for day, _ in self.points]

    @cached_property
    def _shares(self) -> list[float]:
        return [share for _, share in self.points]

    def u(self, day: float) -> float:
        """The share of the axis at which `day` begins; days outside the axis are held at its ends."""
        return _straight(self._days, self._shares, day)

    def day(self, u: float) -> float:
        """The day at a share of the axis: the inverse of `u`."""
        return _straight(self._shares, self._days, u)

    @property
    def segments(self) -> list[Stretch]:
        """The unfolded stretches in days, from left to right, margins left out."""
        edges = [self.points[1][0], *(day for stretch, _ in self.folds for day in stretch), self.points[-2][0]]
        return list(zip(edges[::2], edges[1::2], strict=True))


def _straight(xs: list[float], ys: list[float], x: float) -> float:
    if x <= xs[0]:
        return ys[0]
    if x >= xs[-1]:
        return ys[-1]
    index = bisect_right(xs, x)
    x0, x1, y0, y1 = xs[index - 1], xs[index], ys[index - 1], ys[index]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


def make_scale(first: float, last: float, folded: Sequence[Stretch]) -> Scale:
    """The scale of an axis from the day `first` to the end of the last day `last`, with `folded` stretches in it.

    A very short axis is made `SHORTEST_AXIS_DAYS` long, and between folds a day is never wider than
    `WIDEST_DAY`: the margins take what is left, so that single days do not fill the screen.
    """
    lacking = max(SHORTEST_AXIS_DAYS - (last - first), 0.0)
    first, last = first - lacking / 4, last + lacking * 3 / 4
    count = len(folded)
    fold_share = min(FOLD_SHARE, ALL_FOLDS_SHARE / count) if count else 0.0
    pad = min(PAD_SHARE, 0.1 / count) if count else 0.0
    end = END_SHARE
    open_days = (last - first) - sum(stop - start for start, stop in folded)
    per_day = (1 - 2 * end - count * (fold_share + 2 * pad)) / open_days
    if count and per_day > WIDEST_DAY:
        spare = (per_day - WIDEST_DAY) * open_days / (2 * count + 2)
        per_day, pad, end = WIDEST_DAY, pad + spare, end + spare
    points = [(first - end / per_day, 0.0), (first, end)]
    places: list[tuple[Stretch, Stretch]] = []
    for start, stop in folded:
        margin = (stop - start) * 0.02
        u = points[-1][1] + (start - points[-1][0]) * per_day
        place = (u + pad, u + pad + fold_share)
        points += [(start, u), (start + margin, place[0]), (stop - margin, place[1]), (stop, place[1] + pad)]
        places.append(((start, stop), place))
    points += [(last, 1 - end), (last + end / per_day, 1.0)]
    return Scale(points=_ascending(points), folds=tuple(places))


def _ascending(points: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """The points without those that rounding has put on or before their predecessor."""
    kept = points[:1]
    for day, u in points[1:]:
        if day > kept[-1][0] and u > kept[-1][1]:
            kept.append((day, u))
    return tuple(kept)
