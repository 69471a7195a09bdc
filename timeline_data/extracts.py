"""A part of a table as a table by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline_data.table import Claim, EventTable


def extract(table: EventTable) -> EventTable:
    """The table with the actors and sources that its events and their evidence name, and nothing that leads out of it.

    A selection keeps all actors and sources, and its claims may be contradicted by claims about other events: what is
    written of it should neither carry the former nor name the latter. The groups of an actor and the source that a
    source copies are named by it. An extract of an extract is the same.
    """
    actors = set(_named_actors(table))
    groups = {one.group for id_ in actors if id_ in table.actors for one in table.actors[id_].memberships}
    while not groups <= actors:
        actors |= groups
        groups = {one.group for id_ in actors if id_ in table.actors for one in table.actors[id_].memberships}
    claims = {claim.id for claim in table.claims}
    whole = replace(table, claims=tuple(_within(claim, claims, table) for claim in table.claims))
    return replace(
        whole,
        actors={id_: actor for id_, actor in table.actors.items() if id_ in actors},
        sources={id_: table.sources[id_] for id_ in whole.cited_sources},
    )


def _named_actors(table: EventTable) -> Iterator[str]:
    for event in table.events:
        yield from event.actors
    for claim in table.claims:
        yield claim.speaker
    for number in table.numbers:
        yield number.actor


def _within(claim: Claim, claims: set[str], table: EventTable) -> Claim:
    kept = tuple(id_ for id_ in claim.contradicted_by if id_ in claims or id_ in table.sources)
    return claim if kept == claim.contradicted_by else replace(claim, contradicted_by=kept)
