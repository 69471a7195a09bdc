"""A table written as CSV, loaded again, and opened in a spreadsheet that calculates what looks like a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

import timeline_data
from timeline_data.dates import parse
from timeline_data.formulas import SIGNS
from timeline_data.table import Citation, Event, EventTable, Relation, Source
from timeline_data.writers.to_csv import WRITER

EVENTS = (
    Event("limit", parse("2021-10-06"), {"": "NATO limits"}, initiators=("NATO",), targets=("RUS",), people=8),
    Event(
        "reply",
        parse("-0043~"),
        {"": "A bare title", "en": 'He said "no";\nand left', "zh-Hant": "俄羅斯"},
        effective=parse("2021-11-01~"),
        kind="suspension",
        initiators=("RUS", "BLR"),
        importance=3,
        cameo="0161",
        codes=("F1", "K2"),
    ),
)
TABLE = EventTable(
    EVENTS,
    sources={id_: Source(id_, url=url) for id_, url in (("a", "https://x.org/a;b"), ("b", ""))},
    relations=(Relation("reply", "responds_to", "limit"), Relation("reply", "explains", "limit")),
    citations=(Citation("reply", "a"), Citation("reply", "b"), Citation("limit", "b", "disputes")),
)


def loaded(table: EventTable, folder: Path) -> EventTable:
    """The table after a way through its file."""
    path = folder / "timeline.csv"
    path.write_text(WRITER.write(table, "en"), encoding="utf-8", newline="")
    return timeline_data.load(path)


def rows(table: EventTable) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(WRITER.write(table, "en"), newline="")))


def test_what_is_written_loads_again(tmp_path: Path) -> None:
    again = loaded(TABLE, tmp_path)
    assert {event.id: event for event in again.events} == {event.id: event for event in EVENTS}
    assert again.relations == TABLE.relations[:1]
    assert [again.sources[c.source].url for c in again.citations] == ["https://x.org/a%3Bb", ""]
    assert [c.event for c in again.citations] == ["reply", "reply"], "a source that disputes must not come to support"


def test_the_bundled_table_loads_again(tmp_path: Path, bundled: EventTable) -> None:
    again = loaded(bundled, tmp_path)
    assert again.events == bundled.events
    assert set(again.relations) == {r for r in bundled.relations if r.relation == "responds_to"}
    for event in bundled.events:
        assert {again.sources[c.source].url for c in again.citations_of(event.id)} >= {
            bundled.sources[c.source].url.replace(";", "%3B")
            for c in bundled.citations_of(event.id)
            if c.role == "supports" and bundled.sources[c.source].url
        }


@pytest.mark.parametrize("sign", SIGNS)
def test_a_formula_is_only_text(sign: str) -> None:
    formula = f'{sign}HYPERLINK("https://x.org";"click")'
    event = replace(
        EVENTS[0], title={"en": formula}, place={"": formula}, kind=formula, initiators=(formula,), people_of=formula
    )
    for row in rows(EventTable((event,))):
        assert not [cell for name, cell in row.items() if name != "date" and cell.startswith(SIGNS)]
        assert row["title@en"] == f"'{formula}"


def test_a_date_stays_a_date() -> None:
    assert {row["id"]: row["date"] for row in rows(TABLE)}["reply"] == "-0043~"


def test_without_an_event_the_headings_remain() -> None:
    assert WRITER.write(EventTable(()), "en").startswith("id,date,effective,title,")
