"""Bars, and the ticks in which bars end together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.chart.model import Deadline, Range, Span
from dashboard.chart.places import Place
from dashboard.chart.scale import Scale

TICK_REACH = 4.0
"""Pixels of a deadline's tick above and below a bar; it stays out of the band of the labels."""


def make_spans(places: Iterable[Place], scale: Scale, alone: Mapping[str, Range]) -> tuple[Span, ...]:
    """The bars of every event that is ever a mark of its own, over the axis widths at which it is one."""
    spans: list[Span] = []
    for place in places:
        extent, drawn = place.extent, alone.get(place.id)
        if drawn is None:
            continue
        if extent.bar is not None:
            spans.append(
                Span(
                    event=place.id, role="date", u0=scale.u(extent.bar[0]), u1=scale.u(extent.bar[1]), y=place.bar_y,
                    side=place.side, range=drawn, soft_start=extent.soft_start, soft_end=extent.soft_end,
                    open_start=extent.open_start, open_end=extent.open_end, hatched=extent.hatched,
                )
            )  # fmt: skip
        if extent.effective is not None:
            spans.append(
                Span(
                    event=place.id, role="effective", u0=scale.u(extent.effective[0]), u1=scale.u(extent.effective[1]),
                    y=place.bar_y, side=place.side, range=drawn, soft_end=extent.effective_soft,
                    open_end=extent.effective_open, hatched=extent.effective_hatched,
                )
            )  # fmt: skip
    return tuple(spans)


def make_deadlines(places: Iterable[Place], scale: Scale, alone: Mapping[str, Range]) -> tuple[Deadline, ...]:
    """One tick for all bars of a lane that end on the same day, joined to the mark of a deadline on that day."""
    ending: dict[tuple[int, float], list[Place]] = {}
    standing: dict[tuple[int, float], list[Place]] = {}
    for place in places:
        if place.id not in alone:
            continue
        if place.extent.deadline is not None:
            ending.setdefault((place.seat.lane, place.extent.deadline), []).append(place)
        if place.family == "deadline":
            standing.setdefault((place.seat.lane, place.extent.mark), []).append(place)
    return tuple(
        _deadline(group, standing.get(key, []), scale.u(key[1]), alone) for key, group in sorted(ending.items())
    )


def _deadline(group: list[Place], marks: list[Place], u: float, alone: Mapping[str, Range]) -> Deadline:
    heights = [place.bar_y for place in group]
    tops = [min(heights) - TICK_REACH, *(mark.y for mark in marks)]
    bottoms = [max(heights) + TICK_REACH, *(mark.y for mark in marks)]
    return Deadline(
        events=tuple(sorted(place.id for place in group)),
        u=u,
        y0=min(tops),
        y1=max(bottoms),
        side=group[0].side,
        range=Range(min(alone[place.id].from_px for place in group)),
    )
