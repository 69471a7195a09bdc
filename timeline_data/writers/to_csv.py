"""The events as one CSV file that spreadsheets open and that loads again (RFC 4180, UTF-8 without a byte order mark).

Its columns are those of `schema.EVENTS`, a worded one once a language. Actors stand by their ids and sources by
their addresses, so that the file is a whole table by itself. What it cannot hold is left to the tables beside it:
names and sides of actors, sources that dispute, quotations, claims, relations other than answers.

A text that a spreadsheet would take for a formula has an apostrophe before it, and keeps it when it is loaded.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from timeline_data.formulas import defuse
from timeline_data.schema import EVENTS, LABEL_LENGTH
from timeline_data.table import Actor, Citation, Event, EventTable, Relation, Source, Words
from timeline_data.validation.rows import has_scheme, is_url
from timeline_data.writers.writer import Writer

_ANSWER = "responds_to"
_Cell = Callable[[EventTable, Event], str]

_CELLS: dict[str, _Cell] = {
    "id": lambda _, event: event.id,
    "date": lambda _, event: event.date.text,
    "effective": lambda _, event: event.effective.text if event.effective else "",
    "kind": lambda _, event: event.kind,
    "status": lambda _, event: event.status,
    "cameo": lambda _, event: event.cameo,
    "quad": lambda _, event: _whole(event.quad),
    "initiators": lambda _, event: ";".join(event.initiators),
    "targets": lambda _, event: ";".join(event.targets),
    "people": lambda _, event: _whole(event.people),
    "people_of": lambda _, event: event.people_of,
    "importance": lambda _, event: str(event.importance),
    "responds_to": lambda table, event: ";".join(table.related_from(event.id)),
    "sources": lambda table, event: "; ".join(citation.source for citation in table.citations_of(event.id)),
    "codes": lambda _, event: ";".join(event.codes),
}
_WORDED: dict[str, Callable[[Event], Words]] = {
    "title": lambda event: event.title,
    "label": lambda event: event.label,
    "summary": lambda event: event.summary,
    "place": lambda event: event.place,
    "notes": lambda event: event.notes,
}


def write(table: EventTable, lang: str) -> str:
    """The events of the table as the text of a .csv file, the same in every language of the reader."""
    kept = held(table, lang)
    languages = sorted({code for event in kept.events for words in _WORDED.values() for code in words(event)})
    fields = list(_fields(languages))
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([heading for heading, _ in fields])
    writer.writerows([cell(kept, event) for _, cell in fields] for event in kept.events)
    return file.getvalue()


def held(table: EventTable, lang: str) -> EventTable:
    """The table that the file is: without what it cannot hold, sources under their addresses, formulas defused."""
    del lang  # nothing in the file is ours to word
    events = sorted(
        map(_defused, table.events), key=lambda event: (*event.date.sort_key[:2], -event.importance, event.id)
    )
    actors = dict.fromkeys(id_ for event in events for id_ in event.actors)
    names = {
        id_: source_name(table.sources.get(id_, Source(id_)))
        for id_ in dict.fromkeys(c.source for c in table.citations)
    }
    ids = {defuse(event.id): event.id for event in table.events}
    cited = {
        event.id: dict.fromkeys(names[c.source] for c in table.citations_of(ids[event.id]) if c.role == "supports")
        for event in events
    }
    sources = dict.fromkeys(name for names in cited.values() for name in names)
    return EventTable(
        tuple(events),
        {id_: Actor(id_, {"": id_}) for id_ in actors},
        {name: Source(name, url=name) if is_url(name) else Source(name, title=name) for name in sources},
        tuple(
            Relation(event.id, _ANSWER, defuse(other))
            for event in events
            for other in table.related_from(ids[event.id])
        ),
        tuple(Citation(event.id, name) for event in events for name in cited[event.id]),
    )


def _defused(event: Event) -> Event:
    """The event without formulas; a label that grows too long by that is cut."""
    label = {code: defuse(text)[:LABEL_LENGTH] for code, text in event.label.items()}
    return replace(
        event,
        id=defuse(event.id),
        title=_defused_words(event.title),
        label=label,
        summary=_defused_words(event.summary),
        place=_defused_words(event.place),
        notes=_defused_words(event.notes),
        kind=defuse(event.kind),
        cameo=defuse(event.cameo),
        people_of=defuse(event.people_of),
        initiators=tuple(dict.fromkeys(map(defuse, event.initiators))),
        targets=tuple(dict.fromkeys(map(defuse, event.targets))),
        codes=tuple(dict.fromkeys(map(defuse, event.codes))),
    )


def _defused_words(words: Words) -> Words:
    return {code: defuse(text) for code, text in words.items()}


def source_name(source: Source) -> str:
    """What names a source in a cell: its address, else its title, else its id."""
    address = source.url.replace(";", "%3B")
    if is_url(address):
        return address
    names = (name for name in (source.title, source.id) if name and ";" not in name and not has_scheme(name))
    return defuse(next(names, source.id.replace(";", ",").replace(":", ",")))


def _fields(languages: Iterable[str]) -> Iterator[tuple[str, _Cell]]:
    """Each heading with what fills its cells. `title` is there even where no event is."""
    for column in EVENTS.columns:
        if column.name in _WORDED:
            for code in languages or [""]:
                yield f"{column.name}@{code}".removesuffix("@"), _in_language(_WORDED[column.name], code)
        elif column.name in _CELLS:
            yield column.name, _CELLS[column.name]


def _in_language(words: Callable[[Event], Words], code: str) -> _Cell:
    return lambda _, event: words(event).get(code, "")


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


WRITER = Writer("CSV", "the events, for spreadsheets", ".csv", "text/csv", write, held=held)
