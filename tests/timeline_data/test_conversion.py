"""What a format cannot hold is counted in the table that is converted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.timeline_data.writers.loadable import loadable_tables
from timeline_data.conversion import Conversion, Loss, convert, losses, writer_of
from timeline_data.dates import parse
from timeline_data.table import Actor, Citation, Event, EventTable, Number, Relation, Source, TableInfo
from timeline_data.writers import WRITERS
from timeline_data.writers.writer import Writer

TABLE = EventTable(
    (
        Event("limit", parse("2021-10~"), {"en": "Limits", "id": "Batasi"}, initiators=("NATO",), people=8),
        Event("reply", parse("2021-10-18"), {"en": "Replies", "id": "Membalas"}, initiators=("RUS",)),
    ),
    {"NATO": Actor("NATO", {"en": "NATO"}, "alliance", "west"), "RUS": Actor("RUS", {"": "RUS"})},
    {"a": Source("a", "TASS", url="https://x.org/a"), "b": Source("b", title="Paper")},
    (Relation("reply", "responds_to", "limit"), Relation("reply", "explains", "limit")),
    (Citation("reply", "a", quotation="«…»"), Citation("limit", "b"), Citation("limit", "a", "disputes")),
    TableInfo({"en": "NATO"}, as_of="2021-11-01"),
    numbers=(Number("limit", "expelled", 8),),
)


def converted(name: str, table: EventTable = TABLE) -> Conversion:
    found = convert(table, Path("nowhere") / name, "en")
    assert found is not None
    return found


def test_a_spreadsheet_loses_what_its_one_table_cannot_hold() -> None:
    assert converted("mine.csv").losses == (
        Loss("info", "", 1, 1),
        Loss("actors", "name@en", 1, 1),
        Loss("actors", "kind", 1, 1),
        Loss("actors", "side", 1, 1),
        Loss("sources", "id", 2, 2),
        Loss("sources", "publisher", 1, 1),
        Loss("relations", "", 1, 2),
        Loss("citations", "", 1, 3),
        Loss("citations", "quotation", 1, 1),
        Loss("numbers", "", 1, 1),
    )


def test_a_calendar_loses_what_is_no_day() -> None:
    lost = {(loss.table, loss.column): (loss.lost, loss.of) for loss in converted("mine.ics").losses}
    assert lost["events", "date"] == (1, 2), "about October is each day of it"
    assert lost["events", "people"] == (1, 1)
    assert lost["events", "title@id"] == (2, 2)
    assert ("events", "title@en") not in lost
    assert ("events", "") not in lost
    ancient = replace(TABLE, events=(replace(TABLE.events[0], date=parse("-0043")), TABLE.events[1]))
    assert Loss("events", "", 1, 2) in converted("mine.ics", ancient).losses


@pytest.mark.parametrize("name", ["mine.json", "mine.jsonld", "datapackage.json", "mine.datapackage.json", "folder"])
def test_what_holds_everything_loses_nothing(name: str, bundled: EventTable) -> None:
    for table in (TABLE, bundled):
        assert converted(name, table).losses == ()


def test_a_name_without_a_suffix_is_a_folder(tmp_path: Path) -> None:
    assert converted("folder").folder
    assert "events.csv" in converted("folder").files
    found = convert(TABLE, tmp_path, "en")
    assert found is not None
    assert found.folder
    assert convert(TABLE, Path("a.b"), "en") is None
    dotted = convert(TABLE, Path("a.b"), "en", folder=True)
    assert dotted is not None
    assert dotted.folder


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: str(writer.name))
def test_every_format_is_found_by_the_name_of_its_file(writer: Writer) -> None:
    assert writer_of(f"Mine{writer.suffix.upper()}") is writer
    assert writer_of(writer.own_file or f"mine{writer.suffix}") is writer
    assert list(converted(f"mine{writer.suffix}").files.values()) == [writer.write(TABLE, "en").encode()]


def test_other_names_are_of_no_format() -> None:
    assert {name for name in ("x.html", "x.svg", "x.csv.gz", "x.tsv", "json") if writer_of(name)} == set()


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(loadable_tables(), st.data())
def test_what_is_taken_away_is_counted(table: EventTable, data: st.DataObject) -> None:
    assert losses(table, table) == ()
    kept = data.draw(st.lists(st.booleans(), min_size=len(table), max_size=len(table)))
    part = table.take(kept)
    lost = {(loss.table, loss.column): loss.lost for loss in losses(table, part)}
    for name, before, after in (
        ("events", table.events, part.events),
        ("claims", table.claims, part.claims),
        ("citations", table.citations, part.citations),
        ("numbers", table.numbers, part.numbers),
    ):
        assert lost.get((name, ""), 0) == len(before) - len(after)
    for loss in losses(table, EventTable(())):
        assert (loss.column, loss.lost) == ("", loss.of)
