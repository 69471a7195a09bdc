"""The rows of the bundled table, read as plain CSV: complete, consistent, and exact where the story hangs on it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "timeline_data" / "nato_russia"
LANGUAGES = ("en", "id")
MEASURES = ("rus-mission-2021", "rus-mlm-2021", "rus-nio-2021")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EVENTS = {row["id"]: row for row in rows("events")}
ACTORS = {row["id"]: row for row in rows("actors")}
SOURCES = {row["id"]: row for row in rows("sources")}
RELATIONS = {(row["event"], row["relation"], row["other"]) for row in rows("relations")}
CITATIONS = rows("citations")
EVIDENCE = {name: rows(name) for name in ("claims", "numbers", "wordings")}


def names(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


def citations_of(event: str, role: str, source: str) -> list[str]:
    return [
        row["quotation"]
        for row in CITATIONS
        if (row["event"], row["role"]) == (event, role) and SOURCES[row["source"]]["publisher"] == source
    ]


def test_the_table_is_whole() -> None:
    assert len(rows("events")) == len(EVENTS) == 187
    assert len(rows("actors")) == len(ACTORS)
    assert len(rows("sources")) == len(SOURCES) == len({row["url"] for row in SOURCES.values()})


@pytest.mark.parametrize("name", ["events", "actors", "sources", "relations", "citations", *EVIDENCE])
def test_files_are_plain_utf8_without_stray_blanks(name: str) -> None:
    data = (FOLDER / f"{name}.csv").read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")
    for row in rows(name):
        for column, value in row.items():
            assert value == " ".join(value.split()), (name, column, value)


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_every_event_speaks_both_languages(event: dict[str, str]) -> None:
    for language in LANGUAGES:
        title, label, summary = (event[f"{column}@{language}"] for column in ("title", "label", "summary"))
        assert title
        assert summary.endswith(".")
        assert not title.endswith(".")
        assert not label.endswith(".")
        assert 0 < len(label) <= 40
    assert event["title@en"] != event["title@id"]
    assert bool(event["notes@en"]) == bool(event["notes@id"])


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_actors_are_known_and_codes_agree(event: dict[str, str]) -> None:
    assert set(names(event["initiators"]) + names(event["targets"])) <= set(ACTORS)
    assert names(event["targets"]), "every event of this table has a target"
    assert bool(event["people"]) == bool(event["people_of"])
    if event["cameo"]:
        root = int(event["cameo"])
        assert event["quad"] == ("1" if root <= 5 else "2" if root <= 8 else "3" if root <= 13 else "4")
    else:
        assert event["kind"] == "deadline"
        assert not event["quad"]


def test_only_the_disputed_act_lacks_an_initiator() -> None:
    assert [event["id"] for event in EVENTS.values() if not event["initiators"]] == ["salisbury-2018"]
    assert "denies" in EVENTS["salisbury-2018"]["summary@en"]
    assert "membantah" in EVENTS["salisbury-2018"]["summary@id"]


def test_events_stand_in_the_order_of_their_dates() -> None:
    dates = [event["date"].lstrip("[").replace("..", "/").split("/")[0] for event in EVENTS.values()]
    assert dates == sorted(dates)


def test_every_event_has_a_source_that_supports_it_and_every_source_is_used() -> None:
    assert {row["event"] for row in CITATIONS if row["role"] == "supports"} == set(EVENTS)
    assert {row["source"] for table in (CITATIONS, *EVIDENCE.values()) for row in table} == set(SOURCES)
    assert all(row["url"].startswith(("http://", "https://")) for row in SOURCES.values())


def test_a_dispute_says_in_what_and_a_quotation_in_which_language() -> None:
    for row in CITATIONS:
        assert row["role"] == "supports" or (row["note@en"] and row["note@id"]), row
        assert bool(row["note@en"]) == bool(row["note@id"]), row
        assert bool(row["quotation"]) == bool(row["language"]), row


def test_relations_join_known_events_and_answers_never_run_backwards() -> None:
    for event, relation, other in RELATIONS:
        assert event != other
        assert {event, other} <= set(EVENTS)
        if relation == "responds_to":
            assert EVENTS[event]["date"].lstrip("[") >= EVENTS[other]["date"][:10], (event, other)


def test_a_part_lies_within_its_whole() -> None:
    parts = [(event, other) for event, relation, other in RELATIONS if relation == "part_of"]
    assert {whole for _, whole in parts} == {"coordinated-2018"}
    assert len(parts) == 12
    for part, whole in parts:
        one, other = EVENTS[part], EVENTS[whole]
        first, last = other["date"].split("/")
        assert all(first <= day <= last for day in one["date"].split("/"))
        assert set(names(one["initiators"])) <= set(names(other["initiators"]))
        assert one["targets"] == other["targets"]
        assert one["people"]
        assert not other["people"], "people are counted in the parts"
    acting = {actor for part, _ in parts for actor in names(EVENTS[part]["initiators"])}
    assert acting == set(names(EVENTS["coordinated-2018"]["initiators"]))


def test_what_puts_into_effect_completes_or_undoes_comes_later() -> None:
    for event, relation, other in RELATIONS:
        if relation in ("carries_out", "completes", "reverses"):
            assert EVENTS[event]["date"].lstrip("[") > EVENTS[other]["date"].lstrip("["), (event, relation, other)


def test_sides_stand_apart_in_the_order_of_the_lanes() -> None:
    ordered = sorted(ACTORS.values(), key=lambda actor: int(actor["order"]))
    sides = [actor["side"] for actor in ordered]
    assert sides == sorted(sides, key=["west", "", "russia"].index)
    assert ordered[0]["id"] == "NATO"
    assert ordered[-1]["id"] == "RUS"


def test_dated_memberships_are_the_accessions_of_the_table() -> None:
    dated = {
        (actor["id"], membership.removeprefix("NATO:").split("/")[0])
        for actor in ACTORS.values()
        for membership in names(actor["memberships"])
        if membership.startswith("NATO:")
    }
    joined = {
        (actor, EVENTS[event]["date"])
        for event in ("enlargement-1999", "enlargement-2004", "fin-nato-2023", "swe-nato-2024")
        for actor in names(EVENTS[event]["initiators"])
    }
    assert dated == joined
    assert ACTORS["RUS"]["memberships"] == f"COE:../{EVENTS['coe-2022']['date']}"


def test_the_annexation_of_crimea_stands_in_dated_steps() -> None:
    steps = ("crimea-seizure-2014", "crimea-referendum-2014", "crimea-treaty-2014", "crimea-law-2014")
    assert [EVENTS[step]["date"] for step in steps] == ["2014-02-27", "2014-03-16", "2014-03-18", "2014-03-21"]
    assert ("crimea-law-2014", "completes", "crimea-treaty-2014") in RELATIONS


def test_the_expulsion_keeps_both_wordings_of_its_date() -> None:
    expulsion = EVENTS["nato-expel-2021"]
    assert (expulsion["date"], expulsion["effective"]) == ("2021-10-06", "[2021-10-31..2021-11-01]")
    assert (expulsion["people"], expulsion["people_of"]) == ("8", "expelled")
    assert any("pada pekan lalu" in words for words in citations_of("nato-expel-2021", "disputes", "Suara.com"))
    assert any("pada awal bulan ini" in words for words in citations_of("nato-expel-2021", "supports", "IDN Times"))


def test_three_measures_answer_the_expulsion() -> None:
    assert [EVENTS[measure]["date"] for measure in MEASURES] == ["2021-10-18"] * 3
    assert [EVENTS[measure]["effective"] for measure in MEASURES] == ["2021-11-01~", "2021-11-01", ""]
    assert {EVENTS[measure]["status"] for measure in MEASURES} == {"announced"}
    assert {(measure, "responds_to", "nato-expel-2021") for measure in MEASURES} <= RELATIONS
    assert "No effective date" in EVENTS["rus-nio-2021"]["notes@en"]
    assert "Tanggal berlaku tidak dicatat" in EVENTS["rus-nio-2021"]["notes@id"]


def test_the_deadline_carries_out_the_two_dated_measures() -> None:
    deadline = EVENTS["deadline-2021-11-01"]
    assert (deadline["date"], deadline["kind"], deadline["status"]) == ("2021-11-01", "deadline", "announced")
    assert (deadline["initiators"], deadline["targets"], deadline["importance"]) == ("RUS", "NATO", "3")
    carried = {other for event, relation, other in RELATIONS if (event, relation) == (deadline["id"], "carries_out")}
    assert carried == set(MEASURES[:2])
    assert any("atau mungkin" in words for words in citations_of(deadline["id"], "supports", "IDN Times"))


def test_routine_is_routine() -> None:
    sessions = [event for event in EVENTS.values() if event["id"].startswith("nrc-201")]
    assert len(sessions) == 10
    assert {event["importance"] for event in sessions} == {"1"}
    assert EVENTS["nato-cap-2015"]["importance"] == "1"
    assert EVENTS["maas-2021"]["date"] == "2021-10-18"
