"""JSON-LD as PyLD understands it, with nothing fetched; and every row of every table read back from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from tests.timeline_data.writers.linked_rows import in_order_of_events, read_rows
from tests.timeline_data.writers.loadable import loadable_tables
from timeline_data.dates import parse
from timeline_data.schema import TABLES
from timeline_data.table import Actor, Event, EventTable, Membership, Relation, Source, TableInfo
from timeline_data.writers.linked_words import NAMESPACE
from timeline_data.writers.records import records
from timeline_data.writers.to_jsonld import document, write

BASE = "https://example.org/timeline.jsonld"
SCHEMA = "https://schema.org/"


def expanded(table: EventTable) -> dict[str, Any]:
    """The Dataset as a processor understands it, every name in full."""

    def refuse(address: str, _options: object) -> object:
        raise AssertionError(f"{address} would have to be fetched")

    (dataset,) = jsonld.expand(json.loads(write(table, "en")), {"base": BASE, "documentLoader": refuse})
    assert isinstance(dataset, dict)
    return dataset


def leaves(value: object) -> Iterator[str]:
    """Every text and number of a document, but for the names of its keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "@language":
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield str(value).removeprefix(BASE).removeprefix(SCHEMA)


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: str(schema.name))
def test_every_row_of_the_bundled_table_is_read_back(bundled: EventTable, schema: Any) -> None:
    given_rows = records(bundled, schema)
    rows = read_rows(document(bundled))[schema.name]
    assert given_rows
    if given_rows[0].get("event"):
        given_rows = in_order_of_events(given_rows, records(bundled, TABLES[0]))
        if schema.name == "relations":
            rows, given_rows = (sorted(some, key=str) for some in (rows, given_rows))
    assert rows == given_rows


def test_a_processor_keeps_all_that_is_said(bundled: EventTable) -> None:
    said = document(bundled)
    del said["@context"]
    assert Counter(leaves(expanded(bundled))) == Counter(leaves(said))


def test_a_processor_finds_events_actors_and_sources(bundled: EventTable) -> None:
    dataset = expanded(bundled)
    assert dataset["@type"] == [f"{SCHEMA}Dataset"]
    assert dataset[f"{SCHEMA}temporalCoverage"] == [{"@value": "1991-12-20/2026-02-05"}]
    assert dataset[f"{SCHEMA}dateModified"] == [{"@value": bundled.info.as_of}]
    events = {event["@id"]: event for event in dataset[f"{SCHEMA}about"]}
    assert list(events) == [f"{BASE}#event-{event.id}" for event in bundled.events]
    event = events[f"{BASE}#event-rus-mission-2021"]
    assert event["@type"] == [f"{SCHEMA}Event"]
    assert {name["@language"]: name["@value"] for name in event[f"{SCHEMA}name"]} == bundled.by_id[
        "rus-mission-2021"
    ].title
    assert event[f"{SCHEMA}startDate"] == [{"@value": "2021-10-18"}]
    assert event[f"{NAMESPACE}effective"] == [{"@value": "2021-11-01~"}]
    assert event[f"{SCHEMA}eventStatus"] == [{"@value": f"{SCHEMA}EventScheduled"}]
    assert event[f"{SCHEMA}organizer"] == [{"@id": f"{BASE}#actor-RUS"}]
    assert event[f"{SCHEMA}about"] == [{"@id": f"{BASE}#actor-NATO"}]
    assert event[f"{NAMESPACE}responds_to"] == [{"@id": f"{BASE}#event-nato-expel-2021"}]
    types = Counter(actor["@type"][0] for actor in dataset[f"{SCHEMA}mentions"])
    assert types == Counter(
        {"state": f"{SCHEMA}Country", "authority": f"{SCHEMA}GovernmentOrganization"}.get(
            actor.kind, f"{SCHEMA}Organization"
        )
        for actor in bundled.actors.values()
    )
    assert {source["@id"] for source in dataset[f"{SCHEMA}citation"]} == {
        f"{BASE}#source-{id_}" for id_ in bundled.sources
    }


def test_only_days_that_are_known_exactly_are_dates() -> None:
    dates = {
        "2021-10-18": ("2021-10-18", None),
        "2021-10-18T14:30:00Z": ("2021-10-18T14:30:00Z", None),
        "2021-10": (None, None),
        "2021-10-18~": (None, None),
        "2021-10-18/2021-10-20": ("2021-10-18", "2021-10-20"),
        "2021-10-18/..": ("2021-10-18", None),
        "2021-10-18/2021-11": ("2021-10-18", None),
        "2021-10-18?/2021-11-01": (None, "2021-11-01"),
        "[2021-10-18,2021-10-19]": (None, None),
        "-0043-03-15": (None, None),
        "../2021-10-18": (None, "2021-10-18"),
    }
    events = tuple(Event(f"e{n}", parse(date), {"": date}) for n, date in enumerate(dates))
    written: Any = document(EventTable(events))
    assert [(event.get("startDate"), event.get("endDate")) for event in written["about"]] == list(dates.values())
    assert [event["dt:date"] for event in written["about"]] == list(dates)
    assert "temporalCoverage" not in written


def test_a_deadline_that_moved_says_from_when() -> None:
    def deadline(id_: str, date: str, **more: Any) -> Event:
        return Event(id_, parse(date), {"": id_}, kind="deadline", **more)

    table = EventTable(
        (
            deadline("first", "2021-11-01"),
            deadline("second", "2021-11-08"),
            deadline("off", "2021-12", status="retracted"),
            Event("reply", parse("2021-12-01"), {"": "reply"}),
        ),
        relations=(Relation("second", "reverses", "first"), Relation("reply", "reverses", "second")),
    )
    written: Any = document(table)
    standing = [(e.get("eventStatus", "").rpartition("/")[2], e.get("previousStartDate")) for e in written["about"]]
    assert standing == [("", None), ("EventRescheduled", "2021-11-01"), ("EventCancelled", None), ("", None)]


def test_what_has_its_own_shape_is_read_back() -> None:
    memberships = (
        Membership("G x/7"),
        Membership("G x/7", parse("1998"), None),
        Membership("G x/7", None, parse("2014-03")),
    )
    table = EventTable(
        (Event("a b/c?#%", parse("2021"), {"": "none", "en": "some"}, place={"": "Brüssel"}, people=0),),
        actors={"G x/7": Actor("G x/7", {"": "G"}), "Å": Actor("Å", {"en": "Å"}, "state", memberships=memberships)},
    )
    rows = read_rows(document(table))
    assert {schema.name: rows[schema.name] for schema in TABLES} == {s.name: records(table, s) for s in TABLES}
    said = document(table)
    del said["@context"]
    assert Counter(leaves(expanded(table))) == Counter(leaves(said))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(loadable_tables())
def test_a_processor_keeps_all_that_is_said_of_any_table(table: EventTable) -> None:
    said = document(table)
    del said["@context"]
    assert Counter(leaves(expanded(table))) == Counter(leaves(said))


def test_it_says_whose_it_is_and_where_it_may_be_used(bundled: EventTable) -> None:
    dataset = expanded(bundled)
    names = [one[f"{SCHEMA}name"][0]["@value"] for one in dataset[f"{SCHEMA}creator"]]
    assert tuple(names) == bundled.info.contributors != ()
    assert dataset[f"{SCHEMA}license"] == [{"@value": bundled.info.licence_url}]
    assert dataset[f"{SCHEMA}version"] == [{"@value": bundled.info.version}]


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_stands_safely_in_a_page(text: str) -> None:
    event = Event("e", parse("2021"), {"en": text or "x"}, place={"": text})
    table = EventTable((event,), sources={"s": Source("s", text)}, info=TableInfo(title={"": text}, as_of=text))
    written = write(table, "en")
    assert "<" not in written
    assert json.loads(written) == document(table)
    assert write(replace(table), "id") == written
