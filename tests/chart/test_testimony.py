"""What is said of an event, and the chains that answers make."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart.chains import around, chain_of
from dashboard.chart.entries import is_disputed
from dashboard.chart.testimony import Hearing, Voice, number_words
from timeline_data.dates import parse
from timeline_data.table import Claim, DateWording, Event, EventTable, Number, Relation, Source

SOURCES = {name: Source(name, name.title(), url=f"https://example.org/{name}") for name in ("ap", "dw", "suara")}
TABLE = EventTable(
    events=tuple(Event(f"e{day}", parse(f"2021-10-{day:02}"), {"": f"Event {day}"}) for day in range(1, 7)),
    sources={**SOURCES, "suara": replace(SOURCES["suara"], copy_of="dw")},
    relations=(
        Relation("e3", "responds_to", "e1"),
        Relation("e4", "responds_to", "e1"),
        Relation("e6", "explains", "e1"),
    ),
    claims=(
        Claim(
            "has", "e3", source="suara", gist={"en": "It has."}, status="contradicted", contradicted_by=("will", "ap")
        ),
        Claim("will", "e3", source="dw", gist={"en": "It will."}, about="status"),
        Claim("also", "e3", source="dw", gist={"en": "It also."}),
    ),
    numbers=(
        Number("e1", "expelled", 8, unit="persons", source="ap"),
        Number("e1", "expelled", 9, unit="persons", source="dw"),
        Number("e1", "ceiling_after", 10, unit="posts", source="ap"),
        Number("e1", "ceiling_after", 20, unit="posts", source="ap"),
    ),
    wordings=(
        DateWording(
            "e1", "date", "suara", "pekan lalu", "id", resolved=parse("2021-10-11/2021-10-17"), verdict="contradicted"
        ),
        DateWording("e1", "date", "dw", "awal bulan ini", "id", resolved=parse("2021-10~"), verdict="compatible"),
    ),
)


def test_accounts_that_exclude_each_other_stand_on_two_sides() -> None:
    heard = Hearing(TABLE, "en").of("e3")
    (clash,) = heard.clashes
    assert [account.id for account in clash.ones] == ["will", "ap"], "what the table holds with stands first"
    assert [account.id for account in clash.others] == ["has"]
    assert [voice.id for voice in heard.voices] == ["also"]
    assert heard.clashing_sources == {"dw", "suara", "ap"}
    assert isinstance(clash.others[0], Voice)
    assert clash.others[0].status == "contradicted"


def test_two_sources_differ_and_two_parts_of_one_source_do_not() -> None:
    measures = Hearing(TABLE, "en").of("e1").measures
    assert [(measure.words, measure.differ) for measure in measures] == [
        ("expelled", True),
        ("most allowed after", False),
    ]
    assert [amount.value for amount in measures[0].amounts] == ["8 people", "9 people"]


def test_the_parts_of_several_actors_stand_together_and_clash_only_with_the_same_actor() -> None:
    parts = [Number("e1", "expelled", 4, source="ap", actor=actor) for actor in ("NATO", "RUS")]
    table = replace(TABLE, numbers=(Number("e1", "expelled", 4, source="ap"), *parts))
    (measure,) = Hearing(table, "en").of("e1").measures
    assert [([actor.id for actor in amount.actors], amount.value) for amount in measure.amounts] == [
        ([], "4"),
        (["NATO", "RUS"], "4"),
    ]
    assert not measure.differ
    for actor, differ in (("NATO", True), ("", True), ("USA", False)):
        other = replace(table, numbers=(*table.numbers, Number("e1", "expelled", 3, source="dw", actor=actor)))
        assert Hearing(other, "en").of("e1").measures[0].differ is differ


def test_a_contradicted_date_is_a_clash_and_another_is_none() -> None:
    heard = Hearing(TABLE, "en").of("e1")
    assert [said.wording for said in heard.clashing_dates] == ["pekan lalu"]
    assert heard.clashing_dates[0].resolved == "11–17 October 2021"
    assert [said.wording for said in heard.dates] == ["awal bulan ini"]


def test_what_is_disputed() -> None:
    assert [event.id for event in TABLE.events if is_disputed(TABLE, event.id)] == ["e1", "e3"]


def test_a_copy_names_the_text_that_it_repeats() -> None:
    text = Hearing(TABLE, "en").text("suara")
    assert text is not None
    assert text.copy_of == "Dw"


def test_numbers_in_words() -> None:
    assert number_words(Number("e", "expelled", 1, unit="persons"), "en") == "1 person"
    assert number_words(Number("e", "expelled", None, 58, 60, "persons"), "id") == "58–60 orang"
    assert number_words(Number("e", "expelled", 1200, 1100, 1300, "persons"), "id") == "1.200 orang (1.100–1.300)"
    assert number_words(Number("e", "share", None, wording="half"), "en") == ""


def test_a_chain_is_the_same_for_each_of_its_events() -> None:
    assert {chain_of(TABLE, id_) for id_ in ("e1", "e3", "e4")} == {("e1", "e3", "e4")}
    assert chain_of(TABLE, "e6") == ("e6",), "an explanation is no answer"


@given(st.sets(st.integers(0, 5)), st.integers(0, 5))
def test_the_events_around_one_are_its_nearest_in_what_is_shown(kept: set[int], at: int) -> None:
    shown = TABLE.take(place in kept for place in range(6))
    before, after = around(shown, TABLE, TABLE.events[at].id)
    assert before == (TABLE.events[max(p for p in kept if p < at)].id if any(p < at for p in kept) else "")
    assert after == (TABLE.events[min(p for p in kept if p > at)].id if any(p > at for p in kept) else "")
