from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart import describe, entries, links
from dashboard.view import View
from tests.chart.tables import event_tables
from tests.drawing.samples import CHART, TABLE
from timeline_data.dates import parse
from timeline_data.language.words import LANGUAGES
from timeline_data.table import Event, EventTable

WHOLE = View.parse("from=..", TABLE)
MISSION = TABLE.by_id["mission-2021"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-10-18", "2021-10-18"),
        ("2021-10", "2021-10"),
        ("2021", "2021"),
        ("0099-01-02", "0099-01-02"),
        ("2021-10~", ""),
        ("2021?", ""),
        ("2021-10-18/2021-10-19", ""),
        ("[2021-10-18,2021-10-19]", ""),
        ("2021-21", ""),
        ("202X", ""),
        ("-0043", ""),
        ("Y170000002", ""),
        ("../2021", ""),
    ],
)
def test_only_an_exact_date_is_a_machines(date: str, expected: str) -> None:
    assert entries.machine_date(parse(date)) == expected


@pytest.mark.parametrize(
    ("event", "other", "days"),
    [
        ("2021-10-18", "2021-10-06", 12),
        ("2021-10-06", "2021-10-18", -12),
        ("2018-03-30", "2018-03-26/2018-03-29", 4),
        ("2021-10-18", "2021-10", None),
        ("2021-10-18~", "2021-10-06", None),
        ("2021-10-18", "../2021-10-06", None),
        ("[2021-10-18,2021-10-19]", "2021-10-18", None),
    ],
)
def test_a_lag_is_said_only_between_known_days(event: str, other: str, days: int | None) -> None:
    first, second = (Event("e", parse(date), {}) for date in (event, other))
    assert links.lag_days(first, second) == days


def test_an_entry_says_who_to_whom_when_and_in_answer_to_what() -> None:
    entry = entries.entry(TABLE, MISSION, "id")
    assert (entry.date, entry.machine_date) == ("18 Oktober 2021", "2021-10-18")
    assert entries.who_to_whom(entry) == "Rusia → NATO"
    assert [(actor.id, actor.side) for actor in (*entry.initiators, *entry.targets)] == [("RUS", "b"), ("NATO", "a")]
    assert entry.effective == "sekitar 1 November 2021"
    assert [(tie.event, tie.lag, tie.outside) for tie in entry.answers] == [("expel-2021", "12 hari kemudian", False)]
    assert [(tie.event, tie.words) for tie in entry.related] == [("talk-2021", "dijelaskan oleh")]


def test_an_answered_event_knows_its_answers_even_outside_of_the_selection() -> None:
    alone = TABLE.take(event.id == "expel-2021" for event in TABLE.events)
    entry = entries.entry(alone, alone.events[0], "en", TABLE)
    assert [(tie.event, tie.lag, tie.outside) for tie in entry.answered_by] == [("mission-2021", "12 days later", True)]


def test_a_text_in_another_language_is_marked() -> None:
    entry = entries.entry(TABLE, MISSION, "id")
    assert (entry.title.text, entry.title.lang) == ("Russia suspends its mission", "en")
    assert entries.entry(TABLE, MISSION, "en").title.lang == ""
    assert entries.entry(TABLE, TABLE.by_id["talk-2021"], "id").title.lang == ""


def test_both_sides_of_a_dispute_are_told() -> None:
    evidence = entries.entry(TABLE, TABLE.by_id["expel-2021"], "en").evidence
    assert [(piece.publisher, piece.disputes, piece.quotation) for piece in evidence] == [
        ("Associated Press", False, ""),
        ("IDN Times", True, "pada awal bulan ini"),
    ]
    assert evidence[0].date == "6 October 2021"


@pytest.mark.parametrize(
    ("people", "people_of", "words"),
    [
        (None, "", ""),
        (1, "", "1 person"),
        (3, "", "3 people"),
        (8, "expelled", "8 people expelled"),
        (8, "ships", "8 (ships)"),
    ],
)
def test_people_are_counted_in_words(people: int | None, people_of: str, words: str) -> None:
    event = replace(MISSION, people=people, people_of=people_of)
    assert entries.entry(TABLE, event, "en").people == words


@pytest.mark.parametrize(
    ("address", "lang", "words"),
    [
        ("from=..", "en", "4 events · 3 actors · May 1997 – October 2021"),
        ("actors=NATO~RUS&from=2021&importance=2", "en", "2 of 4 events · 2 actors · January 2021 – October 2021"),
        ("from=2021&to=2021", "en", "3 of 4 events · 3 actors · 2021"),
        ("from=..&q=suspends", "id", "1 dari 4 peristiwa · 2 aktor · Oktober 2021"),
        ("q=nothing", "en", "0 of 4 events"),
        ("from=2021&to=2021&q=suspends&rest=fade", "en", "1 of 4 events · 2 more, faded · 2 actors · 2021"),
    ],
)
def test_captions(address: str, lang: str, words: str) -> None:
    view = View.parse(address, TABLE)
    assert describe.caption(view, view.select(TABLE), TABLE, lang) == words


def test_the_chart_in_sentences() -> None:
    assert describe.alternative(TABLE, WHOLE, "en", CHART.folds) == (
        "The timeline shows 4 events, May 1997 – October 2021.",
        "Most often involved: NATO, Russia, Germany.",
        "The most important: 27 May 1997 · NATO, Russia · Founding Act signed; "
        "6 October 2021 · NATO → Russia · NATO expels eight; "
        "18 October 2021 · Russia → NATO · Russia suspends its mission.",
        "One event answers another.",
        "One long stretch without events is shortened: ≈ 5.2 yr.",
    )
    assert describe.alternative(TABLE.take([False] * 4), WHOLE, "en", ()) == ("No event matches this selection.",)


def test_what_is_faded_is_told_apart_from_what_is_selected() -> None:
    view = View.parse("from=2021&to=2021&q=suspends&rest=fade", TABLE)
    shown = view.shown(TABLE)
    told = describe.alternative(shown, view, "en", (), view.faded(TABLE))
    assert told[0] == "The timeline shows one event, 2021."
    assert told[-1] == "2 more events of that time, which the filters leave out, are drawn faded."
    assert "NATO expels eight" not in " ".join(told)
    nothing = View.parse("from=2021&to=2021&q=zzzz&rest=fade", TABLE)
    told = describe.alternative(nothing.shown(TABLE), nothing, "id", (), nothing.faded(TABLE))
    assert told[0] == "Tidak ada peristiwa yang sesuai dengan pilihan ini."
    assert told[1].startswith("3 peristiwa lain")


@given(table=event_tables(most=12), lang=st.sampled_from(LANGUAGES))
def test_any_table_can_be_told(table: EventTable, lang: str) -> None:
    view = View.parse("from=..", table)
    assert describe.caption(view, table, table, lang)
    assert all(describe.alternative(table, view, lang, ()))
    teller = entries.Teller(table, lang)
    for event in table.events:
        entry = teller.entry(event)
        assert entry.date
        assert entry == entries.entry(table, event, lang)
        assert entry.date in teller.line(event)
