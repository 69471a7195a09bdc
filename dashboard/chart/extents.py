"""Where an event stands in time: the day of its mark, and the bars of what is known only roughly or comes later.

Positions are days with fractions; a bar `(first, last)` ends where its last day ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from timeline_data.dates import EdtfDate, soft_widths
from timeline_data.table import Event, EventTable

Bar = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Extent:
    """The stretch of time that one event takes up. An open side of a bar is infinite until `bounded`."""

    event: Event
    mark: float
    bar: Bar | None = None
    soft_start: bool = False
    soft_end: bool = False
    open_start: bool = False
    open_end: bool = False
    hatched: bool = False
    effective: Bar | None = None
    effective_soft: bool = False
    effective_open: bool = False
    effective_hatched: bool = False
    deadline: float | None = None

    @property
    def first(self) -> float:
        """The first day that the event takes up (minus infinity where open)."""
        return min([self.mark] + [bar[0] for bar in (self.bar, self.effective) if bar])

    @property
    def last(self) -> float:
        """Where the last day that the event takes up ends (infinity where open)."""
        return max([self.mark + 1] + [bar[1] for bar in (self.bar, self.effective) if bar])


def bounded_extents(table: EventTable, window: tuple[float, float]) -> tuple[Extent, ...]:
    """The extent of every event in the table's order, open sides cut at the edge of what else there is.

    `window` holds the first day and the end of the last day of the view, infinite where it names none. Dates are
    cut at the window; an effect that comes later than the window is kept, since the bar is what announces it.
    """
    extents = tuple(_cut(extent_of(event), window) for event in table.events)
    first, last = domain(extents, window)
    return tuple(_bounded(extent, first, last) for extent in extents)


def domain(extents: tuple[Extent, ...], window: tuple[float, float]) -> tuple[float, float]:
    """The first day and the end of the last day of all extents, leaving out what is open."""
    ends = [day for extent in extents for day in (extent.first, extent.last, extent.mark) if math.isfinite(day)]
    ends = ends or [day for day in window if math.isfinite(day)] or [0.0]
    return min(ends), max(*ends, min(ends) + 1)


def extent_of(event: Event) -> Extent:
    """What one event takes up by itself: a day is a mark, anything coarser a bar, an effect a second bar."""
    date = event.date
    first = -math.inf if date.earliest is None else float(date.earliest)
    last = math.inf if date.latest is None else date.latest + 1.0
    extent = Extent(event=event, mark=first)
    if last - first > 1 or date.approximate:
        before, after = soft_widths(date)
        extent = replace(
            extent,
            bar=(first - before, last + after),
            soft_start=before > 0 or date.form == "one_of",
            soft_end=after > 0 or date.form == "one_of",
            open_start=first == -math.inf,
            open_end=last == math.inf,
        )
    extent = replace(extent, hatched=date.uncertain, mark=_mark(date, first, last))
    return _with_effect(extent, event.effective)


def _mark(date: EdtfDate, first: float, last: float) -> float:
    """A span begins where its mark stands; a single date that is known only roughly has it in the middle."""
    if date.form in ("interval", "all_of") and math.isfinite(first):
        return first
    if math.isinf(first):
        return last - 1 if math.isfinite(last) else 0.0
    if math.isinf(last) or last - first <= 1:
        return first
    return (first + last) / 2


def _with_effect(extent: Extent, effect: EdtfDate | None) -> Extent:
    if effect is None or (effect.earliest is None and effect.latest is None):
        return extent
    if effect.earliest is not None and effect.latest is not None and effect.earliest == effect.latest:
        end, exact = float(effect.earliest), True
    else:
        end, exact = math.inf if effect.latest is None else effect.latest + 1.0, False
    if end <= extent.mark:
        return extent
    return replace(
        extent,
        effective=(extent.mark, end),
        effective_soft=effect.approximate or not exact,
        effective_open=math.isinf(end),
        effective_hatched=effect.uncertain,
        deadline=end if exact else None,
    )


def _cut(extent: Extent, window: tuple[float, float]) -> Extent:
    if extent.bar is None:
        return extent
    first, last = max(extent.bar[0], window[0]), min(extent.bar[1], window[1])
    if first >= last:
        return extent
    inside = (first + last) / 2 if extent.event.date.form not in ("interval", "all_of") else max(extent.mark, first)
    mark = extent.mark if first <= extent.mark < last else min(max(inside, first), last)
    effective = extent.effective and (mark, max(extent.effective[1], mark))
    return replace(extent, bar=(first, last), mark=mark, effective=effective)


def _bounded(extent: Extent, first: float, last: float) -> Extent:
    def finite(bar: Bar | None) -> Bar | None:
        return None if bar is None else (max(bar[0], first), min(bar[1], last))

    mark = extent.mark if math.isfinite(extent.mark) else first
    return replace(extent, mark=mark, bar=finite(extent.bar), effective=finite(extent.effective))
