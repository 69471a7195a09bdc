"""Tables of text → EventTable, or everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from timeline_data.errors import Problem
from timeline_data.readers.raw import RawTables
from timeline_data.schema import ACTORS, CITATIONS, CLAIMS, EVENTS, NUMBERS, RELATIONS, SOURCES, TABLES, WORDINGS
from timeline_data.table import Event, EventTable, TableInfo
from timeline_data.validation.evidence import Known, read_claims, read_numbers, read_wordings
from timeline_data.validation.house_rules import House, check_house_rules
from timeline_data.validation.inspection import Inspection
from timeline_data.validation.links import EventNames, read_citations, read_relations
from timeline_data.validation.package_info import FILE, read_info
from timeline_data.validation.records import read_actors, read_events, read_sources
from timeline_data.validation.references import ActorNames, SourceNames
from timeline_data.validation.sheets import Sheet, lay_out


def validate(raw: RawTables) -> tuple[EventTable | None, tuple[Problem, ...]]:
    """The event table, or None where there is an error; and every problem, in the order of files and rows."""
    inspection = Inspection(raw.problems)
    sheets = {
        schema.name: lay_out(raw.tables[schema.name], schema, inspection)
        for schema in TABLES
        if schema.name in raw.tables
    }
    info = read_info(raw.package, inspection)
    table = _read_tables(sheets, info, inspection) if EVENTS.name in sheets else None
    found = [replace(p, file=raw.described_in) if p.file == FILE else p for p in inspection.problems]
    return (table if inspection.sound else None), _in_order(found, raw.described_in, sheets)


def _read_tables(sheets: Mapping[str, Sheet], info: TableInfo, inspection: Inspection) -> EventTable:
    events_sheet, actors_sheet, sources_sheet = (sheets.get(schema.name) for schema in (EVENTS, ACTORS, SOURCES))
    assert events_sheet is not None
    _check_events_sheet(events_sheet, inspection)
    actors = ActorNames(read_actors(actors_sheet, info.sides, inspection) if actors_sheet else None)
    sources = SourceNames(read_sources(sources_sheet, inspection) if sources_sheet else None)
    entries = read_events(events_sheet, actors, inspection)
    names = EventNames(entries, events_sheet)
    relations = read_relations(names, sheets.get(RELATIONS.name), inspection)
    citations = read_citations(names, sources, sheets.get(CITATIONS.name), inspection)
    known = Known(names, actors, sources)
    claims = read_claims(known, sheets.get(CLAIMS.name), inspection)
    numbers = read_numbers(known, sheets.get(NUMBERS.name), inspection)
    wordings = read_wordings(known, sheets.get(WORDINGS.name), inspection)
    events = tuple(sorted((entry.event for entry in entries if entry.event), key=_event_order))
    table = EventTable(events, actors.actors, sources.sources, relations, citations, info, claims, numbers, wordings)
    check_house_rules(House(table, sheets, names.entries, inspection))
    return table


def _check_events_sheet(sheet: Sheet, inspection: Inspection) -> None:
    lost = any(problem.file == sheet.file and problem.severity == "error" for problem in inspection.problems)
    if not sheet.rows and not lost:
        message, remedy = "there are headings but no events.", "Write each event in a row of its own."
        inspection.problems.append(Problem("events-none", sheet.file, message, remedy))
    if not any(sheet.has(column) for column in ("actors", "initiators", "targets")):
        message = "no column names actors: every event stands in one lane."
        remedy = 'Add a column "actors", or "initiators" and "targets".'
        problem = Problem("column-missing", sheet.file, message, remedy, 1, "actors", severity="warning")
        inspection.problems.append(problem)


def _event_order(event: Event) -> tuple[int, int, int, str]:
    earliest, latest, _ = event.date.sort_key
    return earliest, latest, -event.importance, event.id


def _in_order(problems: list[Problem], described_in: str, sheets: Mapping[str, Sheet]) -> tuple[Problem, ...]:
    """The problems by file (what the package says first), then by row, then from left to right."""
    files = {described_in: 0, **{sheet.file: place for place, sheet in enumerate(sheets.values(), start=1)}}
    columns = {
        (sheet.file, heading): place for sheet in sheets.values() for place, heading in enumerate(sheet.headings)
    }

    def place(problem: Problem) -> tuple[int, int, int]:
        column = columns.get((problem.file, problem.column or ""), -1)
        return files.get(problem.file, len(files)), problem.row or 0, column

    return tuple(sorted(problems, key=place))
