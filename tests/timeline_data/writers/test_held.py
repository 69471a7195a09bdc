"""What each format says that it holds is what can be read from its file: the proof of every report of losses."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar
from pybtex.database import parse_string

import timeline_data
from tests.timeline_data.writers.linked_rows import in_order_of_events, read_rows
from tests.timeline_data.writers.loadable import loadable_tables
from timeline_data.dates import parse
from timeline_data.schema import EVENTS, TABLES
from timeline_data.table import Event, EventTable, Source, in_language
from timeline_data.writers import WRITERS
from timeline_data.writers.records import Record, records
from timeline_data.writers.writer import Writer

Proof = Callable[[Writer, EventTable, Path], None]


def loads_again(writer: Writer, table: EventTable, folder: Path) -> None:
    """A format that is read: the file loads as what it holds."""
    path = folder / (writer.own_file or f"timeline{writer.suffix}")
    path.write_text(writer.write(table, "en"), encoding="utf-8", newline="")
    try:
        again = timeline_data.load(path)
    finally:
        path.unlink()
    assert again == writer.held(table, "en")


def rows_are_read(writer: Writer, table: EventTable, folder: Path) -> None:
    """JSON-LD: each row of each table is in it."""
    rows, held = read_rows(json.loads(writer.write(table, "en"))), writer.held(table, "en")
    for schema in TABLES:
        given_rows = in_order_of_events(records(held, schema), records(held, EVENTS))
        assert sorted(map(canonical, rows[schema.name])) == sorted(map(canonical, given_rows))


def canonical(row: Record) -> str:
    """A row as a text that does not depend on the order of its columns."""
    return json.dumps(row, sort_keys=True)


def sources_are_read(writer: Writer, table: EventTable, folder: Path) -> None:
    """A bibliography: publisher, title and address of each source that it holds."""
    text, held = writer.write(table, "en"), writer.held(table, "en")
    if writer.suffix == ".ris":
        keys = {one["id"]: (one.get("publisher", ""), one.get("title", "")) for one in rispy.loads(text)}
        assert keys == {one.id: (one.publisher, one.title) for one in held.sources.values()}
    else:
        assert set(parse_string(text, "bibtex").entries) == set(held.sources)
    assert held == EventTable((), sources=held.sources)


def dates_are_read(writer: Writer, table: EventTable, folder: Path) -> None:
    """A calendar: days, texts, standing, importance and ties of each event that it holds."""
    held = writer.held(table, "en")
    found: dict[str, Any] = {}
    for entry in Calendar.from_ical(writer.write(table, "en")).walk("VEVENT"):
        found.setdefault(str(entry["X-DIPLOMATIC-TIMELINE-ID"]), entry)  # the day of effect comes behind
    uids = {event.id: found[unix(event.id)]["UID"] for event in held.events}
    assert len(found) == len(held.events)
    for event in held.events:
        entry = found[unix(event.id)]
        assert entry["DTSTART"].dt.toordinal() == event.date.earliest
        assert entry["DTEND"].dt.toordinal() - 1 == event.date.latest
        assert entry["SUMMARY"] == unix(in_language(event.title, "en"))
        assert entry.get("LOCATION", "") == unix(in_language(event.place, "en"))
        assert (entry.get("STATUS") == "CANCELLED") == (event.status == "retracted")
        assert {1: 3, 5: 2, 9: 1}[int(entry["PRIORITY"])] == event.importance
        said = entry.get("DESCRIPTION", "")
        names = [in_language(held.actors[id_].name, "en") for id_ in event.actors]
        cited = [held.sources[citation.source] for citation in held.citations_of(event.id)]
        texts = [
            in_language(event.summary, "en"),
            *names,
            *(part for one in cited for part in (one.publisher, one.url)),
        ]
        assert [text for text in texts if unix(text) not in said] == []
        ties = entry.get("RELATED-TO", [])
        expected = {uids[relation.other] for relation in held.relations if relation.event == event.id}
        assert {str(tie) for tie in (ties if isinstance(ties, list) else [ties])} == expected


def unix(text: str) -> str:
    """The text with the only line ends that a calendar has."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


PROOFS: Mapping[str, Proof] = {
    "CSV": loads_again,
    "JSON": loads_again,
    "Data Package": loads_again,
    "JSON-LD": rows_are_read,
    "BibTeX": sources_are_read,
    "RIS": sources_are_read,
    "iCalendar": dates_are_read,
}
"""How the claim of each format is held against its file."""


def test_every_format_proves_what_it_holds() -> None:
    assert set(PROOFS) == {writer.name for writer in WRITERS}


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: str(writer.name))
def test_of_the_bundled_table_it_holds_what_it_says(writer: Writer, bundled: EventTable, tmp_path: Path) -> None:
    PROOFS[writer.name](writer, bundled, tmp_path)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: str(writer.name))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(table=loadable_tables())
def test_of_any_table_it_holds_what_it_says(writer: Writer, table: EventTable, tmp_path: Path) -> None:
    PROOFS[writer.name](writer, table, tmp_path)
    again = writer.held(writer.held(table, "en"), "en")
    assert again.events == writer.held(table, "en").events, "what is held once is held for good"


def test_a_proof_can_fail(tmp_path: Path) -> None:
    def boast(table: EventTable, lang: str) -> EventTable:
        """More events and sources than any file of the table."""
        more = Event("more", parse("2021-10-18"), {lang: "More"})
        return replace(table, events=(*table.events, more), sources={**table.sources, "more": Source("more")})

    table = EventTable((Event("e", parse("2021-10-06"), {"en": "E"}),), sources={"s": Source("s", "TASS")})
    for writer in WRITERS:
        with pytest.raises((AssertionError, KeyError)):
            PROOFS[writer.name](replace(writer, held=boast), table, tmp_path)
