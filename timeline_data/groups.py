"""Groups of actors: who belongs to what, as far as the table's memberships say so."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_data.dates import EdtfDate
from timeline_data.model import Membership
from timeline_data.table import EventTable

FEWEST = 2
"""Members from which on a group is worth a choice of its own."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group and its members among the actors of a table. Its `id` is often the id of an actor as well."""

    id: str
    members: tuple[str, ...]


def groups_of(table: EventTable, start: EdtfDate | None = None, end: EdtfDate | None = None) -> tuple[Group, ...]:
    """The groups whose members occur in the events of `table`, the members in the table's order.

    A membership counts where it may hold on any day from `start` to `end`; a bound that is not known holds
    nothing back. Groups of fewer than `FEWEST` members are left out, the largest come first.
    """
    occurring = {actor for event in table.events for actor in event.actors}
    found: dict[str, list[str]] = {}
    for actor in table.actors.values():
        if actor.id not in occurring:
            continue
        for membership in actor.memberships:
            members = found.setdefault(membership.group, [])
            if holds_within(membership, start, end) and actor.id not in members:
                members.append(actor.id)
    large = [Group(name, tuple(members)) for name, members in found.items() if len(members) >= FEWEST]
    return tuple(sorted(large, key=lambda group: (-len(group.members), group.id)))


def holds_within(membership: Membership, start: EdtfDate | None, end: EdtfDate | None) -> bool:
    """Whether a membership may hold on any day from the first of `start` to the last of `end`."""
    begun = _not_after(_first(membership.start), _last(end))
    lasting = _not_after(_first(start), _last(membership.end))
    return begun and lasting


def _first(date: EdtfDate | None) -> int | None:
    return None if date is None else date.earliest


def _last(date: EdtfDate | None) -> int | None:
    return None if date is None else date.latest


def _not_after(first: int | None, second: int | None) -> bool:
    return first is None or second is None or first <= second
