"""The dates on the axis: few, round, never colliding, and only ever more of them on a wider axis.

Every unfolded stretch names its year at least once where there is room. In a stretch of a few months that is
its first day, in a longer one its first round month or year. Then come round dates, coarse before fine, each as
soon as its unit has room; in a short stretch the days of the most important events come before other days.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from dashboard.chart.metrics import SMALL_SIZE, text_width
from dashboard.chart.model import LEVELS, MIN_AXIS_PX, Fold, Range, Tick
from dashboard.chart.scale import Scale
from timeline_data.calendar_days import civil, day_number
from timeline_data.language.words import DayStyle, day_words

TICK_ROOM = 20.0
"""Free pixels between the texts of two ticks."""
SHORT_DAYS = 120
"""A stretch this short writes days; a longer one months and years."""
LONG_DAYS = 3 * 366
YEAR_STEPS = (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
MONTH_STEPS = (6, 3, 1)
DAY_STEPS = (10, 1)
UPRIGHT_PX = 8.0
"""Half the room of a fold's upright label."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may become a tick."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class _Wave:
    """Candidates that come at the level at which `px_per_share` shares have `room` pixels."""

    from_px: float
    candidates: tuple[_Candidate, ...]


@dataclass(slots=True)
class _Axis:
    """The texts that already stand on the axis, as (u, before, behind): pixels before and behind `u`."""

    taken: list[tuple[float, float, float]] = field(default_factory=list)

    def take(self, wanted: tuple[float, float, float], level: float) -> bool:
        place = bisect_left(self.taken, wanted)
        for u, before, behind in self.taken[max(place - 1, 0) : place + 1]:
            left, right = ((u, behind), (wanted[0], wanted[1]))
            if u > wanted[0]:
                left, right = ((wanted[0], wanted[2]), (u, before))
            if (right[0] - left[0]) * level < left[1] + right[1] + TICK_ROOM:
                return False
        insort(self.taken, wanted)
        return True


def place_ticks(scale: Scale, folds: Sequence[Fold], key_days: Iterable[int], language: str) -> tuple[Tick, ...]:
    """The ticks of an axis, from left to right. `key_days` are the days of the most important events."""
    waves = [
        wave
        for stretch in scale.segments
        for wave in _waves(stretch, _per_day(scale, stretch), sorted(set(key_days)), language)
    ]
    axis = _Axis()
    ticks: list[Tick] = []
    placed: set[int] = set()
    for level in LEVELS:
        upright = [fold for fold in folds if any(label.vertical and label.range.holds(level) for label in fold.labels)]
        for wave in waves:
            if wave.from_px > level:
                continue
            for candidate in wave.candidates:
                if candidate.day in placed:
                    continue
                tick = _tick(scale, candidate, level)
                if not _strikes(tick, upright, level) and axis.take((tick.u, *_reach(tick)), level):
                    placed.add(candidate.day)
                    ticks.append(tick)
    return tuple(sorted(ticks, key=lambda tick: tick.u))


def _per_day(scale: Scale, stretch: tuple[float, float]) -> float:
    first, last = stretch
    return (scale.u(last) - scale.u(first)) / max(last - first, 1e-9)


def _tick(scale: Scale, candidate: _Candidate, level: float) -> Tick:
    u = scale.u(candidate.day)
    width = text_width(candidate.text, SMALL_SIZE)
    anchor = "middle"
    if u * MIN_AXIS_PX < width / 2:
        anchor = "start"
    elif (1 - u) * MIN_AXIS_PX < width / 2:
        anchor = "end"
    return Tick(u=u, text=candidate.text, width=width, range=Range(level), anchor=anchor)


def _reach(tick: Tick) -> tuple[float, float]:
    """The pixels that a tick's text takes before and behind its place."""
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[tick.anchor]
    return tick.width * share, tick.width * (1 - share)


def _strikes(tick: Tick, upright: Sequence[Fold], level: float) -> bool:
    before, behind = _reach(tick)
    x = tick.u * level
    return any(
        x - before < (fold.u0 + fold.u1) / 2 * level + UPRIGHT_PX
        and x + behind > (fold.u0 + fold.u1) / 2 * level - UPRIGHT_PX
        for fold in upright
    )


def _waves(stretch: tuple[float, float], per_day: float, key_days: Sequence[int], language: str) -> Iterator[_Wave]:
    first, last = int(stretch[0]), int(stretch[1])
    length = last - first

    def candidates(days: Iterable[int], style: DayStyle) -> tuple[_Candidate, ...]:
        return tuple(_Candidate(day, day_words(day, language, style=style)) for day in days)

    def wave(days: Callable[[], Iterable[int]], style: DayStyle, unit_days: float, room: float) -> Iterator[_Wave]:
        """The wave of a unit, unless it has no room even on the widest axis."""
        if unit_days * per_day * LEVELS[-1] >= room:
            yield _Wave(room / (unit_days * per_day), candidates(days(), style))

    if length <= SHORT_DAYS:
        yield _Wave(0, candidates([first], "short"))
        yield from wave(partial(_months, first, last, 1), "day", 30, 40)
        yield _Wave(0, candidates([day for day in key_days if first <= day < last], "day"))
        for step in DAY_STEPS:
            yield from wave(partial(_days, first, last, step), "day", step, 90)
        return
    if length <= LONG_DAYS:
        yield _Wave(0, candidates(islice(_months(first, last, 1), 1), "short_month"))
    else:
        yield _Wave(0, candidates(islice(_years(first, last, 1), 1), "year"))
    for step in YEAR_STEPS:
        yield from wave(partial(_years, first, last, step), "year", step * 365, 64)
    for step in MONTH_STEPS:
        yield from wave(partial(_months, first, last, step), "short_month", step * 30, 90)
    for step in DAY_STEPS:
        yield from wave(partial(_days, first, last, step), "short", step, 110)


def _years(first: int, last: int, step: int) -> Iterator[int]:
    year = civil(first)[0]
    for multiple in range(-(-year // step) * step, civil(last)[0] + 1, step):
        if first <= (day := day_number(multiple, 1, 1)) <= last:
            yield day


def _months(first: int, last: int, step: int) -> Iterator[int]:
    year, month, _ = civil(first)
    while True:
        if (month - 1) % step == 0:
            day = day_number(year, month, 1)
            if day > last:
                return
            if day >= first:
                yield day
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _days(first: int, last: int, step: int) -> Iterator[int]:
    for day in range(first, last + 1):
        of_month = civil(day)[2]
        if step == 1 or (of_month % step == 0 and of_month < 30):
            yield day
