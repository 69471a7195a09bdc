"""Chains of answers: what answers what, from the first event to the last, and the events around one in time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from dashboard.chart.entries import ANSWER
from timeline_data.table import EventTable


def chain_of(table: EventTable, event_id: str) -> tuple[str, ...]:
    """The ids of every event that answers tie to this one, however many steps away, itself among them, in time order.

    The same for each of its events, so that a reader walks it from end to end; one id alone where nothing is answered.
    """
    found, waiting = {event_id}, [event_id]
    while waiting:
        here = waiting.pop()
        for other in (*table.related_from(here, ANSWER), *table.related_to(here, ANSWER)):
            if other not in found and other in table.by_id:
                found.add(other)
                waiting.append(other)
    places = event_places(table)
    return tuple(sorted(found, key=lambda id_: places.get(id_, -1)))


def event_places(table: EventTable) -> Mapping[str, int]:
    """Where each event stands in the table's order, by its id."""
    return {event.id: place for place, event in enumerate(table.events)}


def around(shown: EventTable, whole: EventTable, event_id: str) -> tuple[str, str]:
    """The ids of the shown events before and after an event of the whole table; "" where there is none."""
    places = event_places(whole)
    order = [places[event.id] for event in shown.events]
    at = bisect_left(order, places[event_id])
    after = at + 1 if at < len(order) and order[at] == places[event_id] else at
    before_id = shown.events[at - 1].id if at > 0 else ""
    return before_id, shown.events[after].id if after < len(order) else ""
