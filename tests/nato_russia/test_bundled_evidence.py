"""The two source articles in the table: every fact and conflict of the research is found, no distractor is."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

import timeline_data
from tests.nato_russia.research import CONFLICTS, DISTRACTORS, FACTS, IDN, SUARA
from timeline_data.table import EventTable

FOLDER = Path(__file__).parents[2] / "timeline_data" / "nato_russia"
TABLES = ("events", "claims", "numbers", "wordings", "citations", "actors", "relations", "sources")
WORDS = ("wording", "quotation", "note@en")
"""Where an article's own words stand; a note quotes those that say where others come from."""

Rows = Mapping[str, list[dict[str, str]]]


def read(folder: Path = FOLDER) -> dict[str, list[dict[str, str]]]:
    tables = {}
    for name in TABLES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    return tables


ROWS = read()
CLAIMS = {row["id"]: row for row in ROWS["claims"]}


@dataclass(frozen=True)
class Coded:
    """A row of any table that bears codes, with the table's name."""

    table: str
    row: Mapping[str, str]

    @property
    def codes(self) -> set[str]:
        return set(self.row.get("codes", "").split(";")) - {""}


def coded(rows: Rows) -> Iterator[Coded]:
    return (Coded(name, row) for name, table in rows.items() for row in table if row.get("codes"))


def lost_facts(rows: Rows) -> list[tuple[str, str]]:
    """Code and words of each fact that no row with its code and its source has."""
    found = [
        (code, entry.row.get("source", ""), entry.row.get(column, ""))
        for entry in coded(rows)
        for code in entry.codes
        for column in WORDS
    ]
    return [
        (code, words)
        for code, source, words in FACTS
        if not any(code == c and source == s and words in text for c, s, text in found)
    ]


def lost_conflicts(rows: Rows) -> list[str]:
    """The conflicts that are not recorded with two sides, one of them with a note in both languages."""
    sides = {code: [entry for entry in coded(rows) if code in entry.codes] for code in CONFLICTS}
    return [
        code
        for code, entries in sides.items()
        if len({tuple(entry.row.values()) for entry in entries if entry.table != "events"}) < 2
        or not any(entry.row.get("note@en") and entry.row.get("note@id") for entry in entries)
    ]


def distractors_in(rows: Rows) -> list[str]:
    """The words of distractors that stand anywhere in the table."""
    texts = [text.casefold() for table in rows.values() for row in table for text in row.values()]
    return [
        words
        for headline, telltale in DISTRACTORS
        for words in (headline.removeprefix("Baca Juga: "), telltale)
        if any(words.casefold() in text for text in texts)
    ]


def test_the_research_is_whole() -> None:
    assert sorted({code for code, _, _ in FACTS}, key=lambda code: int(code[1:])) == [f"F{n}" for n in range(1, 53)]
    assert len(DISTRACTORS) == len({telltale for _, telltale in DISTRACTORS}) == 34
    assert all(telltale in headline for headline, telltale in DISTRACTORS)


def test_every_fact_is_found_with_its_words() -> None:
    assert lost_facts(ROWS) == []


def test_every_conflict_is_recorded_with_both_sides() -> None:
    assert lost_conflicts(ROWS) == []


def test_no_distractor_has_become_anything() -> None:
    assert distractors_in(ROWS) == []


@pytest.mark.parametrize("code", sorted({code for code, _, _ in FACTS}))
def test_a_fact_that_is_dropped_is_missed(code: str) -> None:
    without = {name: [row for row in table if code not in Coded(name, row).codes] for name, table in ROWS.items()}
    assert code in {lost for lost, _ in lost_facts(without)}


@pytest.mark.parametrize("code", CONFLICTS)
def test_a_conflict_that_is_dropped_is_missed(code: str) -> None:
    without = {name: [row for row in table if code not in Coded(name, row).codes] for name, table in ROWS.items()}
    assert code in lost_conflicts(without)


@pytest.mark.parametrize(("headline", "telltale"), DISTRACTORS, ids=[telltale for _, telltale in DISTRACTORS])
def test_a_distractor_that_gets_in_is_seen(headline: str, telltale: str) -> None:
    claim = dict.fromkeys(ROWS["claims"][0], "") | {"gist@id": f"Menurut laporan: {headline}."}
    assert telltale in distractors_in({**ROWS, "claims": [*ROWS["claims"], claim]})


def test_no_code_is_unknown() -> None:
    known = {code for code, _, _ in FACTS} | set(CONFLICTS)
    assert set(chain.from_iterable(entry.codes for entry in coded(ROWS))) <= known


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_a_claim_says_who_and_through_whom(claim: dict[str, str]) -> None:
    assert claim["via"]
    assert claim["gist@en"].endswith(".")
    assert claim["gist@id"].endswith(".")
    assert not (claim["person"] and not claim["speaker"])
    assert claim["status"] != "heading" or not claim["speaker"]
    if claim["status"] in ("contradicted", "mistranslated"):
        assert claim["contradicted_by"]
        assert claim["note@en"]


@pytest.mark.parametrize("claim", [c for c in CLAIMS.values() if c["source"] == SUARA], ids=lambda c: str(c["id"]))
def test_what_suara_carries_came_through_deutsche_welle(claim: dict[str, str]) -> None:
    assert claim["via"].endswith("DW Indonesia > Suara.com")


def test_the_clashes_of_the_story_name_each_other() -> None:
    def against(claim: str) -> set[str]:
        return set(CLAIMS[claim]["contradicted_by"].split(";"))

    assert "will-suspend-idn" in against("has-suspended-suara")
    assert "already-notified-tass" in against("no-official-word-suara") & against("no-formal-notice-idn")
    assert "embassy-channel-idn" in against("channel-closed-heading-idn")
    assert "not-linked-to-an-event-reuters" in against("not-over-intelligence-idn") & against("slander-idn")
    assert {CLAIMS[id_]["status"] for id_ in ("slander-idn", "slander-antara")} == {"mistranslated"}


def test_stoltenberg_spoke_before_lavrov_and_answers_nothing() -> None:
    said = {row["said"] for row in CLAIMS.values() if row["person"] == "Jens Stoltenberg"}
    assert said == {"", "2021-10-07"}
    assert all(
        row["event"] != "stoltenberg-2021-10-07" for row in ROWS["relations"] if row["relation"] == "responds_to"
    )


def test_last_week_is_contradicted_and_early_this_month_is_not() -> None:
    verdicts = {(row["source"], row["wording"]): (row["resolved"], row["verdict"]) for row in ROWS["wordings"]}
    assert verdicts[SUARA, "pada pekan lalu"] == ("[2021-10-11..2021-10-17]", "contradicted")
    assert verdicts[SUARA, "yang terjadi pekan lalu"] == ("[2021-10-11..2021-10-17]", "contradicted")
    assert verdicts[IDN, "pada awal bulan ini"] == ("2021-10~", "compatible")


def test_the_seat_of_the_mission_is_counted_by_kind() -> None:
    def values(event: str) -> dict[str, set[str]]:
        rows = [row for row in ROWS["numbers"] if row["event"] == event]
        return {m: {r["value"] for r in rows if r["measure"] == m} for m in {r["measure"] for r in rows}}

    assert values("nato-expel-2021") == {
        "expelled": {"8"},
        "posts_abolished": {"2"},
        "ceiling_before": {"20"},
        "ceiling_after": {"10"},
        "remaining": {"10"},
        "share": {""},
    }
    assert values("nato-cut-2018") == {
        "expelled": {"7"},
        "refused": {"3"},
        "ceiling_before": {"30"},
        "ceiling_after": {"20"},
    }


def test_the_first_number_expelled_is_the_one_the_event_gives() -> None:
    first: dict[str, str] = {}
    for row in ROWS["numbers"]:
        if row["measure"] == "expelled" and not row["actor"]:
            first.setdefault(row["event"], row["value"])
    given = {row["id"]: row["people"] for row in ROWS["events"] if row["people"]}
    assert given.items() <= first.items()
    assert set(first) - set(given) == {"rus-expel-bel-2022"}


@pytest.mark.parametrize(
    ("event", "values"),
    [
        ("fra-expel-2022", {"35", "41", ""}),
        ("esp-expel-2022", {"25", "27"}),
        ("nld-expel-2022", {"17", "18"}),
        ("rus-expel-bel-2022", {"12", "21"}),
        ("alb-expel-2018", {"2", "1"}),
    ],
)
def test_sources_that_differ_each_keep_their_number(event: str, values: set[str]) -> None:
    rows = [row for row in ROWS["numbers"] if (row["event"], row["measure"]) == (event, "expelled")]
    assert {row["value"] for row in rows} == values
    assert len({row["source"] for row in rows}) == len(rows)


PARTED = {"eu18-expel-2018": (18, 35), "baltic-expel-2022": (3, 10), "rus-expel-baltic-2022": (3, 10)}
"""Joint expulsions whose numbers by country are all known: how many countries, and how many people."""


@pytest.mark.parametrize("event", PARTED)
def test_the_parts_of_a_group_come_to_the_whole(event: str) -> None:
    (row,) = (row for row in ROWS["events"] if row["id"] == event)
    parts = {n["actor"]: int(n["value"]) for n in ROWS["numbers"] if n["event"] == event and n["actor"]}
    assert (len(parts), sum(parts.values())) == PARTED[event]
    assert int(row["people"]) == sum(parts.values())
    assert set(parts) == set(row["targets" if row["initiators"] == "RUS" else "initiators"].split(";"))


def test_nobody_is_counted_twice(table: EventTable) -> None:
    for event in table.events:
        counted = table.counted(event.id)
        people = sum(number.value or 0 for number in counted)
        assert event.people in (None, people), event.id
        parts = {n.actor: n.value or 0 for n in table.numbers_of(event.id) if n.measure == "expelled" and n.actor}
        assert sum(parts.values()) <= people, event.id
    wholes = {relation.other for relation in table.relations if relation.relation == "part_of"}
    assert all(not table.counted(whole) for whole in wholes)


def test_almost_every_event_has_a_second_witness(table: EventTable) -> None:
    assert [event.id for event in table.events if table.witnesses_of(event.id) < 2] == ["rus-expel-swe-2022"]


@pytest.fixture(scope="module")
def table() -> EventTable:
    return timeline_data.load()


def test_the_table_has_no_problem() -> None:
    assert timeline_data.check() == ()


def test_copies_of_one_text_are_one_witness(table: EventTable) -> None:
    copies = ("suara-2021-10-19", "republika-2021-10-19", "dw-id-2021-10-19")
    assert {table.sources[source].copy_of for source in copies} == {"", "dw-id-2021-10-19"}
    supporting = {citation.source for citation in table.citations_of("rus-mission-2021") if citation.role == "supports"}
    assert set(copies) <= supporting
    assert table.witnesses_of("rus-mission-2021") == len(supporting) - 2
