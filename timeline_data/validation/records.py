"""Rows of text → frozen records: actors, sources and events, each row by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline_data.dates import EdtfDate
from timeline_data.kinds import KINDS, quad_of
from timeline_data.schema import ACTOR_KINDS, LABEL_LENGTH
from timeline_data.table import MAXIMUM_IMPORTANCE, STATUSES, Actor, Event, Membership, Source, Words, in_language
from timeline_data.validation.inspection import Inspection, shorten
from timeline_data.validation.references import ACTOR_REMEDY, ActorNames
from timeline_data.validation.rows import Row
from timeline_data.validation.sheets import Sheet

_ACTOR_KIND_NAMES = dict.fromkeys(ACTOR_KINDS, ())
_KIND_NAMES = dict.fromkeys(KINDS, ())
_STATUS_NAMES = dict.fromkeys(STATUSES, ())
_SLUG_LENGTH = 60
_IMPORTANCE_REMEDY = "Write 3 for an anchor of the story, 2, or 1 for routine; empty means 2."
_DATE_REMEDY = "Write 2021-10-18, or 2021-10 or 2021 if that is all you know."


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of events with its id; `event` is None where the row has no date that can be read."""

    id: str
    row: Row
    event: Event | None


def rows_of(sheet: Sheet, inspection: Inspection) -> list[Row]:
    """The rows of a sheet as cursors that report to `inspection`."""
    return [Row(sheet, raw, inspection) for raw in sheet.rows]


def read_actors(sheet: Sheet, sides: Mapping[str, Words], inspection: Inspection) -> dict[str, Actor]:
    """The actors by id. A row that cannot be laid out is there with its id alone.

    `sides` are those that the table has names for; where there are any, another side is a warning.
    """
    rows = by_id(rows_of(sheet, inspection))
    known: Mapping[str, tuple[str, ...]] = {**dict.fromkeys(sheet.unread_ids(), ()), **dict.fromkeys(rows, ())}
    actors = {
        id_: Actor(
            id_,
            row.words("name") or {"": id_},
            row.choice("kind", _ACTOR_KIND_NAMES, warning=True),
            _read_side(row, sides),
            row.whole("order", -9999, 9999, "Write the place of the lane, such as 1."),
            tuple(found for item in row.items("memberships") if (found := _membership(row, item, known))),
        )
        for id_, row in rows.items()
    }
    return {id_: actors.get(id_, Actor(id_, {"": id_})) for id_ in known}


def _read_side(row: Row, sides: Mapping[str, Words]) -> str:
    side = row.text("side")
    if side and sides and side not in sides:
        message = f'the side "{shorten(side)}" has no name in datapackage.json.'
        row.report("side-unknown", "side", side, message, f"Known are {', '.join(sides)}.", warning=True)
    return side


def _membership(row: Row, text: str, known: Mapping[str, tuple[str, ...]]) -> Membership | None:
    group, dated, dates = (text, "", "") if text in known else text.partition(":")
    group, dates = group.strip(), dates.strip()
    if group not in known:
        row.unknown("memberships", group, known, "actor", ACTOR_REMEDY)
        return None
    if not dated:
        return Membership(group)
    date = row.edtf("memberships", dates)
    if date is not None and date.form != "interval":
        message = f'"{shorten(dates)}" does not say whether it is the start or the end.'
        row.report("membership-dates", "memberships", text, message, f"Write {group}:{dates}/.. or {group}:../{dates}.")
    return None if date is None else Membership(group, date.start, date.end)


def read_sources(sheet: Sheet, inspection: Inspection) -> dict[str, Source]:
    """The sources by id. A row that cannot be laid out is there with its id alone."""
    rows = by_id(rows_of(sheet, inspection))
    sources = {id_: Source(id_) for id_ in sheet.unread_ids()}
    known: Mapping[str, tuple[str, ...]] = {**dict.fromkeys(sources, ()), **dict.fromkeys(rows, ())}
    for id_, row in rows.items():
        row.date("date")
        sources[id_] = Source(
            id_,
            row.text("publisher"),
            row.text("title"),
            row.url("url"),
            row.text("date"),
            row.language("language"),
            row.text("verification"),
            row.text("notes"),
            _copy_of(row, known),
        )
    _check_copies(sources, rows)
    return sources


def _copy_of(row: Row, known: Mapping[str, tuple[str, ...]]) -> str:
    original = row.text("copy_of")
    if original and original not in known:
        row.unknown("copy_of", original, known, "source", "Write the id of the source whose text it repeats.")
        return ""
    return original


def _check_copies(sources: Mapping[str, Source], rows: Mapping[str, Row]) -> None:
    """Report each circle of copies once: no text of it is the first."""
    done: set[str] = set()
    for start in rows:
        path: list[str] = []
        id_ = start
        while id_ and id_ not in done:
            done.add(id_)
            path.append(id_)
            id_ = sources[id_].copy_of
        if id_ in path:
            circle = [*path[path.index(id_) :], id_]
            message = f"the copies go round in a circle: {shorten(' ← '.join(reversed(circle)))}."
            remedy = "Leave the cell of the text that came first empty."
            rows[path[-1]].report("copy-circle", "copy_of", id_, message, remedy)


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """The rows by their ids, which must all be there and differ."""
    found: dict[str, Row] = {}
    for row in rows:
        id_ = row.required("id", "Write a short name, by which other rows can speak of this one.")
        if id_ not in (row.text("url"), row.text("title")):  # a source without an id goes by its address or its title
            row.separable("id", id_)
        if id_:
            _once(id_, row, found)
    return found


def _once(id_: str, row: Row, found: dict[str, Row]) -> None:
    first = found.setdefault(id_, row)
    if first is not row:
        message = f'the id "{shorten(id_)}" stands in row {first.number} already.'
        row.report("id-twice", "id", id_, message, "Give one of the two another id.")


def read_events(sheet: Sheet, names: ActorNames, inspection: Inspection) -> list[Entry]:
    """Every row of events. An event without an id gets one from its date and title, always the same."""
    rows = rows_of(sheet, inspection)
    explicit: dict[str, Row] = {}
    for row in rows:
        id_ = row.text("id")
        row.separable("id", id_)
        if id_:
            _once(id_, row, explicit)
    taken = dict.fromkeys((*explicit, *sheet.unread_ids()), 1)
    return [_read_event(row, row.text("id") or _made_id(row, taken), names) for row in rows]


def _made_id(row: Row, taken: dict[str, int]) -> str:
    """Date and title in letters, digits and hyphens, with a number behind it where several events have the same.

    `taken` holds every id so far with the last number that was put behind it.
    """
    text = f"{row.text('date')} {in_language(row.words('title'), 'en')}"
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    slug = re.sub(r"[\W_]+", "-", plain.casefold())[:_SLUG_LENGTH].strip("-") or "event"
    id_ = slug
    while id_ in taken:
        taken[slug] += 1
        id_ = f"{slug}-{taken[slug]}"
    taken[id_] = 1
    return id_


def _read_event(row: Row, id_: str, names: ActorNames) -> Entry:
    row.required("date", _DATE_REMEDY)
    date, effective = row.date("date"), row.date("effective")
    _check_days(row, date, effective)
    initiators, targets = _read_sides(row, names)
    cameo, quad = _read_codes(row)
    importance = row.whole("importance", 1, MAXIMUM_IMPORTANCE, _IMPORTANCE_REMEDY)
    title, label, kind = _read_title(row), _read_label(row), _read_kind(row)
    status = row.choice("status", _STATUS_NAMES)
    people = row.whole("people", 0, 10**10, "Write the number alone, such as 8, or leave the cell empty.")
    if date is None:
        return Entry(id_, row, None)
    event = Event(
        id_,
        date,
        title,
        label,
        row.words("summary"),
        effective,
        kind,
        status,
        cameo,
        quad,
        initiators,
        targets,
        people,
        row.text("people_of"),
        row.words("place"),
        2 if importance is None else importance,
        row.words("notes"),
        row.items("codes"),
    )
    return Entry(id_, row, event)


def _read_title(row: Row) -> Words:
    title = row.words("title")
    if not title and row.sheet.has("title"):
        row.report("cell-empty", "title", "", "the event has no title.", "Write what happened in one line.")
    return title


def _read_label(row: Row) -> Words:
    label = row.words("label")
    for language, text in label.items():
        if len(text) > LABEL_LENGTH:
            message = f"the label has {len(text)} characters, {LABEL_LENGTH} at most have room."
            row.report("label-long", ("label", language), text, message, "Shorten it; the title may be longer.")
    return label


def _read_kind(row: Row) -> str:
    kind = row.choice("kind", _KIND_NAMES, warning=True)
    row.separable("kind", kind)
    return kind


def _read_sides(row: Row, names: ActorNames) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Initiators and targets. Where nobody else is said to act, the actors of the row do, less those aimed at."""
    initiators, targets, actors = (names.find(row, column) for column in ("initiators", "targets", "actors"))
    if not initiators:
        return tuple(id_ for id_ in actors if id_ not in targets), targets
    others = [id_ for id_ in actors if id_ not in initiators and id_ not in targets]
    if others:
        names_of = shorten("; ".join(others))
        message = f'"{names_of}" is neither among the initiators nor among the targets, and is not read.'
        row.report("actors-unread", "actors", row.text("actors"), message, "Write it in one of the two.", warning=True)
    return initiators, targets


def _read_codes(row: Row) -> tuple[str, int | None]:
    """The CAMEO code and the quad class, which must agree."""
    cameo, quad = row.text("cameo"), row.whole("quad", 1, 4, "Write the quad class, 1 to 4, or leave the cell empty.")
    expected = quad_of(cameo)
    if cameo and expected is None:
        message = f'"{shorten(cameo)}" is no CAMEO code: two to four digits, the first two from 01 to 20.'
        remedy = "Write a code such as 04 or 166."
        if quad_of(f"0{cameo}") is not None:
            remedy = f"Write 0{cameo} if a spreadsheet took the zero away, and format the column as text."
        row.report("cameo", "cameo", cameo, message, remedy, warning=True)
    elif cameo and quad is not None and quad != expected:
        message = f"quad class {quad} does not agree with CAMEO {cameo}, whose class is {expected}."
        row.report("quad-cameo", "quad", str(quad), message, "Correct one of the two.", warning=True)
    return cameo, quad


def _check_days(row: Row, date: EdtfDate | None, effective: EdtfDate | None) -> None:
    if date is not None and date.earliest is None and date.latest is None:
        row.report("date-unbounded", "date", date.text, f'"{date.text}" is open on both sides.', _DATE_REMEDY)
    if date is None or effective is None or effective.latest is None or date.earliest is None:
        return
    if effective.latest < date.earliest:
        message = f"it takes effect on {effective.text}, before its own date {date.text}."
        row.report("effective-early", "effective", effective.text, message, "Check both dates.", warning=True)
