"""JSON that loads again as the very same table."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings

import timeline_data
from tests.timeline_data.writers.loadable import loadable_tables
from timeline_data.dates import parse
from timeline_data.extracts import extract
from timeline_data.table import Citation, Event, EventTable, Source
from timeline_data.writers.to_json import write


def loaded(table: EventTable, folder: Path) -> EventTable:
    """The table after a way through its file."""
    path = folder / "timeline.json"
    path.write_text(write(table, "en"), encoding="utf-8", newline="")
    return timeline_data.load(path)


def test_the_bundled_table_loads_again(bundled: EventTable, tmp_path: Path) -> None:
    again = loaded(bundled, tmp_path)
    assert again == bundled
    assert (list(again.actors), list(again.sources)) == (list(bundled.actors), list(bundled.sources))
    assert timeline_data.check(tmp_path / "timeline.json") == ()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(loadable_tables())
def test_any_table_loads_again(tmp_path: Path, table: EventTable) -> None:
    text = write(table, "en")
    again = loaded(table, tmp_path)
    assert again == table
    assert write(again, "id") == text


def test_its_shape_is_as_it_says(bundled: EventTable) -> None:
    values = json.loads(write(bundled, "en"))
    assert list(values) == [
        "diplomatic-timeline", "info", "events", "actors", "sources", "relations", "citations", "claims", "numbers",
        "wordings",
    ]  # fmt: skip
    event = next(event for event in values["events"] if event["id"] == "rus-mission-2021")
    assert (event["date"], event["effective"], event["quad"]) == ("2021-10-18", "2021-11-01~", 4)
    assert event["initiators"] == ["RUS"]
    assert set(event["title"]) == {"en", "id"}
    assert "people" not in event
    assert json.loads(write(EventTable(()), "en")) == {"diplomatic-timeline": 1, "events": []}


def test_a_source_that_goes_by_its_address_loads_again(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(
        "date,title,actors,sources\n2021,A,NATO,https://x.org/~me; Paper ~ 5 May; https://x.org/b%3Bc\n"
    )
    table = timeline_data.load(tmp_path / "events.csv")
    assert len(table.sources) == 3
    assert loaded(table, tmp_path) == table


def test_an_extract_loads_again(bundled: EventTable, tmp_path: Path) -> None:
    part = extract(timeline_data.select(bundled, "from=2021-10&to=2021-11"))
    assert 0 < len(part.sources) < len(bundled.sources)
    assert 0 < len(part.actors) < len(bundled.actors)
    assert loaded(part, tmp_path) == part == extract(part)
    assert extract(bundled).sources == bundled.sources


def test_an_extract_names_nothing_outside() -> None:
    sources = {id_: Source(id_, copy_of=copy) for id_, copy in (("a", "b"), ("b", ""), ("c", ""))}
    table = EventTable((Event("e", parse("2021"), {"": "E"}),), sources=sources, citations=(Citation("e", "a"),))
    assert list(extract(table).sources) == ["a", "b"]
    assert list(extract(table.take([False])).sources) == []
