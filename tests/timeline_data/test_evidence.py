"""Claims, numbers and date wordings: what is read, what belongs together, and what is wrong with a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.timeline_data.table_files import check_files, csv_text, rules, write_files
from timeline_data.dates import parse
from timeline_data.errors import TimelineDataError
from timeline_data.loading import check, load
from timeline_data.schema import CLAIMS, NUMBERS, WORDINGS, TableSchema
from timeline_data.table import Citation, Claim, DateWording, Event, EventTable, Number, Source

TABLES = {
    "events": """
        id,date,effective,title,initiators,targets,codes
        expelled,2021-10-06,[2021-10-31..2021-11-01],NATO expels eight,NATO,RUS,F1;F2
        suspended,2021-10-18,2021-11-01~,Russia suspends its mission,RUS,NATO,
        open,2021-11-01/..,,Missions stay closed,RUS,NATO,
    """,
    "actors": "id,name\nNATO,NATO\nRUS,Russia",
    "sources": """
        id,publisher,url,copy_of
        dw,Deutsche Welle,https://x.org/dw,
        suara,Suara.com,https://x.org/suara,dw
        tass,TASS,https://x.org/tass,
    """,
}
CLAIMS_TEXT = """
    id,event,speaker,person,said,source,via,wording,language,gist@en,gist@id,about,stance,status,contradicted_by,note,codes
    spies,expelled,NATO,Stoltenberg,2021-10-07,tass,Reuters > TASS,officers,en,Spies,Agen,event,supports,reported,,,F6
    denial,expelled,Russia,,,suara,,keliru,id,Wrong,Keliru,event,disputes,Contradicted,spies;tass,Late,F33; K5
    heading,,,,2021,dw,,jalur,id,,,,,,,,
"""
NUMBERS_TEXT = """
    event,measure,value,low,high,unit,wording,language,source,note@en,codes
    expelled,expelled,8,8,10,persons,delapan,id,suara,Two posts were vacant,F1
    expelled,share,,,,,setengah,id,dw,,F7;K7
"""
WORDINGS_TEXT = """
    event,field,source,wording,language,published,resolved,verdict,note@en,codes
    expelled,date,suara,pekan lalu,id,2021-10-19,2021-10-11/2021-10-17,contradicted,A week late,F1
    suspended,Effective,tass,in a few days,en,,2021-11-03,compatible,,
"""


def folder_of(folder: Path, **texts: str) -> Path:
    return write_files(folder, **{**TABLES, **texts})


def problems_of(folder: Path, **texts: str) -> list[str]:
    return check_files(folder, **{**TABLES, **texts})


def test_claims_are_read_beside_the_events(tmp_path: Path) -> None:
    table = load(folder_of(tmp_path, claims=CLAIMS_TEXT))
    assert check(tmp_path) == ()
    spies, denial = table.claims_of("expelled")
    assert spies == Claim(
        "spies", "expelled", "NATO", "Stoltenberg", parse("2021-10-07"), "tass", "Reuters > TASS",
        "officers", "en", {"en": "Spies", "id": "Agen"}, "event", "supports", "reported",
        codes=("F6",),
    )  # fmt: skip
    assert (denial.speaker, denial.stance, denial.status) == ("RUS", "disputes", "contradicted")
    assert (denial.contradicted_by, denial.codes, denial.note) == (("spies", "tass"), ("F33", "K5"), {"": "Late"})
    (heading,) = table.claims_of("")
    assert (heading.stance, heading.status, heading.about) == ("none", "reported", "")
    assert table.by_id["expelled"].codes == ("F1", "F2")


def test_numbers_have_a_value_a_range_or_words(tmp_path: Path) -> None:
    table = load(folder_of(tmp_path, numbers=NUMBERS_TEXT))
    assert check(tmp_path) == ()
    assert table.numbers == table.numbers_of("expelled")
    assert table.numbers == (
        Number("expelled", "expelled", 8, 8, 10, "persons", "delapan", "id", "suara", {"en": "Two posts were vacant"},
               ("F1",)),
        Number("expelled", "share", wording="setengah", language="id", source="dw", codes=("F7", "K7")),
    )  # fmt: skip


def test_date_wordings_keep_their_anchor(tmp_path: Path) -> None:
    table = load(folder_of(tmp_path, wordings=WORDINGS_TEXT))
    assert check(tmp_path) == ()
    assert table.wordings_of("expelled") == (
        DateWording(
            "expelled", "date", "suara", "pekan lalu", "id", parse("2021-10-19"), parse("2021-10-11/2021-10-17"),
            "contradicted", {"en": "A week late"}, ("F1",),
        ),
    )  # fmt: skip
    assert [wording.field for wording in table.wordings_of("suspended")] == ["effective"]


def test_a_selection_keeps_the_evidence_of_its_events(tmp_path: Path) -> None:
    table = load(folder_of(tmp_path, claims=CLAIMS_TEXT, numbers=NUMBERS_TEXT, wordings=WORDINGS_TEXT))
    without = table.take(event.id != "expelled" for event in table.events)
    assert [claim.id for claim in without.claims] == ["heading"]
    assert without.numbers == ()
    assert [wording.event for wording in without.wordings] == ["suspended"]
    assert table.take([True] * len(table)) == table


def test_a_text_and_its_copies_are_one_witness(tmp_path: Path) -> None:
    citations = (
        "event,source,role\nexpelled,dw,\nexpelled,suara,\nexpelled,tass,disputes\nsuspended,suara,\nsuspended,tass,"
    )
    table = load(folder_of(tmp_path, citations=citations))
    assert [table.witnesses_of(event) for event in ("expelled", "suspended", "open")] == [1, 2, 0]


def test_copies_of_copies_lead_to_the_first_text_and_never_round() -> None:
    sources = {a: Source(a, copy_of=b) for a, b in (("a", "b"), ("b", "c"), ("c", ""), ("x", "y"), ("y", "x"))}
    cited = ("a", "b", "c", "x", "y")
    table = EventTable(
        (Event("e", parse("2021"), {"en": "E"}),), sources=sources, citations=tuple(Citation("e", id_) for id_ in cited)
    )
    assert table.copied_from("a") == ("a", "b", "c")
    assert table.copied_from("x") == ("x", "y")
    assert table.cited_sources == cited


def test_copies_are_of_known_sources_and_do_not_go_round(tmp_path: Path) -> None:
    sources = "id,copy_of\na,b\nb,c\nc,b\nd,dd\ne,e\nf,a"
    assert problems_of(tmp_path, sources=sources) == [
        'sources.csv, row 4, column "copy_of": the copies go round in a circle: b ← c ← b. '
        "Leave the cell of the text that came first empty.",
        'sources.csv, row 5, column "copy_of": there is no source "dd". The nearest known one is "d". '
        "Write the id of the source whose text it repeats.",
        'sources.csv, row 6, column "copy_of": the copies go round in a circle: e ← e. '
        "Leave the cell of the text that came first empty.",
    ]


def test_everything_wrong_with_claims_is_reported_at_once(tmp_path: Path) -> None:
    claims = """
        id,event,speaker,said,source,wording,language,about,stance,status,contradicted_by
        a,expeled,NATOO,07.10.2021,das,Officers,english,evnt,support,doubted,b2;a
        b,,,,dw,,,,disputes,contradicted,
        b,,,,dw,words,,,,,tas;https://y.org/
        ,,,,,words,,,,,
    """
    assert problems_of(tmp_path, claims=claims) == [
        'claims.csv, row 2, column "event": there is no event "expeled". The nearest known one is "expelled". '
        "Write the id of an event of this table.",
        'claims.csv, row 2, column "speaker": there is no actor "NATOO". The nearest known one is "NATO". Write '
        "its id or name, or add it to the table of actors.",
        'claims.csv, row 2, column "said": cannot read "07.10.2021" as a date: it can be read in more than one '
        "way. Write 2021-10-07 or 2021-07-10, as it is meant.",
        'claims.csv, row 2, column "source": there is no source "das". Write its id or address, or add it to the '
        "table of sources.",
        'claims.csv, row 2, column "language": "english" is not a language code. Write a code of two or three '
        "letters, such as en or id.",
        'claims.csv, row 2, column "about": "evnt" is not a known subject. The nearest known one is "event". It '
        "is kept as it is.",
        'claims.csv, row 2, column "stance": "support" is not a known stance. The nearest known one is '
        '"supports". Known are supports, disputes, none.',
        'claims.csv, row 2, column "status": "doubted" is not a known status. The nearest known one is '
        '"disputed". Known are reported, disputed, contradicted, mistranslated, heading.',
        'claims.csv, row 2, column "contradicted_by": there is no claim or source "b2". The nearest known one is '
        '"b". Write the id of a claim or of a source of this table.',
        'claims.csv, row 2, column "contradicted_by": the claim "a" contradicts itself. Write the id of the '
        "other claim.",
        'claims.csv, row 3, column "wording": nothing says what is claimed. Write what is claimed, word for word '
        "or as a gist.",
        'claims.csv, row 3, column "stance": the claim disputes no event, because the cell "event" is empty. '
        "Write the event, or none here.",
        'claims.csv, row 3, column "contradicted_by": the claim is contradicted, and nothing says by what. Write '
        "the claim or source that does.",
        'claims.csv, row 4, column "id": the id "b" stands in row 3 already. Give one of the two another id.',
        'claims.csv, row 4, column "contradicted_by": there is no claim or source "tas". The nearest known one '
        'is "tass". Write the id of a claim or of a source of this table.',
        'claims.csv, row 5, column "id": the cell is empty. Write a short name, by which other rows can speak of '
        "this one.",
    ]


@pytest.mark.parametrize(
    ("cells", "rule", "words"),
    [
        ("8,9,10", "range-value", "8 does not lie within the range from 9 to 10. Correct the value or the range."),
        (",10,9", "range-reversed", "the range runs from 10 down to 9. Let it run from 9 to 10."),
        ("8,8,", "range-open", '"low" is 8, and "high" is empty. Write both ends of the range, or neither.'),
        (",,8", "range-open", '"high" is 8, and "low" is empty. Write both ends of the range, or neither.'),
        ("half,,", "number", '"half" is not a whole number. '
                             "Write the number alone, such as 8, or leave the cell empty."),
        (",,", "number-empty", "the row gives no number. "
                               "Write the value, the range from low to high, or the wording that stands for a number."),
    ],
)  # fmt: skip
def test_a_number_is_a_value_within_its_range(cells: str, rule: str, words: str, tmp_path: Path) -> None:
    (problem,) = check(folder_of(tmp_path, numbers=f"event,measure,value,low,high\nexpelled,expelled,{cells}"))
    assert (problem.rule, problem.severity, f"{problem.message} {problem.remedy}") == (rule, "error", words)


def test_everything_wrong_with_numbers_is_reported_at_once(tmp_path: Path) -> None:
    numbers = """
        event,measure,value,source,language
        expeled,expeled,8,dww,de
        ,,8,,
        expelled,expelled,8,dw,en
        expelled,expelled,8,dw,en
        expelled,expelled,9,dw,en
    """
    assert problems_of(tmp_path, numbers=numbers) == [
        'numbers.csv, row 2, column "event": there is no event "expeled". The nearest known one is "expelled". '
        "Write the id of an event of this table.",
        'numbers.csv, row 2, column "measure": "expeled" is not a known measure. The nearest known one is '
        '"expelled". It is kept as it is.',
        'numbers.csv, row 2, column "source": there is no source "dww". The nearest known one is "dw". Write its '
        "id or address, or add it to the table of sources.",
        'numbers.csv, row 3, column "event": the cell is empty. Write the id of an event of this table.',
        'numbers.csv, row 3, column "measure": the cell is empty. Write what is counted: expelled, refused, '
        "posts_abolished, ceiling_before, ceiling_after, remaining, share.",
        'numbers.csv, row 5, column "measure": row 4 says the same. Delete one of the two.',
    ]


def test_a_number_can_be_the_part_of_one_actor(tmp_path: Path) -> None:
    numbers = """
        event,measure,value,source,actor
        expelled,expelled,8,dw,
        expelled,expelled,5,dw,NATO
        expelled,expelled,4,tass,Russia
        expelled,refused,2,dw,NATO
        expelled,refused,3,tass,NATO
        expelled,refused,1,dw,RUS
        suspended,share,3,dw,
    """
    table = load(folder_of(tmp_path, numbers=numbers))
    assert check(tmp_path) == ()
    assert [number.actor for number in table.numbers] == ["", "NATO", "RUS", "NATO", "NATO", "RUS", ""]
    assert [number.value for number in table.counted("expelled")] == [8], "the whole, and no part beside it"
    assert [number.value for number in table.counted("expelled", "refused")] == [2, 1], "without a whole each part once"
    assert table.counted("suspended") == ()


def test_parts_belong_to_an_actor_of_the_event_and_fit_into_the_whole(tmp_path: Path) -> None:
    numbers = """
        event,measure,value,high,low,source,actor
        expelled,expelled,8,,,dw,
        expelled,expelled,5,,,dw,NATO
        expelled,expelled,4,,,dw,RUS
        expelled,expelled,9,,,tass,FRA
        expelled,refused,8,9,7,dw,
        expelled,refused,9,,,dw,NATO
    """
    actors = "id,name\nNATO,NATO\nRUS,Russia\nFRA,France"
    assert problems_of(tmp_path, numbers=numbers, actors=actors) == [
        'numbers.csv, row 4, column "value": the parts come to 9, and the same source makes the whole 8. Check the '
        "numbers.",
        'numbers.csv, row 5, column "actor": "FRA" takes no part in the event. Write one of its actors, or leave the '
        "cell empty if the number is the event's own.",
    ]


@given(st.lists(st.tuples(st.sampled_from(["", "A", "B", "C"]), st.integers(0, 9) | st.none()), max_size=9))
def test_nobody_is_counted_twice(said: list[tuple[str, int | None]]) -> None:
    numbers = tuple(Number("e", "expelled", value, actor=actor) for actor, value in said)
    table = EventTable((Event("e", parse("2021"), {"en": "E"}),), numbers=numbers)
    counted = table.counted("e")
    assert len({number.actor for number in counted}) == len(counted)
    assert not any(number.actor for number in counted) or not any(a == "" and v is not None for a, v in said)
    assert {number.actor for number in counted} in ({""}, {actor for actor, value in said if value is not None})


def test_everything_wrong_with_wordings_is_reported_at_once(tmp_path: Path) -> None:
    wordings = """
        event,field,source,wording,published,resolved,verdict
        expelled,dat,suara,last week,soon,later,guilty
        ,,,,,,
        ,date,,,2021,,
        expelled,date,dw,last week,,2021-10-11/2021-10-17,compatible
        expelled,date,dw,last week,,2021-10-06,contradicted
        expelled,date,tass,then,,,exact
    """
    assert problems_of(tmp_path, wordings=wordings) == [
        'wordings.csv, row 2, column "field": "dat" is not a known field. The nearest known one is "date". Known '
        "are date, effective.",
        'wordings.csv, row 2, column "published": cannot read "soon" as a date. Write a date such as 2021-10-18, '
        "2021-10, 2021~ or 2021-10-01/2021-10-18.",
        'wordings.csv, row 2, column "resolved": cannot read "later" as a date. Write a date such as 2021-10-18, '
        "2021-10, 2021~ or 2021-10-01/2021-10-18.",
        'wordings.csv, row 2, column "verdict": "guilty" is not a known verdict. Known are exact, compatible, '
        "contradicted.",
        "wordings.csv, row 3: 1 empty row stands between the others (3). Delete them if nothing is missing there.",
        'wordings.csv, row 4, column "event": the cell is empty. Write the id of an event of this table.',
        'wordings.csv, row 4, column "source": the cell is empty. Write the id of a source.',
        'wordings.csv, row 4, column "wording": the cell is empty. Write how the source words the date.',
        'wordings.csv, row 5, column "verdict": 2021-10-11/2021-10-17 and the event\'s 2021-10-06 have no day in '
        'common, and the verdict is "compatible". Write contradicted, or check the dates.',
        'wordings.csv, row 6, column "wording": row 5 says the same. Delete one of the two.',
        'wordings.csv, row 6, column "verdict": 2021-10-06 and the event\'s 2021-10-06 have a day in common, and '
        'the verdict is "contradicted". Write compatible or exact, or check the dates.',
        'wordings.csv, row 7, column "resolved": the verdict is "exact", and nothing says what the wording comes '
        "to. Write the date that it gives, as EDTF.",
    ]


@pytest.mark.parametrize(
    ("event", "field", "resolved", "verdict", "agrees"),
    [
        ("expelled", "date", "2021-10-06", "exact", True),
        ("expelled", "date", "2021-10~", "compatible", True),
        ("expelled", "date", "2021-09", "compatible", False),
        ("expelled", "date", "2021-09~", "compatible", True),  # about September reaches into October
        ("expelled", "date", "../2021-10-05", "contradicted", True),
        ("expelled", "date", "2021-10-06/..", "contradicted", False),
        ("expelled", "effective", "2021-11-01", "exact", True),
        ("suspended", "effective", "2021-11-01/2021-11-05", "contradicted", False),
        ("suspended", "effective", "2021-11-03", "contradicted", True),  # how far ~ reaches is open
        ("suspended", "effective", "2021-11-03", "compatible", True),
        ("suspended", "effective", "2021-11-06", "compatible", False),
        ("open", "date", "2025", "compatible", True),
        ("open", "date", "2021-10", "compatible", False),
        ("open", "effective", "2021-10", "contradicted", True),  # it has none, so nothing can be compared
    ],
)
def test_a_verdict_is_one_that_the_days_allow(
    event: str, field: str, resolved: str, verdict: str, agrees: bool, tmp_path: Path
) -> None:
    text = f"event,field,source,wording,resolved,verdict\n{event},{field},dw,then,{resolved},{verdict}"
    assert rules(check(folder_of(tmp_path, wordings=text))) == ([] if agrees else [("verdict", "warning")])


def test_an_id_of_a_claim_and_a_source_contradicts_nothing(tmp_path: Path) -> None:
    claims = "id,wording,contradicted_by\ndw,words,\na,words,dw"
    (problem,) = check(folder_of(tmp_path, claims=claims))
    assert (problem.rule, problem.row) == ("contradiction-twice", 3)


def test_unknown_measures_and_subjects_are_kept(tmp_path: Path) -> None:
    table = load(
        folder_of(tmp_path, claims="id,wording,about\na,words,the weather", numbers="event,measure,value\nopen,flags,3")
    )
    assert (table.claims[0].about, table.numbers[0].measure) == ("the weather", "flags")


def test_a_table_without_actors_and_sources_takes_names_as_they_are(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        events="id,date,title,actors\na,2021,Talks,RUS",
        claims="id,event,speaker,source,wording,contradicted_by\nc,a,Lavrov,Reuters,words,https://x.org/1\nd,a,,,words,e",
    )
    (problem,) = check(tmp_path)
    assert (problem.rule, problem.row) == ("claim-or-source-unknown", 3)
    write_files(tmp_path, claims="id,event,speaker,source,wording\nc,a,Lavrov,Reuters,words")
    table = load(tmp_path)
    assert table.sources["Reuters"] == Source("Reuters", title="Reuters")
    assert table.actors["Lavrov"].name == {"": "Lavrov"}


CELLS = st.sampled_from(
    ["", "expelled", "expeled", "date", "effective", "8", "-1", "10", "dw", "RUS", "a", "a;b", "2021-10", "soon", "en",
     "exact", "contradicted", "https://x.org/", "javascript:x", "supports", "F1; F2", "“”", "x" * 99]
)  # fmt: skip


@st.composite
def evidence(draw: st.DrawFn) -> tuple[TableSchema, list[list[str]]]:
    """A table of evidence with all its columns and any cells."""
    schema = draw(st.sampled_from([CLAIMS, NUMBERS, WORDINGS]))
    width = len(schema.columns)
    return schema, [
        [column.name for column in schema.columns],
        *draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4)),
    ]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(evidence())
def test_any_evidence_has_problems_or_all_of_its_rows(
    tmp_path: Path, drawn: tuple[TableSchema, list[list[str]]]
) -> None:
    schema, rows = drawn
    folder_of(tmp_path)
    for other in (CLAIMS, NUMBERS, WORDINGS):
        (tmp_path / f"{other.name}.csv").unlink(missing_ok=True)
    (tmp_path / f"{schema.name}.csv").write_text(csv_text(rows), encoding="utf-8", newline="")
    problems = check(tmp_path)
    assert all(problem.message and problem.remedy for problem in problems)
    if any(problem.severity == "error" for problem in problems):
        with pytest.raises(TimelineDataError):
            load(tmp_path)
    else:
        table = load(tmp_path)
        written = sum(any(cell for cell in row) for row in rows[1:])
        assert len(table.claims) + len(table.numbers) + len(table.wordings) == written
