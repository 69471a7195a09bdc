"""The calendar as icalendar reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.chart.tables import event_tables
from tests.timeline_data.writers.loadable import SOME_TEXT, WORDS, loadable_tables
from timeline_data.dates import parse
from timeline_data.table import Citation, Event, EventTable, Relation, Source, TableInfo
from timeline_data.writers.calendar_lines import OCTETS, line
from timeline_data.writers.calendar_lines import text as escaped
from timeline_data.writers.to_ics import days_of, write


def read(table: EventTable, lang: str = "en") -> tuple[Any, list[Any]]:
    """The calendar and its events."""
    calendar = Calendar.from_ical(write(table, lang))
    assert not calendar.errors
    events = calendar.walk("VEVENT")
    assert not [event.errors for event in events if event.errors]
    return calendar, events


def days(event: Any) -> tuple[date, date]:
    """The first and the last day of an event."""
    first, behind = event["DTSTART"].dt, event["DTEND"].dt
    assert (type(first), type(behind)) == (date, date)
    return first, behind - timedelta(days=1)


def of(*dates: str, **more: Any) -> EventTable:
    """A table of one event a date."""
    events = (Event(f"e{n}", parse(text), {"en": f"Event {n}"}) for n, text in enumerate(dates))
    return EventTable(tuple(events), **more)


def test_every_event_of_the_bundled_table_is_in_it(bundled: EventTable) -> None:
    _, events = read(bundled)
    by_field = {"date": 0, "effective": 0}
    for event in events:
        id_ = str(event["X-DIPLOMATIC-TIMELINE-ID"])
        own, edtf = bundled.by_id[id_], str(event["X-EDTF"])
        of_effect = str(event["SUMMARY"]).startswith("Takes effect: ")
        known = own.effective if of_effect else own.date
        assert known is not None
        assert edtf == known.text
        assert [day.toordinal() for day in days(event)] == [known.earliest, known.latest]
        assert str(event["SUMMARY"]).removeprefix("Takes effect: ") == own.title["en"]
        assert own.summary["en"] in event["DESCRIPTION"]
        assert str(event["DTSTAMP"].dt) == f"{bundled.info.as_of} 00:00:00+00:00"
        by_field["effective" if of_effect else "date"] += 1
    later = [event for event in bundled.events if event.effective and event.effective != event.date]
    assert by_field == {"date": len(bundled), "effective": len(later)}
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_an_event_says_all_that_a_calendar_can_hold(bundled: EventTable) -> None:
    mission = [e for e in read(bundled, "id")[1] if e["X-DIPLOMATIC-TIMELINE-ID"] == "rus-mission-2021"]
    announced, effective = mission
    assert days(announced) == (date(2021, 10, 18), date(2021, 10, 18))
    assert announced["SUMMARY"] == "Rusia mengumumkan penangguhan misinya di NATO"
    assert announced["SUMMARY"].params["LANGUAGE"] == "id"
    assert announced["LOCATION"] == "Brussel"
    assert announced["CATEGORIES"].to_ical().decode() == "penutupan perwakilan"
    assert (announced["PRIORITY"], announced["TRANSP"]) == (1, "TRANSPARENT")
    assert announced["URL"].startswith("https://www.mid.ru/")
    said = announced["DESCRIPTION"].splitlines()
    assert said[:2] == ["Mulai berlaku: sekitar 1 November 2021", "Rusia → NATO"]
    assert "Sumber:" in said
    assert days(effective) == (date(2021, 11, 1), date(2021, 11, 1))
    assert effective["SUMMARY"] == "Mulai berlaku: Rusia mengumumkan penangguhan misinya di NATO"
    assert effective["DESCRIPTION"].splitlines()[:2] == [
        "Tanggal: sekitar 1 November 2021. Kalender hanya dapat menampilkan hari penuh.",
        "Diumumkan: 18 Oktober 2021",
    ]
    assert effective["RELATED-TO"] == announced["UID"]


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2021-10-18", "2021-10-18", "2021-10-18", ""),
        ("2018-03-26/2018-03-29", "2018-03-26", "2018-03-29", ""),
        ("2021-10", "2021-10-01", "2021-10-31", "October 2021. The calendar can only show whole days."),
        ("2021-11-01~", "2021-11-01", "2021-11-01", "around 1 November 2021. The calendar can only show whole days."),
        ("[2021-10-18,2021-10-20]", "2021-10-18", "2021-10-20", "The calendar can only show whole days."),
        ("2014-03-18/..", "2014-03-18", "2014-03-18", "The calendar can only show the end that is known."),
        ("../2014-03-18", "2014-03-18", "2014-03-18", "The calendar can only show the end that is known."),
        ("-0043/0014-08-19", "0014-08-19", "0014-08-19", "The calendar can only show the end that is known."),
        ("0009", "0009-01-01", "0009-12-31", "The calendar can only show whole days."),
        ("9999-12-30", "9999-12-30", "9999-12-30", ""),
    ],
)
def test_what_a_calendar_cannot_say_is_said_in_words(text: str, first: str, last: str, said: str) -> None:
    (event,) = read(of(text))[1]
    assert [str(day) for day in days(event)] == [first, last]
    assert str(event["X-EDTF"]) == text
    assert said in event.get("DESCRIPTION", "")
    assert bool(said) == bool(event.get("DESCRIPTION"))


def test_what_has_no_day_in_a_calendar_is_left_out_and_counted() -> None:
    calendar, events = read(of("-0043-03-15", "2021", "Y12345", "9999-12-31", info=TableInfo({"en": "A, B"})))
    assert [str(event["SUMMARY"]) for event in events] == ["Event 1"]
    assert calendar["X-DIPLOMATIC-TIMELINE-LEFT-OUT"] == "e0,e2,e3"
    assert "3 events have no date that a calendar can show" in calendar["DESCRIPTION"]
    assert [str(calendar[name]) for name in ("NAME", "X-WR-CALNAME")] == ["A\\, B"] * 2, "as written: no type is known"
    assert "DESCRIPTION" not in read(of("2021"))[0]


def test_ties_and_standing_are_kept() -> None:
    table = of("2021-10-06", "2021-10-18", "-0043", relations=(Relation("e1", "responds_to", "e0"),
                                                              Relation("e1", "explains", "e2")))  # fmt: skip
    table = replace(table, events=(*table.events[:2], replace(table.events[2], status="retracted")))
    first, second = read(table)[1]
    assert (second["RELATED-TO"], second["RELATED-TO"].params["RELTYPE"]) == (first["UID"], "X-RESPONDS-TO")
    cancelled = replace(table, events=(replace(table.events[0], status="retracted"),))
    assert read(cancelled)[1][0]["STATUS"] == "CANCELLED"


def test_the_same_event_is_the_same_in_a_later_version() -> None:
    table = of("2021-10-06", info=TableInfo({"en": "NATO"}, as_of="2021-11-01"))
    later = of("2021-10-07", "2021-10-06", info=TableInfo({"en": "NATO"}, as_of="2021-12-01"))
    other = of("2021-10-06", info=TableInfo({"en": "OSCE"}))
    assert read(table)[1][0]["UID"] == read(later)[1][0]["UID"] == read(table, "id")[1][0]["UID"]
    assert read(table)[1][0]["UID"] != read(other)[1][0]["UID"]
    assert str(read(other)[1][0]["DTSTAMP"].dt) == "1970-01-01 00:00:00+00:00"
    assert write(table, "en") == write(table, "en")


@given(st.lists(SOME_TEXT | st.text("ä國😀\\;,\n\r \t", max_size=90), max_size=3).map(" ".join), WORDS, SOME_TEXT)
def test_any_text_comes_back(summary: str, place: dict[str, str], publisher: str) -> None:
    event = Event("e", parse("2021"), {"en": summary or "x"}, summary={"en": summary}, place=place, kind=publisher)
    table = EventTable((event,), sources={"s": Source("s", publisher)}, citations=(Citation("e", "s"),))
    (found,) = read(table)[1]
    ends = summary.replace("\r\n", "\n").replace("\r", "\n")
    assert found["SUMMARY"] == (ends or "x")
    assert ends in found["DESCRIPTION"]
    assert ("LOCATION" in found) == bool(place)


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["", "en", "zh-Hant"]))
def test_no_line_is_too_long_and_each_is_whole(content: str, code: str) -> None:
    written = line("SUMMARY", escaped(content), language=code)
    parts = written.split("\r\n")
    assert parts.pop() == ""
    assert all(len(part.encode()) <= OCTETS for part in parts)
    assert "\n" not in "".join(parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]).startswith("SUMMARY")


@given(st.one_of(event_tables(8), loadable_tables()))
def test_any_table_is_a_calendar(table: EventTable) -> None:
    for lang in ("en", "id"):
        _, events = read(table, lang)
        shown = [event for event in table.events if days_of(event.date)]
        assert len(events) >= len(shown)
        assert {str(event["X-DIPLOMATIC-TIMELINE-ID"]) for event in events} == {event.id for event in shown}
