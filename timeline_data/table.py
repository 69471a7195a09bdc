"""The event table: frozen records of events, actors, sources, relations and citations.

A day is a whole number throughout: its proleptic Gregorian ordinal (1 is 0001-01-01, as in
`datetime.date.toordinal`, carried on below 1 for years before the common era).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import pandas as pd

from timeline_data.dates import EdtfDate

T = TypeVar("T")

Words = Mapping[str, str]
"""A text by language code; the key "" holds a text whose language the table does not name."""

STATUSES = ("announced", "in_force", "ended", "disputed", "retracted")
MAXIMUM_IMPORTANCE = 3


def in_language(words: Words, language: str) -> str:
    """The text in `language`, else the one of no named language, else the first there is, else ""."""
    for key in (language, ""):
        if words.get(key):
            return words[key]
    return next((text for text in words.values() if text), "")


def folded(text: str) -> str:
    """`text` as searches compare it: without case, diacritics or compatibility forms (Unicode NFKD).

    Letter by letter, so that a part of a text folds to a part of the folded text.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return decomposed.casefold()


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event. `importance` runs from 1 (routine) to 3 (an anchor of the story)."""

    id: str
    date: EdtfDate
    title: Words
    label: Words = field(default_factory=dict)
    summary: Words = field(default_factory=dict)
    effective: EdtfDate | None = None
    kind: str = ""
    status: str = ""
    cameo: str = ""
    quad: int | None = None
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    people: int | None = None
    people_of: str = ""
    place: str = ""
    importance: int = 2
    notes: Words = field(default_factory=dict)

    @property
    def actors(self) -> tuple[str, ...]:
        """Every actor id of the event, initiators first, each once."""
        return tuple(dict.fromkeys(self.initiators + self.targets))


@dataclass(frozen=True, slots=True)
class Membership:
    """`actor` belongs to the group `group` between two dates (either may be unknown: None)."""

    group: str
    start: EdtfDate | None = None
    end: EdtfDate | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `side` groups actors ("" is neutral), `order` is the editor's order of the lanes."""

    id: str
    name: Words
    kind: str = ""
    side: str = ""
    order: int | None = None
    memberships: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A published text. `date` and `accessed` are as printed (EDTF), "" where the page shows none."""

    id: str
    publisher: str = ""
    title: str = ""
    url: str = ""
    date: str = ""
    language: str = ""
    verification: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """`event` stands in `relation` (`responds_to`, `carries_out`, …) to `other`."""

    event: str
    relation: str
    other: str


@dataclass(frozen=True, slots=True)
class Citation:
    """`source` supports or disputes `event`; `quotation` is in the source's own words and language."""

    event: str
    source: str
    role: str = "supports"
    quotation: str = ""
    language: str = ""
    note: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view that the table itself proposes: a chapter, or the default view."""

    id: str
    title: Words
    query: str
    default: bool = False
    sentence: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableInfo:
    """What the table says of itself (from `datapackage.json`; empty for a bare CSV)."""

    title: Words = field(default_factory=dict)
    description: Words = field(default_factory=dict)
    licence: str = ""
    licence_url: str = ""
    as_of: str = ""
    views: tuple[NamedView, ...] = ()
    sides: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class EventTable:
    """A validated table, its events sorted by date, then importance (highest first), then id."""

    events: tuple[Event, ...]
    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    citations: tuple[Citation, ...] = ()
    info: TableInfo = field(default_factory=TableInfo)

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
    def search_text(self) -> tuple[str, ...]:
        """What a text search looks through, folded, one text an event in the table's order.

        Title, label and summary in every language, place, the ids and names of the actors, the ids and
        publishers of the sources; a line break parts one from the next.
        """
        actors = {a.id: folded("\n".join((a.id, *a.name.values()))) for a in self.actors.values()}
        sources = {s.id: folded(f"{s.id}\n{s.publisher}") for s in self.sources.values()}
        texts = []
        for event in self.events:
            own = (*event.title.values(), *event.label.values(), *event.summary.values(), event.place)
            named = (actors.get(a) or folded(a) for a in event.actors)
            cited = (sources.get(c.source) or folded(c.source) for c in self.citations_of(event.id))
            texts.append("\n".join((folded("\n".join(own)), *named, *cited)))
        return tuple(texts)

    def take(self, mask: Iterable[bool]) -> EventTable:
        """The table of the events where `mask` (one boolean an event) is true.

        Relations and citations that lose an end are left out; actors, sources and info stay whole.
        """
        events = tuple(event for event, kept in zip(self.events, mask, strict=True) if kept)
        ids = {event.id for event in events}
        return replace(
            self,
            events=events,
            relations=tuple(r for r in self.relations if r.event in ids and r.other in ids),
            citations=tuple(c for c in self.citations if c.event in ids),
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

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "event")

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "other")

    @cached_property
    def _citations(self) -> Mapping[str, tuple[Citation, ...]]:
        return _grouped(self.citations, "event")


def _grouped(records: Iterable[T], key: str) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for record in records:
        groups.setdefault(getattr(record, key), []).append(record)
    return {name: tuple(group) for name, group in groups.items()}
