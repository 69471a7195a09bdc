"""The events as a calendar (RFC 5545, with NAME and DESCRIPTION of RFC 7986): one all-day VEVENT a date of an event.

A date that is known to the day is that day, an interval its days; `DTEND` is the day behind the last. What a calendar
cannot say is said in `DESCRIPTION`, and stands as EDTF in `X-EDTF`: a month, a year or "about" covers each day that it
may be; an open date is its known end. An event without such a day (before the year 1 or behind 9999, where iCalendar
ends) is left out; `X-DIPLOMATIC-TIMELINE-LEFT-OUT` names it, and the calendar's description counts it. The date on
which an announced act takes effect is a VEVENT of its own: a deadline is to be seen on its day.

`DTSTAMP` has to be there. It is the day up to which the table goes or, where the table does not say, 1970-01-01: the
same table gives the same file at any time. `UID` comes from the title of the table and the id of the event, so that a
later version of a table changes what a calendar has instead of adding to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from timeline_data.calendar_days import civil
from timeline_data.dates import EdtfDate, parse
from timeline_data.language import words
from timeline_data.schema import RELATION_KINDS
from timeline_data.table import Actor, Citation, Event, EventTable, Source, TableInfo, Words, in_language
from timeline_data.writers.calendar_lines import line, text
from timeline_data.writers.linked_words import NAMESPACE
from timeline_data.writers.writer import Writer

FIRST_DAY, LAST_DAY = 1, 3_652_058
"""0001-01-01 and 9999-12-30: the day behind the last one needs four digits too."""
UNDATED = "19700101T000000Z"

_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PRIORITIES = {3: "1", 2: "5", 1: "9"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """A table as it becomes a calendar, its words in `lang`."""

    table: EventTable
    lang: str
    shown: frozenset[str]
    space: UUID
    stamp: str

    def uid(self, event_id: str, field: str = "date") -> str:
        """What identifies one date of an event."""
        return str(uuid5(self.space, f"{field} {event_id}"))


def write(table: EventTable, lang: str) -> str:
    """The table as the text of an .ics file, in words of `lang` as far as there are such."""
    shown = frozenset(event.id for event in table.events if days_of(event.date))
    title = "\n".join(f"{code} {title}" for code, title in sorted(table.info.title.items()))
    calendar = Calendar(table, lang, shown, uuid5(uuid5(NAMESPACE_URL, NAMESPACE), title), _stamp(table))
    return "".join(_calendar(calendar))


def days_of(date: EdtfDate) -> tuple[int, int] | None:
    """The first and the last day on which a calendar shows a date; None where there is none.

    The known end of a date that is open, or that begins or ends where iCalendar has no days.
    """
    known = _known_ends(date)
    return (known[0], known[-1]) if known else None


def _known_ends(date: EdtfDate) -> list[int]:
    return [day for day in (date.earliest, date.latest) if day is not None and FIRST_DAY <= day <= LAST_DAY]


def held(table: EventTable, lang: str) -> EventTable:
    """What the calendar says: dates as its days, texts in one language, and of each event who acts, ties and sources.

    Numbers of people, notes, codes, labels, claims and quotations are not in it.
    """
    events = tuple(_held(event, lang) for event in table.events if days_of(event.date))
    ids = {event.id for event in events}
    sources = {c.source: table.sources[c.source] for c in table.citations if c.role == "supports" and c.event in ids}
    named = {id_ for event in events for id_ in event.actors}
    info = table.info
    return EventTable(
        events,
        {id_: Actor(id_, _one(actor.name, lang)) for id_, actor in table.actors.items() if id_ in named},
        {id_: Source("", one.publisher, one.title, one.url) for id_, one in sources.items()},
        tuple(r for r in table.relations if {r.event, r.other} <= ids and r.relation in RELATION_KINDS),
        tuple(Citation(event.id, id_) for event in events for id_ in _supporting(table, event)),
        TableInfo(
            _one(info.title, lang),
            _one(info.description, lang),
            info.licence,
            as_of=info.as_of if _DAY.fullmatch(info.as_of) else "",
        ),
    )


def _held(event: Event, lang: str) -> Event:
    return Event(
        event.id,
        _shown(event.date) or event.date,
        _one(event.title, lang),
        summary=_one(event.summary, lang),
        effective=_shown(event.effective) if event.effective else None,
        kind=event.kind,
        status=event.status if event.status == "retracted" else "",
        initiators=event.initiators,
        targets=event.targets,
        place=_one(event.place, lang),
        importance=event.importance,
    )


def _shown(date: EdtfDate) -> EdtfDate | None:
    """The days that a calendar shows as a date: a day, or from the first to the last."""
    days = days_of(date)
    if days is None:
        return None
    first, last = ("{:04}-{:02}-{:02}".format(*civil(day)) for day in days)
    return parse(first if first == last else f"{first}/{last}")


def _one(said: Words, lang: str) -> Words:
    code, value = _worded(said, lang)
    return {code: value} if value else {}


def _calendar(calendar: Calendar) -> Iterator[str]:
    table, lang, info = calendar.table, calendar.lang, calendar.table.info
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield line("PRODID", "-//Diplomatic Timeline//Event table//EN")
    yield line("CALSCALE", "GREGORIAN")
    if title := in_language(info.title, lang):
        yield _said("NAME", info.title, lang)
        yield line("X-WR-CALNAME", text(title))
    left_out = [event.id for event in table.events if event.id not in calendar.shown]
    about = [in_language(info.description, lang)]
    about += [words.text(lang, "data.left_out", n=len(left_out))] if left_out else []
    about += [words.text(lang, "data.licence", licence=info.licence)] if info.licence else []
    if any(about):
        yield line("DESCRIPTION", text("\n".join(filter(None, about))))
    if left_out:
        yield line("X-DIPLOMATIC-TIMELINE-LEFT-OUT", ",".join(map(text, left_out)))
    for event in table.events:
        if event.id in calendar.shown:
            yield from _event(calendar, event, "date", event.date)
            if event.effective is not None and event.effective != event.date and days_of(event.effective):
                yield from _event(calendar, event, "effective", event.effective)
    yield line("END", "VCALENDAR")


def _event(calendar: Calendar, event: Event, field: str, date: EdtfDate) -> Iterator[str]:
    lang, days = calendar.lang, days_of(date)
    assert days is not None, "asked only of a date that is shown"
    code, title = _worded(event.title, lang)
    if field == "effective":
        title = words.text(lang, "data.takes_effect", what=title)
    yield line("BEGIN", "VEVENT")
    yield line("UID", calendar.uid(event.id, field))
    yield line("DTSTAMP", calendar.stamp)
    yield line("DTSTART", _written(days[0]), value="DATE")
    yield line("DTEND", _written(days[1] + 1), value="DATE")
    yield line("SUMMARY", text(title), language=code)
    if description := "\n".join(_description(calendar, event, field, date)):
        yield line("DESCRIPTION", text(description), language=lang)
    if event.place:
        yield _said("LOCATION", event.place, lang)
    if event.kind:
        yield line("CATEGORIES", text(words.kind_words(event.kind, lang)), language=lang)
    if addresses := [url for _, url in _sources(calendar.table, event) if url]:
        yield line("URL", addresses[0])
    yield line("PRIORITY", _PRIORITIES.get(event.importance, "5"))
    if event.status == "retracted":
        yield line("STATUS", "CANCELLED")
    yield line("TRANSP", "TRANSPARENT")  # nobody is busy because of it
    yield from _relations(calendar, event, field)
    yield line("X-EDTF", text(date.text), value="TEXT")
    yield line("X-DIPLOMATIC-TIMELINE-ID", text(event.id), value="TEXT")
    yield line("END", "VEVENT")


def _relations(calendar: Calendar, event: Event, field: str) -> Iterator[str]:
    if field == "effective":
        yield line("RELATED-TO", calendar.uid(event.id))
        return
    for relation in RELATION_KINDS:
        for other in calendar.table.related_from(event.id, relation):
            if other in calendar.shown:
                yield line("RELATED-TO", calendar.uid(other), reltype=f"X-{relation.upper().replace('_', '-')}")


def _description(calendar: Calendar, event: Event, field: str, date: EdtfDate) -> Iterator[str]:
    table, lang = calendar.table, calendar.lang
    said = words.date_words(date, lang)
    if len(_known_ends(date)) < 2:
        yield words.text(lang, "data.open", date=said)
    elif not is_exact(date):
        yield words.text(lang, "data.imprecise", date=said)
    if field == "effective":
        yield words.text(lang, "data.announced", date=words.date_words(event.date, lang))
    elif event.effective is not None:
        yield words.text(lang, "data.takes_effect", what=words.date_words(event.effective, lang))
    parties = (_names(table, ids, lang) for ids in (event.initiators, event.targets))
    if who := " → ".join(filter(None, parties)):
        yield who
    if summary := in_language(event.summary, lang):
        yield summary
    sources = [" ".join(filter(None, pair)) for pair in _sources(table, event)]
    if sources and field == "date":
        yield words.text(lang, "data.sources")
        yield from sources


def is_exact(date: EdtfDate) -> bool:
    """Whether each day that a calendar shows of it is a day of which it is true: a day, or an interval of days."""
    ends = [date] if date.form == "date" else [date.start, date.end]
    return date.form in ("date", "interval") and all(end is not None and _DAY.fullmatch(end.text) for end in ends)


def _names(table: EventTable, ids: Iterable[str], lang: str) -> str:
    named = ((table.actors.get(id_), id_) for id_ in ids)
    return ", ".join((actor and in_language(actor.name, lang)) or id_ for actor, id_ in named)


def _sources(table: EventTable, event: Event) -> list[tuple[str, str]]:
    """Publisher and title of each source that supports the event, and its address."""
    sources = [table.sources[id_] for id_ in _supporting(table, event)]
    return [(": ".join(filter(None, (one.publisher, one.title))) or one.id, one.url) for one in sources]


def _supporting(table: EventTable, event: Event) -> list[str]:
    """The ids of the sources that support the event, each once."""
    ids = dict.fromkeys(citation.source for citation in table.citations_of(event.id) if citation.role == "supports")
    return [id_ for id_ in ids if id_ in table.sources]


def _said(name: str, said: Words, lang: str) -> str:
    code, value = _worded(said, lang)
    return line(name, text(value), language=code)


def _worded(said: Words, lang: str) -> tuple[str, str]:
    """The text in `lang` or, where there is none, in another language; and the language that it is in."""
    value = in_language(said, lang)
    return next((code for code in (lang, "", *said) if value and said.get(code) == value), ""), value


def _stamp(table: EventTable) -> str:
    day = _DAY.fullmatch(table.info.as_of)
    return f"{''.join(day.groups())}T000000Z" if day else UNDATED


def _written(day: int) -> str:
    return "{:04}{:02}{:02}".format(*civil(day))


WRITER = Writer("iCalendar", "the dates of the events, for calendars", ".ics", "text/calendar", write, held=held)
