"""The frozen records of an event table: events, actors, sources, relations, and the evidence for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import field as dataclass_field

from timeline_data.dates import EdtfDate

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
    place: Words = field(default_factory=dict)
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
    With an `actor` it is that actor's part of what several did or suffered together, otherwise the whole.
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
    actor: str = ""


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
    """What the table says of itself (from `datapackage.json`; empty for a bare CSV).

    `contributors` are the names of those who made it.
    """

    title: Words = field(default_factory=dict)
    description: Words = field(default_factory=dict)
    licence: str = ""
    licence_url: str = ""
    as_of: str = ""
    version: str = ""
    views: tuple[NamedView, ...] = ()
    sides: Mapping[str, Words] = field(default_factory=dict)
    house_rules: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
