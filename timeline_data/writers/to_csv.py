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

from timeline_data.formulas import defuse
from timeline_data.schema import EVENTS, Column
from timeline_data.table import Event, EventTable, Source, Words
from timeline_data.writers.writer import Writer

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
    "sources": lambda table, event: "; ".join(_sources(table, event)),
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
    del lang  # nothing in the file is ours to word
    languages = sorted({code for event in table.events for words in _WORDED.values() for code in words(event)})
    fields = list(_fields(languages))
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([heading for heading, _ in fields])
    writer.writerows([cell(table, event) for _, cell in fields] for event in table.events)
    return file.getvalue()


def _fields(languages: Iterable[str]) -> Iterator[tuple[str, _Cell]]:
    """Each heading with what fills its cells. `title` is there even where no event is."""
    for column in EVENTS.columns:
        if column.name in _WORDED:
            for code in languages or [""]:
                yield f"{column.name}@{code}".removesuffix("@"), _in_language(_WORDED[column.name], code)
        elif column.name in _CELLS:
            yield column.name, _defused(column)


def _defused(column: Column) -> _Cell:
    cell = _CELLS[column.name]
    if column.type == "date":  # a year before the common era begins with a minus, and no date can be a formula
        return cell
    return lambda table, event: defuse(cell(table, event))


def _in_language(words: Callable[[Event], Words], code: str) -> _Cell:
    return lambda _, event: defuse(words(event).get(code, ""))


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _sources(table: EventTable, event: Event) -> Iterator[str]:
    """What names the sources that support the event: the address of each, else its title, else its id."""
    for citation in table.citations_of(event.id):
        if citation.role == "supports":
            source = table.sources.get(citation.source, Source(citation.source))
            names = (source.url.replace(";", "%3B"), source.title, source.id)
            yield next((name for name in names if name and ";" not in name), source.id.replace(";", ","))


WRITER = Writer("CSV", "the events, for spreadsheets", ".csv", "text/csv", write)
