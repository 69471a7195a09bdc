"""When an event is a mark of its own and when it is counted in a cluster.

At every axis width the marks of a row stand at least `CLUSTER_PX` apart: the more important event keeps its
place, the others are counted with the nearest that has one. A wider axis only ever adds marks (active ranges of
Been, Daiches and Yap, 2006), so a cluster only ever loses members until its last one is a mark.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.chart.model import LEVELS, Range
from dashboard.chart.rows import CLUSTER_PX

INFINITY = float("inf")


@dataclass(frozen=True, slots=True)
class Spot:
    """One event in a row, at a share of the axis."""

    event: str
    u: float


@dataclass(frozen=True, slots=True)
class Group:
    """The events counted together at `u` over a range of axis widths, in the order of time."""

    events: tuple[str, ...]
    u: float
    range: Range


def group_row(spots: Sequence[Spot]) -> tuple[dict[str, Range], tuple[Group, ...]]:
    """When each event of one row is a mark by itself, and the groups of the others.

    `spots` come in order of precedence. An event without a range never stands alone on any axis up to the
    widest level (another one is at the same place).
    """
    order = {spot.event: place for place, spot in enumerate(sorted(spots, key=lambda s: (s.u, s.event)))}
    shown: list[tuple[float, str]] = []
    waiting = list(spots)
    held: dict[str, tuple[tuple[str, ...], float]] = {}
    alone: dict[str, Range] = {}
    groups: list[Group] = []
    for level in LEVELS:
        still = _show_what_fits(waiting, shown, level)
        if len(still) == len(waiting) and level != LEVELS[0]:
            continue
        waiting = still
        members = _nearest(waiting, shown)
        places = {event: u for u, event in shown}
        for event, u in places.items():
            together = tuple(sorted((event, *members.get(event, ())), key=order.__getitem__))
            before = held.get(event)
            if before is not None and before[0] == together:
                continue
            if before is not None:
                groups.append(Group(before[0], u, Range(before[1], level)))
                del held[event]
            if len(together) > 1:
                held[event] = (together, level)
            elif event not in alone:
                alone[event] = Range(level, INFINITY)
        if not waiting:
            break
    shares = {event: u for u, event in shown}
    groups += [Group(events, shares[event], Range(start, INFINITY)) for event, (events, start) in held.items()]
    return alone, tuple(groups)


def _show_what_fits(waiting: list[Spot], shown: list[tuple[float, str]], level: float) -> list[Spot]:
    """Add to `shown` every waiting spot that keeps its distance at this level; return the others."""
    still: list[Spot] = []
    nearest = CLUSTER_PX / level
    for spot in waiting:
        place = bisect_left(shown, (spot.u, spot.event))
        left = place > 0 and spot.u - shown[place - 1][0] < nearest
        right = place < len(shown) and shown[place][0] - spot.u < nearest
        if left or right:
            still.append(spot)
        else:
            insort(shown, (spot.u, spot.event))
    return still


def _nearest(waiting: Sequence[Spot], shown: Sequence[tuple[float, str]]) -> dict[str, list[str]]:
    """Each waiting event with the shown one nearest to it, the left one of two equally near."""
    members: dict[str, list[str]] = {}
    for spot in waiting:
        place = bisect_left(shown, (spot.u, spot.event))
        left = place - 1 if place > 0 else 0
        right = place if place < len(shown) else left
        nearest = left if spot.u - shown[left][0] <= shown[right][0] - spot.u or left == right else right
        members.setdefault(shown[nearest][1], []).append(spot.event)
    return members


def count_text(count: int) -> str:
    """A cluster's count in at most four characters: `7`, `999`, `1.2k`, `12k`."""
    if count < 1000:
        return str(count)
    if count < 10_000:
        return f"{count / 1000:.1f}k".replace(".0k", "k")
    return f"{count // 1000}k"
