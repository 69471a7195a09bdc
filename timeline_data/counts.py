"""What a query leaves and leaves out, counted: for the numbers beside the controls and the ways out of too little.

Every count is of events and answers one question of a reader: how many would I see if I chose this instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain, compress
from typing import Any

import numpy as np

from timeline_data.calendar_days import civil
from timeline_data.filters import FILTERS, UNSET, Filter, Mask, Query
from timeline_data.model import MAXIMUM_IMPORTANCE
from timeline_data.table import EventTable


@dataclass(frozen=True, slots=True)
class Outside:
    """Events that a query does not show: those that its window cuts off, and those in it that other filters leave out.

    `before` and `after` meet every filter but the window, so that a wider window shows exactly so many more;
    `left_out` lie in the window and meet not every other filter.
    """

    before: int
    after: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A query with one filter fewer, or a milder one, and how many events it selects.

    `name` is the first key of the filter, or the key whose choice is milder (`match`, `role`).
    """

    name: str
    query: Query
    count: int


def mask_of(table: EventTable, query: Query) -> Mask:
    """One boolean an event in the table's order: whether the query selects it."""
    mask: Mask = np.logical_and.reduce([row.mask(table, query) for row in FILTERS])
    return mask


def without(query: Query, row: Filter) -> Query:
    """The query with one filter not set."""
    changes: Mapping[str, Any] = {key.field: getattr(UNSET, key.field) for key in row.keys}
    return replace(query, **changes)


def filter_of(key: str) -> Filter:
    """The filter that a key of the address belongs to. Raises KeyError where there is none."""
    for row in FILTERS:
        if any(own.name == key for own in row.keys):
            return row
    raise KeyError(f'"{key}" is the key of no filter.')


def is_set(query: Query, row: Filter) -> bool:
    """Whether the filter can leave out an event: `match` and `role` do nothing by themselves."""
    deciding = {key.field for key in row.keys} - {"match", "role"}
    return any(getattr(query, name) != getattr(UNSET, name) for name in deciding)


def actor_counts(table: EventTable, query: Query) -> dict[str, int]:
    """How many events each actor takes part in under every filter but the one of actors, in the table's order.

    Every actor of the table is there, with 0 where it has none. One pass over the events, O(events).
    """
    mask = mask_of(table, without(query, filter_of("actors")))
    taking_part = chain.from_iterable(event.actors for event in compress(table.events, mask))
    return dict.fromkeys(table.actors, 0) | Counter(taking_part)


def kind_counts(table: EventTable, query: Query) -> dict[str, int]:
    """How many events each kind of the table has under every filter but the one of kinds."""
    mask = mask_of(table, without(query, filter_of("kinds")))
    counts = Counter(event.kind for event in compress(table.events, mask))
    return {kind: counts[kind] for kind in dict.fromkeys(event.kind for event in table.events)}


def importance_counts(table: EventTable, query: Query) -> dict[int, int]:
    """How many events have at least each importance under every filter but that one."""
    mask = mask_of(table, without(query, filter_of("importance")))
    levels = table.columns["importance"][mask]
    return {level: int((levels >= level).sum()) for level in range(1, MAXIMUM_IMPORTANCE + 1)}


def year_counts(table: EventTable, query: Query) -> dict[int, int]:
    """How many events begin in each year that has any, under every filter but the window, the years in order."""
    mask = mask_of(table, without(query, filter_of("from")))
    days = (event.date.earliest for event in compress(table.events, mask))
    return dict(sorted(Counter(civil(day)[0] for day in days if day is not None).items()))


def outside(table: EventTable, query: Query) -> Outside:
    """How many events a query does not show, by the reason why."""
    window = filter_of("from")
    others, within = mask_of(table, without(query, window)), window.mask(table, query)
    ends, starts = table.columns["latest"], table.columns["earliest"]
    before = after = 0
    if query.start is not None and query.start.earliest is not None:
        before = int((others & (ends < query.start.earliest)).sum())
    if query.end is not None and query.end.latest is not None:
        after = int((others & (starts > query.end.latest)).sum())
    return Outside(before, after, int((within & ~others).sum()))


def relaxations(table: EventTable, query: Query) -> tuple[Relaxation, ...]:
    """Every query with one filter fewer, or with a milder `match` or `role`, that selects any event; most first."""
    candidates = [(row.keys[0].name, without(query, row)) for row in FILTERS if is_set(query, row)]
    if len(query.actors) > 1 and query.match != "any":
        candidates.append(("match", replace(query, match="any")))
    if query.actors and query.match != "between" and query.role != "either":
        candidates.append(("role", replace(query, role="either")))
    counted = [Relaxation(name, milder, int(mask_of(table, milder).sum())) for name, milder in candidates]
    return tuple(sorted((one for one in counted if one.count), key=lambda one: -one.count))
