"""What the list tells of one event, each thing once."""

from __future__ import annotations

import pytest

from dashboard.chart.entries import Teller
from dashboard.chart.testimony import Hearing
from dashboard.publish.snapshot.told import Told, told
from timeline_data.dates import parse
from timeline_data.table import Event, EventTable, Number, Relation, Source

FIVE = Number("e1", "expelled", 5, unit="persons", source="s1")


def told_of(*numbers: Number) -> Told:
    """An event that expelled five people, with what sources say of the number."""
    event = Event(id="e1", date=parse("2020-01-01"), title={"en": "One"}, people=5, people_of="expelled")
    other = Event(id="e2", date=parse("2020-02-01"), title={"en": "Two"})
    table = EventTable(
        events=(event, other, Event(id="e3", date=parse("2020-03-01"), title={"en": "Three"})),
        sources={id_: Source(id_) for id_ in ("s1", "s2")},
        numbers=numbers,
        relations=(Relation("e1", "explains", "e2"), Relation("e1", "explains", "e3")),
    )
    heard, entry = Hearing(table, "en").of("e1"), Teller(table, "en", table).entry(event)
    return told("1", event, entry, heard, table.numbers_of("e1"), (1,), "en")


def test_a_source_of_the_very_number_stands_beside_it() -> None:
    found = told_of(FIVE, Number("e1", "expelled", 5, unit="persons", source="s2"))
    assert found.counted_by == ("s1", "s2")
    assert found.testimony.measures == ()


@pytest.mark.parametrize(
    "more",
    [
        Number("e1", "expelled", 4, unit="persons", source="s2"),
        Number("e1", "expelled", 5, 5, 6, unit="persons", source="s2"),
    ],
)
def test_sources_that_differ_stand_side_by_side(more: Number) -> None:
    found = told_of(FIVE, more)
    assert found.counted_by == ()
    assert [len(measure.amounts) for measure in found.testimony.measures] == [2]


@pytest.mark.parametrize(
    "other",
    [
        Number("e1", "expelled", 5, unit="posts", source="s2"),
        Number("e1", "refused", 5, unit="persons", source="s2"),
        Number("e1", "expelled", 5, unit="persons", source="s2", note={"en": "With families."}),
        Number("e1", "expelled", 5, unit="persons", source="s2", actor="A"),
        Number("e1", "expelled", wording="some", source="s2"),
    ],
)
def test_whatever_says_more_is_told_among_the_numbers(other: Number) -> None:
    found = told_of(FIVE, other)
    assert found.counted_by == ("s1",)
    assert [len(measure.amounts) for measure in found.testimony.measures] == [1]


def test_relations_of_one_kind_stand_together() -> None:
    assert [[other.event for other in others] for _, others in told_of().ties] == [["e2", "e3"]]
