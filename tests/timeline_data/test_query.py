"""Queries are read from addresses without ever failing, and written without losing anything."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_data.address_keys import MOST_VALUES, join_values, split_values
from timeline_data.counts import actor_counts
from timeline_data.dates import parse
from timeline_data.language.words import LANGUAGES
from timeline_data.notices import Notice
from timeline_data.query import (
    LONGEST_ADDRESS,
    Query,
    QueryWarning,
    count_query,
    join_query,
    parse_query,
    select,
    split_query,
    write_query,
)
from timeline_data.table import Actor, Event, EventTable

ODD_IDS = ("NATO", "RUS", "A~B", "A", "B~", "~", "back\\slash", "\\~", "a & b = c", "100%", "Østerrike", "x+y", "中国")


def table_of(actors: tuple[str, ...] = ODD_IDS) -> EventTable:
    return EventTable(
        tuple(
            Event(
                f"e{n}", parse(str(2000 + n)), {"en": f"Event {n}"}, kind="statement", initiators=(a,), targets=("RUS",)
            )
            for n, a in enumerate(actors)
        ),
        actors={a: Actor(a, {"en": f"{a} in words"}) for a in actors},
    )


TABLE = table_of()


def read(address: str) -> tuple[Query, list[tuple[str, str]]]:
    pairs, unreadable = split_query(address)
    query, notices = parse_query(pairs, TABLE)
    return query, [(notice.rule, notice.key) for notice in (*unreadable, *notices)]


queries = st.builds(
    Query,
    actors=st.lists(st.sampled_from(ODD_IDS), max_size=8).map(tuple),
    match=st.sampled_from(["any", "all", "between"]),
    role=st.sampled_from(["either", "act", "target"]),
    kinds=st.lists(st.sampled_from(["statement", "expulsion", "deadline"]), max_size=3).map(tuple),
    importance=st.none() | st.integers(1, 3),
    start=st.none() | st.sampled_from(["1991-12", "2001~", "201X", "-0005", "2014-21"]).map(parse),
    end=st.none() | st.sampled_from(["2021-11-15", "2030?", "2040%", "Y12021"]).map(parse),
    text=st.text(max_size=40),
)


@given(queries)
def test_a_query_is_read_as_it_was_written(query: Query) -> None:
    pairs, unreadable = split_query(join_query(write_query(query)))
    assert (parse_query(pairs, TABLE), unreadable) == ((query, ()), ())


@given(st.lists(st.text(min_size=1), unique=True))
def test_values_are_split_as_they_were_joined(values: list[str]) -> None:
    assert split_values(join_values(values)) == tuple(values)


def test_a_backslash_that_escapes_nothing_stands_for_itself() -> None:
    assert split_values("a\\") == ("a\\",)
    assert split_values("~a\\b~~a\\\\b~c~") == ("a\\b", "c")


def test_an_address_stays_readable() -> None:
    query = Query(("NATO", "RUS"), kinds=("expulsion",), start=parse("2014-03~"), text="a/b: c")
    assert join_query(write_query(query)) == "actors=NATO~RUS&kinds=expulsion&from=2014-03~&q=a/b:%20c"


def test_nothing_set_is_nothing_written() -> None:
    assert write_query(Query()) == ()
    assert read("") == (Query(), [])
    assert read("actors=&from=&q=+&match=") == (Query(), [])
    assert read("from=..&to=..&importance=1&match=any&role=either") == (Query(), [])


def test_a_form_may_repeat_what_takes_many_values() -> None:
    assert read("actors=RUS&actors=NATO~RUS&q=x+y") == (Query(("RUS", "NATO"), text="x y"), [])


@pytest.mark.parametrize(
    ("address", "query", "notices"),
    [
        ("actors=NATO~NATTO", Query(("NATO",)), [("actor_unknown", "actors")]),
        ("kinds=expulson", Query(), [("kind_unknown", "kinds")]),
        ("match=both&role=", Query(), [("value_unreadable", "match")]),
        ("importance=02", Query(), [("value_unreadable", "importance")]),
        ("importance=4", Query(), [("value_unreadable", "importance")]),
        ("from=18.10.2021&to=2021-02-30", Query(), [("date_meant", "from"), ("date_no_day", "to")]),
        ("from=2014/2015", Query(), [("date_meant", "from")]),
        ("from=tomorrow&to=1.2.03", Query(), [("date_unreadable", "from"), ("date_year_short", "to")]),
        ("from=2021&to=2020", Query(start=parse("2021")), [("window_reversed", "to")]),
        ("from=2021&to=2021-06", Query(start=parse("2021"), end=parse("2021-06")), []),
        ("match=all&match=any", Query(match="all"), [("repeated", "match")]),
        ("match=all&match=all", Query(match="all"), []),
        ("q=" + "x" * 201, Query(), [("too_long", "q")]),
        ("q=%ff", Query(), [("characters_unreadable", "q")]),
        ("q=a%00b&role=act", Query(role="act"), [("characters_unreadable", "q")]),
        ("q=%zz", Query(text="%zz"), []),
        ("q=\ud800", Query(), [("characters_unreadable", "q")]),
    ],
)
def test_a_bad_value_is_left_out_with_a_notice(address: str, query: Query, notices: list[tuple[str, str]]) -> None:
    assert read(address) == (query, notices)


@pytest.mark.parametrize(
    ("written", "meant"), [("natto", "NATO"), ("RUS in word", "RUS"), ("rus", "RUS"), ("osterrike", "Østerrike")]
)
def test_an_unknown_actor_is_answered_with_the_nearest_known(written: str, meant: str) -> None:
    _, notices = parse_query([("actors", written)], TABLE)
    assert notices == (Notice("actor_unknown", "actors", written, (meant,)),)
    assert f"“{meant}”" in notices[0].words("en")


def test_many_unknown_actors_are_counted() -> None:
    query, notices = parse_query([("actors", "~".join(f"x{n}" for n in range(150)) + "~RUS")], TABLE)
    assert query == Query(("RUS",))
    assert [(n.rule, n.count) for n in notices] == [("actor_unknown", 1)] * 3 + [("more_left_out", 147)]
    assert "147" in notices[-1].words("id")


def test_no_more_actors_are_read_than_can_be_shown() -> None:
    table = table_of(tuple(f"a{n}" for n in range(300)))
    query, notices = parse_query([("actors", "~".join(table.actors))], table)
    assert len(query.actors) == MOST_VALUES
    assert [notice.rule for notice in notices] == ["too_many"]


def test_a_very_long_address_is_read_as_far_as_it_goes() -> None:
    query, notices = read("match=all&" + "x=1&" * 50_000)
    assert query == Query(match="all")
    assert notices == [("address_too_long", "")]


def test_a_value_that_the_limit_cuts_is_left_out() -> None:
    assert read("x=" + "y" * (LONGEST_ADDRESS - 10) + "&q=abcdefgh") == (Query(), [("address_too_long", "")])


def test_only_the_first_question_mark_opens_an_address() -> None:
    pairs = (("?a", "?b"),)
    assert split_query("??a=?b") == (pairs, ())
    assert split_query(join_query(pairs)) == (pairs, ())


@given(st.text() | st.text(alphabet="actorsmhqf=&~%.\\0123456789-/_\ud800\x00 "))
def test_no_address_fails(address: str) -> None:
    pairs, unreadable = split_query(address)
    query, notices = parse_query(pairs, TABLE)
    assert parse_query(write_query(query), TABLE) == (query, ())
    for notice in (*unreadable, *notices):
        assert all(notice.words(lang) for lang in ("en", "id"))
    select(TABLE, query)


keyed = st.tuples(st.sampled_from(["actors", "match", "role", "kinds", "importance", "from", "to", "q"]), st.text())


@given(st.lists(keyed))
def test_no_value_fails(pairs: list[tuple[str, str]]) -> None:
    query, notices = parse_query(pairs, TABLE)
    assert all(notice.value.isprintable() and len(notice.value) < 100 for notice in notices)
    assert select(TABLE, query).events == tuple(e for e in TABLE.events if e in select(TABLE, query).events)


def test_select_reads_the_three_forms_alike() -> None:
    expected = select(TABLE, Query(("NATO",), importance=2)).events
    assert [e.id for e in expected] == ["e0"]
    assert select(TABLE, "?actors=NATO&importance=2&lang=id&utm_source=x").events == expected
    assert select(TABLE, {"actors": "NATO", "importance": "2"}).events == expected


def test_select_warns_of_what_it_leaves_out() -> None:
    with pytest.warns(QueryWarning, match="NATTO.*Did you mean “NATO”") as caught:
        assert select(TABLE, "actors=NATTO") is TABLE
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert select(TABLE, "lang=xx") is TABLE


def test_an_empty_table_can_be_asked() -> None:
    empty = EventTable(())
    assert len(select(empty, Query(text="x", importance=3, match="between", actors=("A", "B")))) == 0
    assert actor_counts(empty, Query()) == {}


def test_counts_leave_the_choice_of_actors_out() -> None:
    counts = actor_counts(TABLE, Query(("A",), "between", "act", end=parse("2002")))
    assert counts == dict.fromkeys(ODD_IDS, 0) | {"NATO": 1, "RUS": 3, "A~B": 1}
    assert list(counts) == list(TABLE.actors)


@given(queries)
def test_a_count_is_what_choosing_that_actor_alone_selects(query: Query) -> None:
    counts = actor_counts(TABLE, query)
    rest = {"kinds": query.kinds, "importance": query.importance, "start": query.start, "end": query.end}
    for actor, count in counts.items():
        assert count == len(select(TABLE, Query((actor,), text=query.text, **rest)))  # type: ignore[arg-type]


def test_an_actor_may_be_called_by_a_name_that_only_it_bears() -> None:
    table = EventTable(
        (Event("e", parse("2001"), {"": "x"}),),
        actors={
            "DEU": Actor("DEU", {"en": "Germany", "id": "Jerman"}),
            "CIV": Actor("CIV", {"en": "Côte d\u2019Ivoire"}),
            "GER": Actor("GER", {"en": "Twins"}),
            "TWO": Actor("TWO", {"en": "Twins"}),
        },
    )
    assert parse_query([("actors", "GERMANY~jerman~cote d\u2019ivoire")], table) == (Query(("DEU", "CIV")), ())
    query, notices = parse_query([("actors", "Twins~GER")], table)
    assert (query.actors, [notice.rule for notice in notices]) == (("GER",), ["actor_unknown"])


def test_a_query_and_its_count_are_one_sentence() -> None:
    assert count_query(Query(), TABLE, "en", len(TABLE)) == f"All {len(TABLE)} events of the table."
    assert count_query(Query(("A",), start=parse("2001")), TABLE, "en", 1) == (
        f"1 of {len(TABLE)} events that involve A in words, from 2001 on."
    )


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("from=12.31.1999", "1999-12-31"),
        ("from=5.10.2021", "2021-10-05 or 2021-05-10"),
        ("to=18 Oktober 2021", "2021-10-18"),
        ("from=2014/2015", "2014"),
        ("to=2014/2015", "2015"),
        ("to=[2014,2015..2016]", "2016"),
        ("from=31.11.2021", "2021-11"),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_date_that_cannot_be_read_is_said_with_what_to_write(address: str, meant: str, lang: str) -> None:
    _, (notice,) = parse_query(split_query(address)[0], TABLE)
    words = notice.words(lang)
    assert address.partition("=")[2] in words
    assert words.endswith(f"{meant if lang == 'en' else meant.replace(' or ', ' atau ')}.")


@given(st.text(max_size=64), st.sampled_from(["from", "to"]))
def test_what_a_notice_says_to_write_can_be_read(written: str, key: str) -> None:
    for notice in parse_query([(key, written)], TABLE)[1]:
        if notice.rule == "date_meant":
            assert all(parse_query([(key, known)], TABLE)[1] == () for known in notice.known)
