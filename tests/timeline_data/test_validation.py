"""What is wrong with rows and cells, in the words that a person reads."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.timeline_data.table_files import check_events, check_files, csv_text, rules, write_events, write_files
from timeline_data.errors import TimelineDataError
from timeline_data.loading import check, examine, load
from timeline_data.schema import EVENTS
from timeline_data.table import Citation, Membership, Relation, Source
from timeline_data.validation.inspection import Inspection


def test_a_date_of_another_form_is_shown_as_edtf(tmp_path: Path) -> None:
    rows = "\n".join(["2021,Suspension,RUS"] * 12)
    assert check_events(tmp_path, f"date,title,actors\n{rows}\n12.31.1999,Suspension,RUS") == [
        'events.csv, row 14, column "date": cannot read "12.31.1999" as a date. '
        "Write 1999-12-31, or 1999-12 or 1999 if that is all you know."
    ]


def test_an_ambiguous_date_is_asked_about(tmp_path: Path) -> None:
    (problem,) = check(write_events(tmp_path, "date,title,actors\n03/04/2021,Suspension,RUS"))
    assert (problem.rule, problem.row, problem.column, problem.value) == ("date-ambiguous", 2, "date", "03/04/2021")
    assert "2021-03-04" in problem.remedy
    assert "2021-04-03" in problem.remedy


@pytest.mark.parametrize("date", ["2021-02-30", "2021-13", "2014-05/2014-03", "soon", "../.."])
def test_what_no_calendar_has_is_an_error(date: str, tmp_path: Path) -> None:
    (problem,) = check(write_events(tmp_path, f"date,title,actors\n{date},Suspension,RUS"))
    assert (problem.severity, problem.row, problem.column, problem.value) == ("error", 2, "date", date)
    assert problem.remedy


def test_a_date_that_is_open_on_both_sides_has_no_place(tmp_path: Path) -> None:
    (problem,) = check(write_events(tmp_path, 'date,title,actors\n"[..1960,1970..]",Suspension,RUS'))
    assert problem.rule == "date-unbounded"


def test_everything_wrong_is_reported_at_once(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path,
        events="""
            id,date,effective,title@en,label@en,kind,status,quad,people,importance,initiators,responds_to,sources,url
            a,,12.31.1999,,Label,,announced,,,,RUS,,,
            b,2021,,Title,A label that is very much longer than forty,explusion,anounced,7,eight,5,RUSS,c,s9,ftp://x
            b,2021,,Title,,,,,,,,,,
        """,
        actors="""
            id,name@en
            RUS,Russia
            RUS,Russia
            ,Nobody
        """,
        sources="id,url,date,language\ns1,javascript:alert(1),31.12.1999,English",
        relations="event,relation,other\na,answers,a\na,responds_to,z\n,responds_to,",
        citations="event,source,role\nb,s1,denies\nz,s9,",
    )
    assert [str(problem) for problem in check(folder)] == [
        'events.csv, row 2, column "date": the cell is empty. Write 2021-10-18, or 2021-10 or 2021 if that '
        "is all you know.",
        'events.csv, row 2, column "effective": cannot read "12.31.1999" as a date. Write 1999-12-31, or '
        "1999-12 or 1999 if that is all you know.",
        'events.csv, row 2, column "title@en": the event has no title. Write what happened in one line.',
        'events.csv, row 3, column "label@en": the label has 43 characters, 40 at most have room. Shorten '
        "it; the title may be longer.",
        'events.csv, row 3, column "kind": "explusion" is not a known kind. The nearest known one is '
        '"expulsion". It is kept as it is.',
        'events.csv, row 3, column "status": "anounced" is not a known status. The nearest known one is '
        '"announced". Known are announced, in_force, ended, disputed, retracted.',
        'events.csv, row 3, column "quad": "7" is not a whole number from 1 to 4. Write the quad class, 1 to '
        "4, or leave the cell empty.",
        'events.csv, row 3, column "people": "eight" is not a whole number. Write the number alone, such as '
        "8, or leave the cell empty.",
        'events.csv, row 3, column "importance": "5" is not a whole number from 1 to 3. Write 3 for an '
        "anchor of the story, 2, or 1 for routine; empty means 2.",
        'events.csv, row 3, column "initiators": there is no actor "RUSS". The nearest known one is "RUS". '
        "Write its id or name, or add it to the table of actors.",
        'events.csv, row 3, column "responds_to": there is no event "c". Write the id of an event of this table.',
        'events.csv, row 3, column "sources": there is no source "s9". Write its id or address, or add it to '
        "the table of sources.",
        'events.csv, row 3, column "url": "ftp://x" is not a web address. Write the whole address, with '
        "https:// or http:// before it and no blank inside.",
        'events.csv, row 4, column "id": the id "b" stands in row 3 already. Give one of the two another id.',
        'actors.csv, row 3, column "id": the id "RUS" stands in row 2 already. Give one of the two another id.',
        'actors.csv, row 4, column "id": the cell is empty. Write a short name, by which other rows can '
        "speak of this one.",
        'sources.csv, row 2, column "url": "javascript:alert(1)" is not a web address. Write the whole '
        "address, with https:// or http:// before it and no blank inside.",
        'sources.csv, row 2, column "date": cannot read "31.12.1999" as a date. Write 1999-12-31, or 1999-12 '
        "or 1999 if that is all you know.",
        'sources.csv, row 2, column "language": "English" is not a language code. Write a code of two or '
        "three letters, such as en or id.",
        'relations.csv, row 2, column "relation": "answers" is not a known relation. Known are responds_to, '
        "part_of, carries_out, completes, explains, reverses.",
        'relations.csv, row 3, column "other": there is no event "z". Write the id of an event of this table.',
        'relations.csv, row 4, column "event": the cell is empty. Write the id of an event of this table.',
        'relations.csv, row 4, column "other": the cell is empty. Write the id of an event of this table.',
        'citations.csv, row 2, column "role": "denies" is not a known role. Known are supports, disputes.',
        'citations.csv, row 3, column "event": there is no event "z". Write the id of an event of this table.',
        'citations.csv, row 3, column "source": there is no source "s9". Write its id or address, or add it '
        "to the table of sources.",
    ]


def test_load_raises_all_errors_and_no_warnings(tmp_path: Path) -> None:
    path = write_events(tmp_path, "date,title,actors,colour\nsoon,Suspension,RUS,red\n2021,,RUS,")
    with pytest.raises(TimelineDataError) as raised:
        load(path)
    assert [problem.row for problem in raised.value.problems] == [2, 3]
    assert rules(check(path))[0] == ("column-unknown", "warning")


def test_an_unknown_kind_is_kept(tmp_path: Path) -> None:
    path = write_events(tmp_path, "date,title,kind\n2021,Ball,Court ball\n2022,Closing,Mission closure")
    assert [event.kind for event in load(path).events] == ["Court ball", "mission_closure"]


@pytest.mark.parametrize(
    ("people", "message"),
    [
        ("-1", '"-1" is not a whole number from 0 to 10000000000.'),
        ("8.0", '"8.0" is not a whole number.'),
        ("1,000", '"1,000" is not a whole number.'),
        ("٨", '"٨" is not a whole number.'),
    ],
)
def test_people_are_counted_in_whole_numbers(people: str, message: str, tmp_path: Path) -> None:
    path = write_events(tmp_path, f'date,title,actors,people\n2021,Expulsion,NATO,"{people}"')
    assert [problem.message for problem in check(path)] == [message]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ("4,1", '"4" is no CAMEO code: two to four digits, the first two from 01 to 20. '
                "Write 04 if a spreadsheet took the zero away, and format the column as text."),
        ("211,", '"211" is no CAMEO code: two to four digits, the first two from 01 to 20. '
                "Write 0211 if a spreadsheet took the zero away, and format the column as text."),
        ("expel,", '"expel" is no CAMEO code: two to four digits, the first two from 01 to 20. '
                   "Write a code such as 04 or 166."),
        ("166,3", "quad class 3 does not agree with CAMEO 166, whose class is 4. Correct one of the two."),
    ],
)  # fmt: skip
def test_cameo_codes_are_text_with_their_zeros(cells: str, problem: str, tmp_path: Path) -> None:
    path = write_events(tmp_path, f"date,title,actors,cameo,quad\n2021,Expulsion,NATO,{cells}")
    (found,) = check(path)
    assert (f"{found.message} {found.remedy}", found.severity) == (problem, "warning")
    assert load(path).events[0].cameo == cells.split(",", maxsplit=1)[0]


def test_the_order_of_days_is_looked_at(tmp_path: Path) -> None:
    problems = check_events(
        tmp_path,
        """
        id,date,effective,title,actors,responds_to
        a,2021-10-18,2021-10-01,Suspension,RUS,b
        b,2021-11-01,2021-11-01~,Deadline,RUS,
        c,2021-10,2021-10-06,Same month,RUS,a
        """,
    )
    assert problems == [
        'events.csv, row 2, column "effective": it takes effect on 2021-10-01, before its own date 2021-10-18. '
        "Check both dates.",
        'events.csv, row 2, column "responds_to": the event of 2021-10-18 answers "b", which is later: 2021-11-01. '
        "Check the dates and the direction.",
    ]


def test_an_event_does_not_point_to_itself(tmp_path: Path) -> None:
    assert check_events(tmp_path, "id,date,title,actors,responds_to\na,2021,Suspension,RUS,a") == [
        'events.csv, row 2, column "responds_to": the event "a" points to itself. Write the id of the other event.'
    ]


def test_answers_do_not_go_round(tmp_path: Path) -> None:
    problems = check(
        write_events(
            tmp_path,
            "id,date,title,actors,responds_to\na,2021,A,RUS,b\nb,2021,B,NATO,c\nc,2021,C,RUS,a\nd,2021,D,RUS,a",
        )
    )
    assert rules(problems) == [("answer-circle", "warning")]
    assert "in a circle" in problems[0].message


def test_the_same_tie_twice_is_one(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path,
        events="id,date,title,actors,responds_to\na,2021,A,RUS,\nb,2022,B,NATO,a",
        relations="event,relation,other\nb,responds_to,a\nb,reverses,a\nb,reverses,a",
    )
    table, problems = examine(folder)
    assert [str(problem) for problem in problems] == [
        'relations.csv, row 4, column "other": row 3 says the same. Delete one of the two.'
    ]
    assert table is not None
    assert table.relations == (Relation("b", "responds_to", "a"), Relation("b", "reverses", "a"))


def test_actors_are_known_by_id_and_by_name(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path,
        events="date,title,initiators,targets\n2021,Expulsion,nato ; Rusia;NATO,RUS",
        actors="id,name@en,name@id,side,order,memberships\nNATO,NATO,,west,1,\nRUS,Russia,Rusia,,2,NATO:1994/2014",
    )
    table = load(folder)
    assert (table.events[0].initiators, table.events[0].targets) == (("NATO", "RUS"), ("RUS",))
    assert (table.actors["NATO"].name, table.actors["NATO"].order) == ({"en": "NATO"}, 1)
    (membership,) = table.actors["RUS"].memberships
    assert (membership.group, membership.start and membership.start.text) == ("NATO", "1994")


def test_a_name_that_two_actors_bear_names_neither(tmp_path: Path) -> None:
    problems = check_files(
        tmp_path, events="date,title,actors\n2021,Expulsion,Congo", actors="id,name\nCOG,Congo\nCOD,Congo"
    )
    assert len(problems) == 1
    assert problems[0].startswith('events.csv, row 2, column "actors": there is no actor "Congo".')


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("G7:2014", "membership-dates"),
        ("G7:2014/2010", "date-reversed"),
        ("G77", "actor-unknown"),
        ("G7:", "date-empty"),
    ],
)
def test_memberships_have_a_group_and_two_ends(cell: str, rule: str, tmp_path: Path) -> None:
    folder = write_files(
        tmp_path, events="date,title,actors\n2021,Expulsion,RUS", actors=f"id,memberships\nG7,\nRUS,{cell}"
    )
    assert [problem.rule for problem in check(folder)] == [rule]


def test_a_membership_may_be_open_or_bare(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path, events="date,title,actors\n2021,Expulsion,RUS", actors="id,memberships\nG7,\nEU,\nRUS,G7;EU:1997/.."
    )
    bare, dated = load(folder).actors["RUS"].memberships
    assert bare == Membership("G7")
    assert (dated.start and dated.start.text, dated.end) == ("1997", None)


def test_in_a_bare_table_the_text_is_the_actor(tmp_path: Path) -> None:
    table = load(write_events(tmp_path, "date,title,actors\n2021,Talks,NATO; Russia ;NATO;"))
    assert table.events[0].initiators == ("NATO", "Russia")
    assert table.events[0].targets == ()
    assert {id_: actor.name for id_, actor in table.actors.items()} == {"NATO": {"": "NATO"}, "Russia": {"": "Russia"}}


def test_two_spellings_of_an_actor_are_noticed(tmp_path: Path) -> None:
    assert check_events(tmp_path, "date,title,actors\n2021,Talks,Russia\n2022,Talks,russia") == [
        'events.csv, row 3, column "actors": "russia" and "Russia" differ only in capitals and are two actors. '
        "Write one of the two throughout."
    ]


def test_who_takes_part_acts_where_only_targets_are_named(tmp_path: Path) -> None:
    text = "date,title,actors,targets\n2021,Expulsion,NATO;Germany;Russia,Russia\n2022,Meeting,NATO;Russia,"
    table = load(write_events(tmp_path, text))
    assert [(event.initiators, event.targets) for event in table.events] == [
        (("NATO", "Germany"), ("Russia",)),
        (("NATO", "Russia"), ()),
    ]


def test_actors_beside_initiators_are_not_lost_in_silence(tmp_path: Path) -> None:
    text = "date,title,initiators,targets,actors\n2021,Talks,RUS,NATO,RUS\n2021,Talks,RUS,NATO,RUS;USA"
    assert check_events(tmp_path, text) == [
        'events.csv, row 3, column "actors": "USA" is neither among the initiators nor among the targets, '
        "and is not read. Write it in one of the two."
    ]


def test_names_do_not_hold_what_separates_names(tmp_path: Path) -> None:
    problems = check(write_events(tmp_path, "id,date,title,actors,kind\na~b,2021,Talks,N~R,x~y"))
    assert [problem.rule for problem in problems if problem.severity == "error"] == ["name-separator"] * 3


def test_sources_are_addresses_or_texts_in_a_bare_table(tmp_path: Path) -> None:
    text = "id,date,title,actors,sources,url\na,2021,Talks,RUS,https://x.org/1;https://x.org/2; Reuters,https://x.org/1"
    table = load(write_events(tmp_path, text))
    assert table.citations == tuple(
        Citation("a", source) for source in ("https://x.org/1", "https://x.org/2", "Reuters")
    )
    assert table.sources["https://x.org/2"] == Source("https://x.org/2", url="https://x.org/2")
    assert table.sources["Reuters"] == Source("Reuters", title="Reuters")


def test_an_address_of_a_known_source_is_that_source(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path,
        events="id,date,title,actors,sources\na,2021,Talks,RUS,https://x.org/1;s2",
        sources="id,url\ns1,https://x.org/1\ns2,",
        citations="event,source,role,quotation,language,note@en\na,s2,disputes,Tidak,id,Denied",
    )
    assert load(folder).citations == (
        Citation("a", "s1"),
        Citation("a", "s2", "disputes", "Tidak", "id", {"en": "Denied"}),
    )


def test_a_semicolon_inside_an_address_is_asked_about(tmp_path: Path) -> None:
    assert check_events(tmp_path, "date,title,actors,sources\n2021,Talks,RUS,https://x.org/a;b=1") == [
        'events.csv, row 2, column "sources": "b=1" may be a source or the end of the address before it. '
        "Write a blank behind the ; if it is a source, and %3B for a ; inside an address."
    ]


@pytest.mark.parametrize("cell", ["javascript:alert(1)", " JavaScript : alert(1)", "data:text/html,x", "file:///etc/x"])
@pytest.mark.parametrize("column", ["sources", "url"])
def test_only_the_web_is_an_address(cell: str, column: str, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(
        csv_text([["date", "title", "actors", column], ["2021", "Talks", "RUS", cell]]), encoding="utf-8"
    )
    assert rules(check(tmp_path / "events.csv")) == [("url", "error")]


def test_a_missing_id_is_made_from_date_and_title(tmp_path: Path) -> None:
    text = "date,title@en,title@id\n2021-10,Talks: “again”!,Lagi\n2021-10,Talks – again,Lagi\n1999/2000,Épée,Épée"
    path = write_events(tmp_path, text)
    ids = [event.id for event in load(path).events]
    assert ids == ["1999-2000-epee", "2021-10-talks-again", "2021-10-talks-again-2"]
    assert [event.id for event in load(path).events] == ids


def test_a_made_id_does_not_take_a_given_one(tmp_path: Path) -> None:
    text = "id,date,title\n,2021,Talks\n2021-talks,2021,Talks\n2021-talks-2,2021,Talks\n,2021,Talks"
    table = load(write_events(tmp_path, text))
    assert [event.id for event in table.events] == ["2021-talks", "2021-talks-2", "2021-talks-3", "2021-talks-4"]


def test_events_stand_in_the_order_of_date_importance_and_id(tmp_path: Path) -> None:
    text = "id,date,title,importance\nb,2021-10-18,T,\na,2021-10-18,T,2\nc,2021-10-18,T,3\nd,2021-10,T,1\ne,../2020,T,"
    assert [event.id for event in load(write_events(tmp_path, text)).events] == ["e", "d", "c", "a", "b"]


def test_a_side_without_a_name_is_noticed(tmp_path: Path) -> None:
    write_files(tmp_path, events="date,title,actors\n2021,Talks,RUS", actors="id,side\nRUS,east")
    resources = '[{"name": "events", "path": "events.csv"}, {"name": "actors", "path": "actors.csv"}]'
    (tmp_path / "datapackage.json").write_text(f'{{"resources": {resources}, "sides": {{"west": {{"en": "West"}}}}}}')
    assert [str(problem) for problem in check(tmp_path)] == [
        'actors.csv, row 2, column "side": the side "east" has no name in datapackage.json. Known are west.'
    ]


def test_suggestions_stop_where_they_would_take_minutes() -> None:
    inspection = Inspection()
    known = {f"event-{number}": () for number in range(20_000)}
    answers = [inspection.nearest(f"evnt-{number}", known) for number in range(30)]
    assert answers[0] == "event-0"
    assert answers[-1] == ""
    assert inspection.nearest("evnt-0", known) == "event-0"


WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.text(string.printable, max_size=12)
CELLS = WORDS | st.sampled_from(
    ["", "2021", "2021-10-18~", "03/04/2021", "NA", "null", "007", "a", "b;c", "https://x.org/", "expulsion", "3", "@"]
)
HEADINGS = CELLS | st.sampled_from([*(column.name for column in EVENTS.columns), "title@en", "label@x-y", "Start"])


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A table of any cells, often under headings that mean something, its rows sometimes too short or too long."""
    headings = draw(st.lists(HEADINGS, min_size=1, max_size=6, unique=True))
    if draw(st.booleans()):
        headings = ["date", "title", *(heading for heading in headings if heading not in {"date", "title", "Start"})]
    width = st.just(len(headings)) | st.integers(0, 8)
    rows = draw(st.lists(width.flatmap(lambda n: st.lists(CELLS, min_size=n, max_size=n)), max_size=5))
    return [headings, *rows]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(tables(), st.sampled_from([",", ";", "\t"]))
def test_any_table_has_problems_or_all_of_its_events(tmp_path: Path, rows: list[list[str]], separator: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(csv_text(rows, separator), encoding="utf-8", newline="")
    problems = check(path)
    assert all(problem.message and problem.remedy and problem.file for problem in problems)
    if any(problem.severity == "error" for problem in problems):
        with pytest.raises(TimelineDataError):
            load(path)
    else:
        table = load(path)
        assert len(table) == sum(any(cell.strip() for cell in row) for row in rows[1:])
        assert len(table.frame) == len(table)
        assert len(table.by_id) == len(table)
