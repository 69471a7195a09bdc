"""How little a query has to change so that it selects a certain event as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline_data.calendar_days import civil
from timeline_data.counts import mask_of, without
from timeline_data.dates import EdtfDate, parse
from timeline_data.filters import FILTERS, Filter, Query, reversed_window
from timeline_data.model import Event
from timeline_data.table import EventTable

_WRITABLE = range(10_000)
"""The years that a month is written with in four digits."""


def including(table: EventTable, query: Query, event_id: str) -> Query:
    """The query that selects the event and all that `query` selects, and as few other events as can be.

    Only the filters that leave the event out change, each by itself: an actor or a kind more, a bound of the window
    moved to the event's month, a lower importance; one that has no such step is not set. Raises KeyError where the
    table has no such event.
    """
    event = table.by_id[event_id]
    place = next(number for number, one in enumerate(table.events) if one.id == event_id)
    for row in FILTERS:
        if not row.mask(table, query)[place]:
            query = _smallest(table, query, row, place, event)
    return query


def _smallest(table: EventTable, query: Query, row: Filter, place: int, event: Event) -> Query:
    before = row.mask(table, query)
    found = []
    for candidate in (*_steps(query, row, event), without(query, row)):
        mask = row.mask(table, candidate)
        if mask[place] and (mask | ~before).all():
            found.append((int(mask_of(table, candidate).sum()), candidate))
    return min(found, key=lambda counted: counted[0])[1]


def _steps(query: Query, row: Filter, event: Event) -> Iterator[Query]:
    """Milder settings of one filter, those that change least first."""
    match row.keys[0].name:
        case "actors":
            for added in (event.initiators, event.targets, event.actors):
                yield replace(query, actors=(*query.actors, *added))
            yield replace(query, role="either")
            yield replace(query, match="any")
            yield replace(query, match="any", role="either")
        case "kinds":
            yield replace(query, kinds=(*query.kinds, event.kind))
        case "from":
            yield from _windows(query, event)
        case "importance":
            yield replace(query, importance=event.importance)


def _windows(query: Query, event: Event) -> Iterator[Query]:
    start, end = (_month(day) for day in (event.date.earliest, event.date.latest))
    if not reversed_window(start, query.end):
        yield replace(query, start=start)
    if not reversed_window(query.start, end):
        yield replace(query, end=end)


def _month(day: int | None) -> EdtfDate | None:
    """The month of a day; no bound where there is no day, or none that a month is written for."""
    year, month, _ = (-1, 0, 0) if day is None else civil(day)
    return parse(f"{year:04}-{month:02}") if year in _WRITABLE else None
