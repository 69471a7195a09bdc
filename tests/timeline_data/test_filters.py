"""Each filter selects what its definition says, and says what it selects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_data.dates import EdtfDate, parse
from timeline_data.filters import FILTERS, Filter, Query, reversed_window
from timeline_data.query import SELECTING_KEYS, describe_query, parse_query, select, split_query
from timeline_data.table import Actor, Citation, Event, EventTable, Source, folded


def event(name: str, date: str, acts: str = "", on: str = "", **fields: object) -> Event:
    return Event(name, parse(date), {"en": name}, initiators=tuple(acts.split()), targets=tuple(on.split()), **fields)  # type: ignore[arg-type]


EVENTS = (
    event("annexed", "2014-03-18", "RUS", "UKR", kind="territorial_claim", importance=3),
    event("met", "2016", "NATO RUS", kind="consultation", importance=1),
    event("agreed", "2017/2018", "NATO RUS", "NATO RUS", kind="agreement"),
    event("ordered", "2019-05", "RUS", "RUS", kind="statement", importance=1),
    event("expelled", "2021-10-06", "NATO", "RUS", kind="expulsion", importance=3, place={"": "Zürich"}),
    event("suspended", "2021-10-18", "RUS", "NATO", kind="mission_closure", importance=3),
    event("regretted", "2021-10-18/2021-10-19", "DEU NATO", "RUS", kind="statement"),
    event("since", "2021-11-01/..", "UKR", "DEU", kind="own_kind"),
)
NAMES = {
    "NATO": ("NATO", "NATO"),
    "RUS": ("Russia", "Rusia"),
    "DEU": ("Germany", "Jerman"),
    "UKR": ("Ukraine", "Ukraina"),
}
TABLE = EventTable(
    EVENTS,
    actors={a: Actor(a, {"en": en, "id": indonesian}) for a, (en, indonesian) in NAMES.items()},
    sources={"s1": Source("s1", publisher="Deutsche Welle")},
    citations=(Citation("suspended", "s1"),),
)


def selected(**fields: object) -> list[str]:
    return [e.id for e in select(TABLE, Query(**fields)).events]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("match", "role", "expected"),
    [
        ("any", "either", ["annexed", "met", "agreed", "ordered", "expelled", "suspended", "regretted"]),
        ("any", "act", ["annexed", "met", "agreed", "ordered", "expelled", "suspended", "regretted"]),
        ("any", "target", ["agreed", "ordered", "expelled", "suspended", "regretted"]),
        ("all", "either", ["met", "agreed", "expelled", "suspended", "regretted"]),
        ("all", "act", ["met", "agreed"]),
        ("all", "target", ["agreed"]),
        ("between", "either", ["agreed", "expelled", "suspended", "regretted"]),
    ],
)
def test_actors_are_matched_in_their_roles(match: str, role: str, expected: list[str]) -> None:
    assert selected(actors=("NATO", "RUS"), match=match, role=role) == expected


def test_between_needs_two_different_actors() -> None:
    assert selected(actors=("RUS",), match="between") == []
    assert "ordered" not in selected(actors=("RUS", "UKR"), match="between")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2021-10-06", "2021-10-06", ["expelled"]),
        ("2021-10-19", None, ["regretted", "since"]),
        ("2021-10", "2021-10", ["expelled", "suspended", "regretted"]),
        (None, "2016-01", ["annexed", "met"]),
        ("2018", "2018-06", ["agreed"]),
        ("2030", None, ["since"]),
        (None, "2014-03-17", []),
    ],
)
def test_the_window_keeps_what_may_have_happened_in_it(start: str | None, end: str | None, expected: list[str]) -> None:
    assert selected(start=start and parse(start), end=end and parse(end)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ZURICH", ["expelled"]),
        ("rusia jerman", ["regretted"]),
        ("welle", ["suspended"]),
        ("s1 nato", ["suspended"]),
        ("annex nato", []),
        ("  ", [e.id for e in EVENTS]),
    ],
)
def test_every_word_of_a_search_must_occur(words: str, expected: list[str]) -> None:
    assert selected(text=words) == expected


def test_kinds_and_importance() -> None:
    assert selected(kinds=("expulsion", "own_kind")) == ["expelled", "since"]
    assert selected(importance=3) == ["annexed", "expelled", "suspended"]
    assert len(selected(importance=1)) == len(EVENTS)


DATES = st.sampled_from(["2014", "2014-03-18", "2016-02", "2017/2018", "2019-05", "2021-10-18", "../2016", "2018/.."])
ACTORS = st.lists(st.sampled_from("ABCD"), max_size=3, unique=True).map(tuple)
SINGLE_DATES = st.none() | st.sampled_from(["2013", "2016-02-29", "2018-01", "2021-10-18"]).map(parse)


@st.composite
def tables(draw: st.DrawFn) -> EventTable:
    drawn = draw(
        st.lists(st.tuples(DATES, ACTORS, ACTORS, st.sampled_from(["x", "y"]), st.integers(1, 3)), max_size=12)
    )
    return EventTable(
        tuple(
            Event(f"e{n}", parse(date), {"": f"e{n}"}, kind=kind, initiators=i, targets=t, importance=importance)
            for n, (date, i, t, kind, importance) in enumerate(drawn)
        )
    )


@st.composite
def queries(draw: st.DrawFn) -> Query:
    start, end = draw(SINGLE_DATES), draw(SINGLE_DATES)
    if reversed_window(start, end):
        start, end = end, start
    return Query(
        draw(ACTORS),
        draw(st.sampled_from(["any", "all", "between"])),
        draw(st.sampled_from(["either", "act", "target"])),
        draw(st.lists(st.sampled_from("xyz"), max_size=2).map(tuple)),
        draw(st.none() | st.integers(1, 3)),
        start,
        end,
    )


def meets(date: EdtfDate, query: Query) -> bool:
    first = query.start and query.start.earliest
    last = query.end and query.end.latest
    return not (first and date.latest and date.latest < first) and not (last and date.earliest and last < date.earliest)


def matches(e: Event, query: Query) -> bool:
    chosen = set(query.actors)
    if query.match == "between":
        return any(a != b for a in e.initiators if a in chosen for b in e.targets if b in chosen)
    taking_part = {"either": e.actors, "act": e.initiators, "target": e.targets}[query.role]
    return (all if query.match == "all" else any)(a in taking_part for a in chosen)


@given(tables(), queries())
def test_the_masks_say_what_the_definitions_say(table: EventTable, query: Query) -> None:
    expected = [
        e.id
        for e in table.events
        if (not query.actors or matches(e, query))
        and (not query.kinds or e.kind in query.kinds)
        and e.importance >= (query.importance or 1)
        and meets(e.date, query)
    ]
    assert [e.id for e in select(table, query).events] == expected


@given(tables(), queries())
def test_selecting_twice_selects_the_same(table: EventTable, query: Query) -> None:
    once = select(table, query)
    assert select(once, query) is once


@given(st.text(), st.text())
def test_a_part_of_a_text_folds_to_a_part(first: str, second: str) -> None:
    assert folded(first + second) == folded(first) + folded(second)


def test_folding_takes_case_and_diacritics_away() -> None:
    assert folded("ÉVÉNEMENT Çelik ﬁ Ⅻ STRASSE") == folded("evenement celik fi xii straße")


def test_every_key_of_the_contract_has_one_row() -> None:
    keys = [key.name for row in FILTERS for key in row.keys]
    assert sorted(keys) == sorted(SELECTING_KEYS)
    assert list(SELECTING_KEYS) == ["actors", "match", "role", "kinds", "importance", "from", "to", "q"]


SET = Query(("NATO", "RUS"), "any", "act", ("expulsion",), 2, parse("2015"), parse("2021"), "word")


@pytest.mark.parametrize("row", FILTERS, ids=lambda row: row.control)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_filter_is_told_when_it_is_set_and_only_then(row: Filter, lang: str) -> None:
    assert row.sentence(SET, TABLE, lang)
    assert row.sentence(Query(), TABLE, lang) == ""
    assert row.mask(TABLE, Query()).all()
    assert not row.mask(TABLE, SET).all()


@pytest.mark.parametrize(
    ("address", "english", "indonesian"),
    [
        ("", "All events", "Semua peristiwa"),
        (
            "actors=NATO~RUS&match=between&from=2014-03&to=2021-11&importance=2",
            "Events between NATO and Russia, from March 2014 to November 2021, of importance 2 or higher",
            "Peristiwa antara NATO dan Rusia, dari Maret 2014 hingga November 2021, dengan bobot 2 ke atas",
        ),
        (
            "actors=NATO~DEU~RUS&match=between&from=2021-10&to=2021-10",
            "Events among NATO, Germany and Russia, in October 2021",
            "Peristiwa antara NATO, Jerman, dan Rusia, pada Oktober 2021",
        ),
        (
            "actors=NATO~RUS&role=target&kinds=expulsion~own_kind&q=staf",
            "Events aimed at NATO or Russia, of the kinds expulsion or own kind, that mention “staf”",
            "Peristiwa yang ditujukan kepada NATO atau Rusia, berjenis pengusiran atau own kind, yang menyebut “staf”",
        ),
        (
            "actors=NATO~RUS&match=all&role=act&to=2021&importance=3",
            "Events in which NATO and Russia act together, up to 2021, of the highest importance (3)",
            "Peristiwa yang dilakukan NATO dan Rusia, hingga 2021, dengan bobot tertinggi (3)",
        ),
    ],
)
def test_a_query_is_told_in_one_sentence(address: str, english: str, indonesian: str) -> None:
    query, notices = parse_query(split_query(address)[0], TABLE)
    assert notices == ()
    assert describe_query(query, TABLE, "en") == english
    assert describe_query(query, TABLE, "id") == indonesian


def test_between_asks_for_a_second_actor() -> None:
    query = Query(("RUS",), "between")
    assert describe_query(query, TABLE, "en") == "Events between Russia and no other actor yet"
    assert describe_query(query, TABLE, "id") == "Peristiwa antara Rusia dan belum ada aktor lain"


def test_a_long_choice_is_counted_in_words() -> None:
    assert describe_query(Query(tuple("ABCDEFG")), TABLE, "en") == "Events that involve A, B, C, D, E, F or G"
    many = Query(tuple("ABCDEFGHIJ"))
    assert describe_query(many, TABLE, "en") == "Events that involve A, B, C, D, E, F or 4 more"
    assert describe_query(many, TABLE, "id") == "Peristiwa yang melibatkan A, B, C, D, E, F, atau 4 lainnya"


@pytest.mark.parametrize(
    "fields",
    [{"match": "some"}, {"role": "both"}, {"importance": 4}, {"start": parse("2021"), "end": parse("2020")}],
)
def test_a_query_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        Query(**fields)  # type: ignore[arg-type]
