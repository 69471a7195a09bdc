"""The event table, and the records that it holds.

A day is a whole number throughout: its proleptic Gregorian ordinal (1 is 0001-01-01, as in
`datetime.date.toordinal`, carried on below 1 for years before the common era).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import pandas as pd

from timeline_data.model import (
    MAXIMUM_IMPORTANCE,
    STATUSES,
    Actor,
    Citation,
    Claim,
    DateWording,
    Event,
    Membership,
    NamedView,
    Number,
    Relation,
    Source,
    TableInfo,
    Words,
    folded,
    in_language,
)

__all__ = [
    "MAXIMUM_IMPORTANCE",
    "STATUSES",
    "Actor",
    "Citation",
    "Claim",
    "DateWording",
    "Event",
    "EventTable",
    "Membership",
    "NamedView",
    "Number",
    "Relation",
    "Source",
    "TableInfo",
    "Words",
    "folded",
    "in_language",
]

T = TypeVar("T")


@dataclass(frozen=True)
class EventTable:
    """A validated table, its events sorted by date, then importance (highest first), then id."""

    events: tuple[Event, ...]
    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    citations: tuple[Citation, ...] = ()
    info: TableInfo = field(default_factory=TableInfo)
    claims: tuple[Claim, ...] = ()
    numbers: tuple[Number, ...] = ()
    wordings: tuple[DateWording, ...] = ()

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Every event by its id."""
        return {event.id: event for event in self.events}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The columns that filters ask for, one row an event in the table's order.

        `id`, `kind`, `status` (str), `importance` (int), `earliest`, `latest` (int days; an unbounded
        end is the lowest or highest int64), `initiators`, `targets` (tuples of actor ids).
        """
        limits = np.iinfo(np.int64)
        events = self.events
        return pd.DataFrame(
            {
                "id": pd.Series([e.id for e in events], dtype="str"),
                "kind": pd.Series([e.kind for e in events], dtype="str"),
                "status": pd.Series([e.status for e in events], dtype="str"),
                "importance": np.array([e.importance for e in events], dtype=np.int64),
                "earliest": np.array(
                    [limits.min if e.date.earliest is None else e.date.earliest for e in events], dtype=np.int64
                ),
                "latest": np.array(
                    [limits.max if e.date.latest is None else e.date.latest for e in events], dtype=np.int64
                ),
                "initiators": pd.Series([e.initiators for e in events], dtype=object),
                "targets": pd.Series([e.targets for e in events], dtype=object),
            }
        )

    @cached_property
    def columns(self) -> Mapping[str, np.ndarray]:
        """The columns of `frame` by name: a filter is asked for many times a page, and pandas looks up for long."""
        return {str(name): column.to_numpy() for name, column in self.frame.items()}

    @cached_property
    def search_text(self) -> tuple[str, ...]:
        """What a text search looks through, folded, one text an event in the table's order.

        Title, label and summary in every language, place, the ids and names of the actors, the ids and
        publishers of the sources; a line break parts one from the next.
        """
        actors = {a.id: folded("\n".join((a.id, *a.name.values()))) for a in self.actors.values()}
        sources = {s.id: folded(f"{s.id}\n{s.publisher}") for s in self.sources.values()}
        texts = []
        for event in self.events:
            own = (*event.title.values(), *event.label.values(), *event.summary.values(), *event.place.values())
            named = (actors.get(a) or folded(a) for a in event.actors)
            cited = (sources.get(c.source) or folded(c.source) for c in self.citations_of(event.id))
            texts.append("\n".join((folded("\n".join(own)), *named, *cited)))
        return tuple(texts)

    def take(self, mask: Iterable[bool]) -> EventTable:
        """The table of the events where `mask` (one boolean an event) is true.

        What belongs to an event that is left out is left out with it, and relations that lose an end; actors,
        sources, info and the claims that are background stay whole.
        """
        events = tuple(event for event, kept in zip(self.events, mask, strict=True) if kept)
        ids = {event.id for event in events}
        return replace(
            self,
            events=events,
            relations=tuple(r for r in self.relations if r.event in ids and r.other in ids),
            citations=tuple(c for c in self.citations if c.event in ids),
            claims=tuple(c for c in self.claims if not c.event or c.event in ids),
            numbers=tuple(n for n in self.numbers if n.event in ids),
            wordings=tuple(w for w in self.wordings if w.event in ids),
        )

    def related_from(self, event_id: str, relation: str = "responds_to") -> tuple[str, ...]:
        """The ids that `event_id` points to: what it answers, carries out, …"""
        return tuple(r.other for r in self._outgoing.get(event_id, ()) if r.relation == relation)

    def related_to(self, event_id: str, relation: str = "responds_to") -> tuple[str, ...]:
        """The ids that point to `event_id`: what answers it, carries it out, …"""
        return tuple(r.event for r in self._incoming.get(event_id, ()) if r.relation == relation)

    def citations_of(self, event_id: str) -> tuple[Citation, ...]:
        """The citations of one event in the table's order."""
        return self._citations.get(event_id, ())

    def claims_of(self, event_id: str) -> tuple[Claim, ...]:
        """The claims about one event in the table's order; of "" those that are background."""
        return self._claims.get(event_id, ())

    def numbers_of(self, event_id: str) -> tuple[Number, ...]:
        """The numbers of one event in the table's order."""
        return self._numbers.get(event_id, ())

    def counted(self, event_id: str, measure: str = "expelled") -> tuple[Number, ...]:
        """The numbers that give `measure` of one event exactly once, so that their values can be added up.

        The first value of the whole; only where there is none, the first value of each actor's part. Other sources'
        values, parts beside a whole, ranges and words without a value are no part of the sum.
        """
        given = [one for one in self.numbers_of(event_id) if one.measure == measure and one.value is not None]
        whole = next((one for one in given if not one.actor), None)
        if whole is not None:
            return (whole,)
        parts: dict[str, Number] = {}
        for one in given:
            parts.setdefault(one.actor, one)
        return tuple(parts.values())

    def wordings_of(self, event_id: str) -> tuple[DateWording, ...]:
        """What sources say of one event's dates in their own words, in the table's order."""
        return self._wordings.get(event_id, ())

    def witnesses_of(self, event_id: str) -> int:
        """How many sources support one event independently: a text and all its copies count once."""
        return len({self.copied_from(c.source)[-1] for c in self.citations_of(event_id) if c.role == "supports"})

    @cached_property
    def cited_sources(self) -> tuple[str, ...]:
        """The ids of the sources that events, claims, numbers and date wordings name, and of those that they copy.

        In the order of `sources`.
        """
        named = [citation.source for citation in self.citations]
        named += [claim.source for claim in self.claims]
        named += [id_ for claim in self.claims for id_ in claim.contradicted_by]
        named += [number.source for number in self.numbers]
        named += [wording.source for wording in self.wordings]
        cited = {id_ for source in set(named) for id_ in self.copied_from(source)}
        return tuple(id_ for id_ in self.sources if id_ in cited)

    def copied_from(self, source_id: str) -> tuple[str, ...]:
        """The source itself, the one whose text it repeats, the one that this repeats, … up to the first."""
        passed = [source_id]
        while (source := self.sources.get(passed[-1])) and source.copy_of and source.copy_of not in passed:
            passed.append(source.copy_of)
        return tuple(passed)

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "event")

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "other")

    @cached_property
    def _citations(self) -> Mapping[str, tuple[Citation, ...]]:
        return _grouped(self.citations, "event")

    @cached_property
    def _claims(self) -> Mapping[str, tuple[Claim, ...]]:
        return _grouped(self.claims, "event")

    @cached_property
    def _numbers(self) -> Mapping[str, tuple[Number, ...]]:
        return _grouped(self.numbers, "event")

    @cached_property
    def _wordings(self) -> Mapping[str, tuple[DateWording, ...]]:
        return _grouped(self.wordings, "event")


def _grouped(records: Iterable[T], key: str) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for record in records:
        groups.setdefault(getattr(record, key), []).append(record)
    return {name: tuple(group) for name, group in groups.items()}
