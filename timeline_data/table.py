"""The event table: frozen records of events, actors, sources, relations, citations, claims, numbers and date wordings.

A day is a whole number throughout: its proleptic Gregorian ordinal (1 is 0001-01-01, as in
`datetime.date.toordinal`, carried on below 1 for years before the common era).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from dataclasses import field as dataclass_field
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
    codes: tuple[str, ...] = ()

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
    """A published text. `date` is as printed (EDTF), "" where the page shows none.

    `copy_of` is the id of the source whose text this one repeats: the two are one witness.
    """

    id: str
    publisher: str = ""
    title: str = ""
    url: str = ""
    date: str = ""
    language: str = ""
    verification: str = ""
    notes: str = ""
    copy_of: str = ""


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
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, as `source` reports it: kept apart from what is so.

    `event` is "" where it is background. `speaker` is an actor's id, `person` a name, `via` the chain of reports in
    words; `wording` is in the source's own words, `gist` our neutral line. `contradicted_by` holds ids of claims and
    sources.
    """

    id: str
    event: str = ""
    speaker: str = ""
    person: str = ""
    said: EdtfDate | None = None
    source: str = ""
    via: str = ""
    wording: str = ""
    language: str = ""
    gist: Words = field(default_factory=dict)
    about: str = ""
    stance: str = "none"
    status: str = "reported"
    contradicted_by: tuple[str, ...] = ()
    note: Words = field(default_factory=dict)
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """What `source` says that `measure` of `event` is: `value`, and with `low` and `high` the range around it.

    `value` is None where the source gives a range or words alone; `low` and `high` are both None or neither.
    """

    event: str
    measure: str
    value: int | None = None
    low: int | None = None
    high: int | None = None
    unit: str = ""
    wording: str = ""
    language: str = ""
    source: str = ""
    note: Words = field(default_factory=dict)
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateWording:
    """A source's own words for the `date` or the `effective` date (`field`) of `event`.

    From the anchor `published` they give `resolved`, which is `exact`, `compatible` or `contradicted` (`verdict`,
    "" where the table does not judge).
    """

    event: str
    field: str
    source: str
    wording: str
    language: str = ""
    published: EdtfDate | None = None
    resolved: EdtfDate | None = None
    verdict: str = ""
    note: Words = dataclass_field(default_factory=dict)
    codes: tuple[str, ...] = ()


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
    house_rules: tuple[str, ...] = ()


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

    def wordings_of(self, event_id: str) -> tuple[DateWording, ...]:
        """What sources say of one event's dates in their own words, in the table's order."""
        return self._wordings.get(event_id, ())

    def witnesses_of(self, event_id: str) -> int:
        """How many sources support one event independently: a text and all its copies count once."""
        return len({self.original(c.source) for c in self.citations_of(event_id) if c.role == "supports"})

    def original(self, source_id: str) -> str:
        """The id of the source whose text `source_id` repeats, through any number of copies; its own if none."""
        passed = {source_id}
        while (source := self.sources.get(source_id)) and source.copy_of and source.copy_of not in passed:
            source_id = source.copy_of
            passed.add(source_id)
        return source_id

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
