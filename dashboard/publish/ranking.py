"""Which events come first where there is no room for all of them."""

from __future__ import annotations

from itertools import groupby

from timeline_data.table import Event, EventTable


def ranked(table: EventTable, chosen: str | None = None) -> list[Event]:
    """The events of the table: the chosen one, then the most important ones, of these those with most answers.

    Of events that are alike in this, those come first that stand far from one another in time: the first, the last, the
    one in the middle, those at the quarters, and so on.
    """
    alike = sorted(table.events, key=lambda event: (_rank(event, table, chosen), event.date.earliest or 0, event.id))
    found: list[Event] = []
    for _, group in groupby(alike, key=lambda event: _rank(event, table, chosen)):
        in_time = list(group)
        found += [in_time[place] for place in far_apart(len(in_time))]
    return found


def _rank(event: Event, table: EventTable, chosen: str | None) -> tuple[bool, int, int]:
    answers = len(table.related_from(event.id)) + len(table.related_to(event.id))
    return event.id != chosen, -event.importance, -answers


def far_apart(count: int) -> list[int]:
    """The places 0 to `count` - 1 in an order in which each next one halves a gap that is left: 0, 4, 2, 1, 3 for 5."""
    if count < 3:
        return list(range(count))
    order = [0, count - 1]
    gaps = [(0, count - 1)]
    while gaps:
        low, high = gaps.pop(0)
        middle = (low + high) // 2
        if middle in (low, high):
            continue
        order.append(middle)
        gaps += [(low, middle), (middle, high)]
    return order
