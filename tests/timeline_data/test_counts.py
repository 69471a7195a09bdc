"""Every number beside a control is what a reader gets who follows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_data.counts import (
    actor_counts,
    filter_of,
    importance_counts,
    kind_counts,
    outside,
    relaxations,
    without,
    year_counts,
)
from timeline_data.dates import parse
from timeline_data.filters import FILTERS, Query
from timeline_data.query import select
from timeline_data.table import Actor, Event, EventTable

WHO = ("NATO", "DEU", "RUS")
KINDS = ("statement", "expulsion", "")
events = st.builds(
    Event,
    id=st.uuids().map(str),
    date=st.sampled_from(
        ["1999", "2014-03", "2014-03-18", "2021-10-06", "2021-10/2021-11", "../2001", "2022-02/.."]
    ).map(parse),
    title=st.sampled_from(["Crimea", "mission", "Genève"]).map(lambda title: {"en": title}),
    kind=st.sampled_from(KINDS),
    importance=st.integers(1, 3),
    initiators=st.lists(st.sampled_from(WHO), max_size=2, unique=True).map(tuple),
    targets=st.lists(st.sampled_from(WHO), max_size=2, unique=True).map(tuple),
)
tables = st.lists(events, max_size=9, unique_by=lambda event: event.id).map(
    lambda rows: EventTable(tuple(rows), actors={a: Actor(a, {"en": a}) for a in WHO})
)
queries = st.builds(
    Query,
    actors=st.lists(st.sampled_from(WHO), max_size=3).map(tuple),
    match=st.sampled_from(["any", "all", "between"]),
    role=st.sampled_from(["either", "act", "target"]),
    kinds=st.lists(st.sampled_from(KINDS[:2]), max_size=2).map(tuple),
    importance=st.none() | st.integers(1, 3),
    start=st.none() | st.sampled_from(["2000", "2014-03-18"]).map(parse),
    end=st.none() | st.sampled_from(["2021-10-31", "2022"]).map(parse),
    text=st.sampled_from(["", "geneve", "crimea"]),
)


def changed(query: Query, **fields: object) -> Query:
    return replace(query, **fields)  # type: ignore[arg-type]


@given(tables, queries)
def test_a_wider_window_shows_exactly_so_many_more(table: EventTable, query: Query) -> None:
    now, left = len(select(table, query)), outside(table, query)
    assert len(select(table, changed(query, start=None))) == now + left.before
    assert len(select(table, changed(query, end=None))) == now + left.after
    assert len(select(table, Query(start=query.start, end=query.end))) == now + left.left_out


@given(tables, queries)
def test_counts_beside_the_controls_are_what_they_lead_to(table: EventTable, query: Query) -> None:
    for actor, count in actor_counts(table, query).items():
        assert len(select(table, changed(query, actors=(actor,), match="any", role="either"))) == count
    for kind, count in kind_counts(table, query).items():
        assert not kind or len(select(table, changed(query, kinds=(kind,)))) == count
    for level, count in importance_counts(table, query).items():
        assert len(select(table, changed(query, importance=level))) == count


@given(tables, queries)
def test_years_hold_every_event_that_begins_on_a_known_day(table: EventTable, query: Query) -> None:
    begun = select(table, changed(query, start=None, end=None)).events
    counts = year_counts(table, query)
    assert sum(counts.values()) == sum(event.date.earliest is not None for event in begun)
    assert list(counts) == sorted(counts)
    assert all(counts.values())


@given(tables, queries)
def test_relaxations_bring_what_they_promise_most_first(table: EventTable, query: Query) -> None:
    found = relaxations(table, query)
    assert [len(select(table, one.query)) for one in found] == [one.count for one in found]
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)
    assert all(one.count and one.query != query for one in found)


def test_each_key_has_its_filter_and_loses_only_its_own() -> None:
    query = Query(WHO, "all", "act", ("statement",), 2, parse("2014"), parse("2015"), "x")
    for row in FILTERS:
        for key in row.keys:
            assert filter_of(key.name) is row
        assert without(query, row) != query
    assert without(query, filter_of("to")) == changed(query, start=None, end=None)
    with pytest.raises(KeyError, match="no filter"):
        filter_of("lang")
