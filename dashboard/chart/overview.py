"""The overview strip: how the events of the whole table lie in true time, and which part of it the chart shows."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.chart.metrics import SMALL_SIZE, text_width
from dashboard.chart.model import MIN_AXIS_PX, Overview, OverviewBin, Range, Tick
from timeline_data.calendar_days import civil, day_number
from timeline_data.derived import once_a_table
from timeline_data.language.words import DayStyle, day_words, text
from timeline_data.table import EventTable

MOST_BINS = 120
BIN_MONTHS = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 12_000, 120_000)
TICK_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000)
TICK_ROOM = 22.0


@dataclass(frozen=True, slots=True)
class _TrueTime:
    """A straight axis of whole years."""

    first_year: int
    last_year: int

    @property
    def first(self) -> int:
        return day_number(self.first_year, 1, 1)

    @property
    def end(self) -> int:
        return day_number(self.last_year + 1, 1, 1)

    def u(self, day: float) -> float:
        return min(max((day - self.first) / (self.end - self.first), 0.0), 1.0)


def make_overview(table: EventTable, window: tuple[float, float], language: str) -> Overview | None:
    """The strip of the whole `table`; None where no event has a day.

    `window` is the stretch of days that the chart shows, infinite where it is not bounded. Bins are whole
    months, or quarters, years, … where months would be more than `MOST_BINS`; an event counts where it begins.
    """
    strip = _whole_strip(table, language)
    if strip is None:
        return None
    axis = _TrueTime(civil(strip.first_day)[0], civil(strip.last_day)[0])
    start, end = window
    return replace(
        strip, window=(axis.u(start) if math.isfinite(start) else 0.0, axis.u(end) if math.isfinite(end) else 1.0)
    )


@once_a_table
def _whole_strip(table: EventTable, language: str) -> Overview | None:
    """The strip with all of the table in its window."""
    starts = [day for event in table.events if (day := event.date.earliest) is not None]
    days = starts + [day for event in table.events if (day := event.date.latest) is not None]
    if not days:
        return None
    axis = _TrueTime(civil(min(days))[0], civil(max(days))[0])
    return Overview(
        first_day=axis.first,
        last_day=axis.end - 1,
        bins=_bins(starts, axis, language),
        ticks=_ticks(axis, language),
        window=(0.0, 1.0),
    )


def _bins(starts: list[int], axis: _TrueTime, language: str) -> tuple[OverviewBin, ...]:
    months = (axis.last_year - axis.first_year + 1) * 12
    step = next((size for size in BIN_MONTHS if months <= size * MOST_BINS), BIN_MONTHS[-1])
    counts = Counter(_month(day, axis) // step for day in starts)
    bins = []
    for number, count in sorted(counts.items()):
        first, end = (_month_start(place * step, axis) for place in (number, number + 1))
        style: DayStyle = "short_month" if step < 12 else "year"
        edges = dict.fromkeys((day_words(first, language, style=style), day_words(end - 1, language, style=style)))
        words = text(language, "chart.bin", n=count, period="–".join(edges))
        bins.append(OverviewBin(axis.u(first), axis.u(end), count, words))
    return tuple(bins)


def _month(day: int, axis: _TrueTime) -> int:
    year, month, _ = civil(day)
    return (year - axis.first_year) * 12 + month - 1


def _month_start(month: int, axis: _TrueTime) -> int:
    return day_number(axis.first_year + month // 12, month % 12 + 1, 1)


def _ticks(axis: _TrueTime, language: str) -> tuple[Tick, ...]:
    """Round years, as close as the narrowest axis allows."""
    for step in TICK_YEARS:
        years = range(-(-axis.first_year // step) * step, axis.last_year + 1, step)
        if len(years) * MIN_AXIS_PX / 400 > 60:
            continue
        ticks = [_tick(day_number(year, 1, 1), axis, language) for year in years]
        if all((b.u - a.u) * MIN_AXIS_PX >= (a.width + b.width) / 2 + TICK_ROOM for a, b in pairwise(ticks)):
            return tuple(ticks)
    return ()


def _tick(day: int, axis: _TrueTime, language: str) -> Tick:
    words = day_words(day, language, style="year")
    width, u = text_width(words, SMALL_SIZE), axis.u(day)
    anchor = "start" if u * MIN_AXIS_PX < width / 2 else "end" if (1 - u) * MIN_AXIS_PX < width / 2 else "middle"
    return Tick(u=u, text=words, width=width, range=Range(), anchor=anchor)
