"""What an event takes up in time: marks, bars, soft and open ends."""

from __future__ import annotations

import math

import pytest

from dashboard.chart.build import build_chart
from dashboard.chart.extents import Extent, bounded_extents, extent_of
from dashboard.view import View
from timeline_data.calendar_days import day_number
from timeline_data.dates import parse
from timeline_data.table import Event, EventTable

ALWAYS = (-math.inf, math.inf)


def extent(date: str, effective: str | None = None) -> Extent:
    return extent_of(Event("e", parse(date), {"": "T"}, effective=parse(effective) if effective else None))


def test_a_day_is_a_mark_and_nothing_else() -> None:
    day = day_number(2021, 10, 6)
    found = extent("2021-10-06")
    assert (found.mark, found.bar, found.first, found.last) == (day, None, day, day + 1)


def test_a_month_is_a_bar_with_its_mark_in_the_middle() -> None:
    found = extent("2021-10")
    first, last = day_number(2021, 10, 1), day_number(2021, 11, 1)
    assert found.bar == (first, last)
    assert found.mark == (first + last) / 2


def test_an_interval_begins_with_its_mark() -> None:
    found = extent("2018-03-26/2018-03-29")
    assert found.mark == day_number(2018, 3, 26)
    assert found.bar == (day_number(2018, 3, 26), day_number(2018, 3, 30))


@pytest.mark.parametrize(
    ("date", "soft"),
    [
        ("2021-11-01~", (True, True)),
        ("2021-10-01~/2021-10-10", (True, False)),
        ("[2021-10-18..2021-10-19]", (True, True)),
        ("2021-10", (False, False)),
    ],
)
def test_approximate_ends_are_soft(date: str, soft: tuple[bool, bool]) -> None:
    found = extent(date)
    assert (found.soft_start, found.soft_end) == soft


def test_an_open_end_reaches_to_the_edge_of_what_else_there_is() -> None:
    events = tuple(Event(f"e{n}", parse(text), {"": "T"}) for n, text in enumerate(("2014/..", "2016-05-01")))
    open_one, _ = bounded_extents(EventTable(events), ALWAYS)
    assert open_one.open_end
    assert open_one.bar == (day_number(2014, 1, 1), day_number(2016, 5, 2))


def test_an_effect_is_a_bar_from_the_announcement() -> None:
    sharp, about = extent("2021-10-18", "2021-11-01"), extent("2021-10-18", "2021-11-01~")
    ends = (day_number(2021, 10, 18), day_number(2021, 11, 1))
    assert sharp.effective == about.effective == ends
    assert (sharp.effective_soft, about.effective_soft) == (False, True)
    assert sharp.deadline == about.deadline == ends[1]
    assert extent("2014-03-18", "2014-03-18").effective is None


def test_an_uncertain_day_is_a_hatched_mark_and_an_uncertain_month_a_hatched_bar() -> None:
    events = tuple(
        Event(f"e{n}", parse(text), {"": "T"}, initiators=("A",)) for n, text in enumerate(("2014-01-01?", "2014-03?"))
    )
    table = EventTable(events)
    chart = build_chart(table, View.parse("", table))
    assert {mark.event: mark.hatched for mark in chart.marks} == {"e0": True, "e1": False}
    assert [(span.event, span.hatched) for span in chart.spans] == [("e1", True)]


@pytest.mark.parametrize("dates", [(), ("2021",), ("../2014",), ("Y170000002",), ("-0044-03-15", "2021"), ("0000",)])
def test_any_stretch_of_time_makes_a_chart(dates: tuple[str, ...]) -> None:
    table = EventTable(tuple(Event(f"e{n}", parse(text), {"": "T"}) for n, text in enumerate(dates)))
    chart = build_chart(table, View.parse("", table))
    assert len(chart.marks) == len(dates)
    assert chart.empty == (not dates)
    assert bool(chart.ticks) == bool(dates)
