"""Which lane an event stands in, and which other lanes it reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_data.table import Event, EventTable

MOST_LANES = 8
"""Lanes that a chart shows of its own accord; whoever chooses more actors gets more."""
OTHERS = ""
"""The actor id of the lane that all actors without a lane of their own share."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The lane of an event's mark, the lanes of those who act with it, and the lanes at which it is aimed."""

    lane: int
    joint: tuple[int, ...]
    targets: tuple[int, ...]


def lane_actors(table: EventTable, chosen: Sequence[str]) -> tuple[str, ...]:
    """The actors of the lanes from top to bottom.

    Chosen actors stand in the chosen order. Without a choice: the most frequent actors of the table, in the
    editor's order where `actors.csv` gives one, else by how often they occur. Where none of those who act in
    an event has a lane, a lane for all others comes last but before the lowest side, so that the two sides stand apart.
    """
    actors = tuple(actor for actor in chosen if actor in table.actors) or _frequent_actors(table)
    homeless = any(not any(actor in actors for actor in event.initiators) for event in table.events)
    if not homeless and actors:
        return actors
    place = _start_of_last_side(table, actors)
    return (*actors[:place], OTHERS, *actors[place:])


def _start_of_last_side(table: EventTable, actors: Sequence[str]) -> int:
    groups = [table.actors[actor].side if actor in table.actors else "" for actor in actors]
    place = len(groups)
    if not groups or not groups[-1] or groups[0] == groups[-1]:
        return place
    while groups[place - 1] == groups[-1]:
        place -= 1
    return place


def _frequent_actors(table: EventTable) -> tuple[str, ...]:
    counts = Counter(actor for event in table.events for actor in event.actors)
    most = sorted(counts, key=lambda actor: (-counts[actor], actor))[:MOST_LANES]
    rank = {actor: place for place, actor in enumerate(most)}

    def editors_order(actor: str) -> tuple[int, int]:
        order = table.actors[actor].order if actor in table.actors else None
        return (rank[actor], 0) if order is None else (-1, order)

    return tuple(sorted(most, key=editors_order))


def seat(event: Event, lanes: Sequence[str]) -> Seat:
    """The lanes of one event: its mark stands with its first initiator that has a lane, else with the others."""
    index = {actor: place for place, actor in enumerate(lanes)}
    acting = [index[actor] for actor in event.initiators if actor in index]
    aimed = [index[actor] for actor in event.targets if actor in index and actor not in event.initiators]
    lane = acting[0] if acting else index[OTHERS]
    joint = tuple(sorted(set(acting) - {lane}))
    return Seat(lane=lane, joint=joint, targets=tuple(sorted(set(aimed) - {lane, *joint})))


def side_names(table: EventTable) -> dict[str, str]:
    """The first two sides of `actors.csv` in the editor's order, as {"a": …, "b": …}."""
    ordered = sorted(table.actors.values(), key=lambda actor: (actor.order is None, actor.order or 0))
    names = dict.fromkeys(actor.side for actor in ordered if actor.side)
    return dict(zip("ab", names, strict=False))


def side_letters(table: EventTable) -> dict[str, str]:
    """Each actor's colour: "a" and "b" for the first two sides, "n" for all others."""
    letters = {name: letter for letter, name in side_names(table).items()}
    return {actor.id: letters.get(actor.side, "n") for actor in table.actors.values()}


def acting_side(event: Event, letters: Mapping[str, str]) -> str:
    """The side of those who act: that of the first initiator; "n" where nobody is named."""
    return next((letters.get(actor, "n") for actor in event.initiators), "n")
