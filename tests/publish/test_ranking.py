"""The order in which events are kept where there is no room for all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.publish.ranking import far_apart, ranked
from tests.chart.tables import event_tables
from timeline_data.table import EventTable


@given(st.integers(0, 300))
def test_every_place_comes_once_and_the_ends_first(count: int) -> None:
    places = far_apart(count)
    assert sorted(places) == list(range(count))
    assert places[:2] == [0, count - 1][: len(places)] if count != 1 else places == [0]


def test_the_first_places_stand_far_from_one_another() -> None:
    assert far_apart(5) == [0, 4, 2, 1, 3]
    first = sorted(far_apart(1000)[:9])
    assert min(b - a for a, b in pairwise(first)) > 100


@given(event_tables())
def test_every_event_comes_once_the_more_important_first(table: EventTable) -> None:
    events = ranked(table)
    assert sorted(event.id for event in events) == sorted(event.id for event in table.events)
    assert [event.importance for event in events] == sorted((event.importance for event in events), reverse=True)


def test_the_chosen_event_comes_before_all(bundled: EventTable) -> None:
    least = min(bundled.events, key=lambda event: event.importance)
    assert ranked(bundled, least.id)[0] == least
    assert ranked(bundled)[0].importance == max(event.importance for event in bundled.events)
