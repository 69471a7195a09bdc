"""Files as they come: encodings, line ends, separators, quotes; folders and packages; paths that lead nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import timeline_data
from tests.timeline_data.table_files import check_events, csv_text, rules, write_events, write_files
from timeline_data.errors import TimelineDataError
from timeline_data.loading import check, examine, load
from timeline_data.readers import READERS
from timeline_data.readers.raw import Reader

BARE = "date,title,actors\n2021-10-06,Expulsion,NATO\n2021-10-18,Suspension,Russia\n"


def write_bytes(folder: Path, content: bytes, name: str = "events.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def titles(path: Path) -> list[str]:
    return [event.title[""] for event in load(path).events]


def test_the_bundled_table_is_loaded_without_a_path() -> None:
    table = timeline_data.load()
    assert check() == ()
    assert {"rus-mission-2021", "nato-expel-2021"} & set(table.by_id)
    assert table.info.views


def test_the_public_names_are_there() -> None:
    for name in timeline_data.__all__:
        assert getattr(timeline_data, name)


def test_three_columns_are_enough(tmp_path: Path) -> None:
    table = load(str(write_events(tmp_path, BARE)))
    assert [(event.date.text, event.initiators) for event in table.events] == [
        ("2021-10-06", ("NATO",)),
        ("2021-10-18", ("Russia",)),
    ]
    assert check(tmp_path / "events.csv") == ()


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_any_line_end_with_and_without_a_byte_order_mark(ends: str, mark: bytes, tmp_path: Path) -> None:
    path = write_bytes(tmp_path, mark + BARE.replace("\n", ends).encode())
    assert titles(path) == ["Expulsion", "Suspension"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_heading_tells_the_separator(separator: str, tmp_path: Path) -> None:
    rows = [["date", "title", "actors"], ["2021", "Talks, again; and\tagain", "NATO;Russia"]]
    table = load(write_bytes(tmp_path, csv_text(rows, separator).encode()))
    assert table.events[0].title == {"": "Talks, again; and\tagain"}
    assert table.events[0].initiators == ("NATO", "Russia")


def test_known_headings_outweigh_the_number_of_columns(tmp_path: Path) -> None:
    path = write_bytes(tmp_path, b"date;title;a,b,c,d,e\n2021;Talks;x\n")
    assert titles(path) == ["Talks"]


def test_a_quoted_cell_may_hold_rows_of_its_own(tmp_path: Path) -> None:
    path = write_bytes(tmp_path, b'date,title,actors\r\n2021,"One\r\ntwo, ""three""",NATO\r\nsoon,Talks,NATO\r\n')
    (problem,) = check(path)
    assert (problem.row, problem.value) == (3, "soon")
    path = write_bytes(tmp_path, path.read_bytes().replace(b"soon", b"2022"))
    assert titles(path) == ['One\r\ntwo, "three"', "Talks"]


def test_text_stays_text(tmp_path: Path) -> None:
    rows = [
        ["date", "title", "actors", "place"],
        *(["2021", word, word, word] for word in ("NA", "null", "007", "1e5")),
    ]
    table = load(write_bytes(tmp_path, csv_text(rows).encode()))
    assert {(event.title[""], event.place[""], event.initiators) for event in table.events} == {
        (word, word, (word,)) for word in ("NA", "null", "007", "1e5")
    }


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "date,title,actors\n2021,Entrée,NATO\n".encode("latin-1"),
            "the file is not UTF-8: byte 27 (line 2) is 0xE9.",
        ),
        (b"\xef\xbb\xbfdate,title\r\n\r\n2021,\xff\n", "the file is not UTF-8: byte 22 (line 3) is 0xFF."),
        (b"\xff", "the file is not UTF-8: byte 0 (line 1) is 0xFF."),
        (BARE.encode("utf-16"), "the file is UTF-16, not UTF-8."),
    ],
)
def test_another_encoding_is_named_and_not_guessed(content: bytes, problem: str, tmp_path: Path) -> None:
    (found,) = check(write_bytes(tmp_path, content))
    assert str(found) == f'events.csv: {problem} Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8").'


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", " ,,\n"])
def test_an_empty_file_is_no_table(content: str, tmp_path: Path) -> None:
    (problem,) = check(write_bytes(tmp_path, content.encode()))
    assert str(problem) == (
        "events.csv: the file is empty. Its first row must name the columns, for instance: date,title,actors"
    )


def test_a_heading_alone_is_no_table(tmp_path: Path) -> None:
    assert check_events(tmp_path, "date,title,actors") == [
        "events.csv: there are headings but no events. Write each event in a row of its own."
    ]


def test_headings_that_lack_are_named_with_what_will_do(tmp_path: Path) -> None:
    assert check_events(tmp_path, "day,titel\n2021,Talks") == [
        'events.csv, row 1, column "date": there is no column "date". Give one column the heading "date" '
        "(start, start_date, event_date, when, edtf, date_edtf will do as well).",
        'events.csv, row 1, column "title": there is no column "title". Give one column the heading "title" '
        "(headline, event_title will do as well).",
        'events.csv, row 1, column "actors": no column names actors: every event stands in one lane. '
        'Add a column "actors", or "initiators" and "targets".',
        'events.csv, row 1, column "day": this column is not read. '
        'Leave it as it is, or rename it: "diplomatic-timeline formats" lists the columns.',
        'events.csv, row 1, column "titel": this column is not read. '
        'Rename it if "title" is meant, or leave it as it is.',
    ]


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("date,title,actors,Date", ("column-twice", "error")),
        ("start,title,actors,when", ("column-twice", "error")),
        ("date,title,actors,start", ("column-unread", "warning")),
        ("start,title,actors,date", ("column-unread", "warning")),
        ("date,title@en,actors,Title @ EN", ("column-twice", "error")),
        ("date,title,actors,title@english", ("language-code", "error")),
        ("date,title,actors,kind@en", ("column-unknown", "warning")),
        ("date,title,actors,end", ("column-unknown", "warning")),
        ("date,title,actors,", ("column-nameless", "warning")),
    ],
)
def test_headings_that_cannot_be_read_are_named(heading: str, rule: tuple[str, str], tmp_path: Path) -> None:
    path = write_events(tmp_path, f"{heading}\n2021,Talks,NATO,2021")
    assert rules(check(path)) == [rule]


def test_the_column_of_the_very_name_is_the_one_that_is_read(tmp_path: Path) -> None:
    path = write_events(tmp_path, "start,title,actors,date\n2020,Talks,NATO,2021")
    assert load(path).events[0].date.text == "2021"


def test_rows_are_as_wide_as_the_heading(tmp_path: Path) -> None:
    problems = check_events(
        tmp_path, "id,date,title,actors,responds_to\na,2021,Talks,NATO,,x\nb,2021,Talks,NATO,a\nc,2021,T"
    )
    assert problems == [
        "events.csv, row 2: the row has 6 cells, the heading has 5. "
        "Put a cell that holds the separator itself into double quotes.",
        "events.csv, row 4: the row has 3 cells, the heading has 5: the others are read as empty. "
        "Add the missing cells if something is lost.",
    ]


def test_empty_rows_are_counted_and_named(tmp_path: Path) -> None:
    text = "\ndate,title,actors\n\n2021,Talks,NATO,,\n,,\nsoon,Talks,NATO\n,,\n\n"
    assert [str(problem) for problem in check(write_bytes(tmp_path, text.encode()))] == [
        "events.csv, row 3: 2 empty rows stand between the others (3, 5). Delete them if nothing is missing there.",
        'events.csv, row 6, column "date": cannot read "soon" as a date. ' + _remedy("soon"),
    ]


def _remedy(date: str) -> str:
    with pytest.raises(timeline_data.EdtfError) as raised:
        timeline_data.parse(date)
    return raised.value.remedy


def test_stray_quotes_are_asked_about(tmp_path: Path) -> None:
    text = 'date,title,actors\n2021,"Talks" again,NATO\n2021,Talks of "peace",NATO\n2021,"Talks,NATO\n2021,Talks,NATO\n'
    assert [str(problem) for problem in check(write_bytes(tmp_path, text.encode()))] == [
        "events.csv, row 2: a quoted cell goes on after its closing quote, where a comma should stand. "
        'Double every quote that belongs to the text: "".',
        "events.csv, row 4: a quote opens a cell in this row and never closes; nothing after it can be read. "
        'Close its quote, or double every quote of the text: "".',
    ]


def test_a_heading_with_a_stray_quote_is_the_only_problem(tmp_path: Path) -> None:
    assert rules(check(write_bytes(tmp_path, b'date,"title"x,actors\n2021,Talks,NATO\n'))) == [("quote-stray", "error")]


def test_a_cell_too_long_to_be_one_is_reported(tmp_path: Path) -> None:
    (problem,) = check(write_bytes(tmp_path, b"date,title,actors\n2021," + b"x" * 140_000 + b",NATO\n"))
    assert (problem.rule, problem.row) == ("quote-open", 2)


def test_control_characters_are_named(tmp_path: Path) -> None:
    (problem,) = check(write_bytes(tmp_path, b"date,title,actors\n2021,Ta\x00lks,NATO\n"))
    assert (problem.rule, problem.row, problem.column, problem.value) == ("control-character", 2, "title", "Ta\0lks")
    assert "U+0000" in problem.message


def test_messages_stay_short_and_on_one_line(tmp_path: Path) -> None:
    rows = [["date", "title", "actors", "status"], ["2021", "Talks", "NATO", "very\nlong " * 500]]
    (problem,) = check(write_bytes(tmp_path, csv_text(rows).encode()))
    assert len(str(problem)) < 300
    assert "\n" not in str(problem)


def test_a_folder_is_read_by_the_names_of_its_files(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path,
        Events="id,date,title,actors,sources\na,2021,Talks,NATO,s1",
        actors="id,name\nNATO,North Atlantic Treaty Organization",
        sources="""
            id,publisher,title,url,date,language,verification,notes,copy_of
            s1,NATO,News,https://x.org,2021-10,EN,read,none,s2
            s2,,,,,,,,
        """,
        extra="x\n1",
    )
    table, problems = examine(folder)
    assert table is not None
    assert table.sources["s1"] == timeline_data.Source(
        "s1", "NATO", "News", "https://x.org", "2021-10", "en", "read", "none", "s2"
    )
    assert [str(problem) for problem in problems] == [
        "extra.csv: this file is not read. "
        "The tables are events.csv, actors.csv, sources.csv, relations.csv, citations.csv, claims.csv, numbers.csv, "
        "wordings.csv."
    ]


def test_tables_beside_a_file_are_named_as_unread(tmp_path: Path) -> None:
    write_files(tmp_path, events=BARE, actors="id,name\nNATO,NATO", sources="id")
    assert [str(problem) for problem in check(tmp_path / "events.csv")] == [
        "events.csv: actors.csv, sources.csv beside this file are not read. "
        "Give the folder instead of the file, and they are."
    ]


def test_a_folder_without_events_is_no_table(tmp_path: Path) -> None:
    assert rules(check(tmp_path)) == [("events-missing", "error")]


def write_package(folder: Path, **values: object) -> Path:
    write_events(folder, BARE)
    path = folder / "datapackage.json"
    path.write_text(json.dumps({"resources": [{"name": "events", "path": "events.csv"}], **values}), encoding="utf-8")
    return path


def test_a_package_tells_of_its_table(tmp_path: Path) -> None:
    path = write_package(
        tmp_path,
        **{"title": "NATO", "title@id": "PAN", "as_of": "2021-11"},
        licenses=[{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        sides={"west": {"en": "West", "id": "Barat"}},
        views=[{"id": "all", "title@en": "All", "sentence@en": "All of it.", "query": "?from=..", "default": True}],
    )
    info = load(path).info
    assert info == load(tmp_path).info
    assert (info.title, info.as_of, info.licence) == ({"": "NATO", "id": "PAN"}, "2021-11", "CC-BY-4.0")
    assert info.licence_url == "https://creativecommons.org/licenses/by/4.0/"
    assert info.sides == {"west": {"en": "West", "id": "Barat"}}
    assert info.views == (
        timeline_data.NamedView("all", {"en": "All"}, "from=..", default=True, sentence={"en": "All of it."}),
    )


@pytest.mark.parametrize(
    "values",
    [
        {"title": 5},
        {"title": "a\0b"},
        {"title": "\ud800"},
        {"title@english": "NATO"},
        {"licenses": "CC-BY-4.0"},
        {"contributors": "Diplomatic Timeline"},
        {"contributors": [{"title": 5}]},
        {"licenses": [{"path": "javascript:alert(1)"}]},
        {"sides": ["west"]},
        {"sides": {"west": {"English": "West"}}},
        {"views": {"id": "all"}},
        {"views": [{"query": ""}]},
        {"views": [{"id": "a"}, {"id": "a"}]},
        {"views": [{"id": "a", "default": "yes"}]},
        {"views": [{"id": "a", "default": True}, {"id": "b", "default": True}]},
    ],
)
def test_a_package_value_of_another_shape_is_reported(values: dict[str, object], tmp_path: Path) -> None:
    (problem,) = check(write_package(tmp_path, **values))
    assert (problem.rule, problem.file, problem.severity) == ("package-value", "datapackage.json", "error")


@pytest.mark.parametrize(
    "resources",
    [
        None,
        {},
        [{"name": "events", "path": "../events.csv"}],
        [{"name": "events", "path": "/etc/passwd"}],
        [{"name": "events", "path": "https://x.org/events.csv"}],
        [{"name": "events", "path": "none.csv"}],
        [{"name": "events", "data": []}],
        ["events"],
    ],
)
def test_a_package_names_files_within_its_folder(resources: object, tmp_path: Path) -> None:
    problems = check(write_package(tmp_path, resources=resources))
    assert [problem.rule for problem in problems if problem.severity == "error"] in (
        ["package-resources", "events-missing"],
        ["package-resource", "events-missing"],
    )


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b"[" * 100_000, b'{"x": ' + b"9" * 9999])
def test_a_package_that_is_no_json_object_is_reported(content: bytes, tmp_path: Path) -> None:
    write_events(tmp_path, BARE)
    (problem,) = check(write_bytes(tmp_path, content, "datapackage.json").parent)
    assert (problem.rule, problem.file) == ("package-unreadable", "datapackage.json")


@pytest.mark.parametrize(
    ("path", "rule", "words"),
    [
        ("event.csv", "path-missing", 'Did you mean "events.csv"?'),
        ("nowhere/x.csv", "path-missing", "Check the name"),
        ("table.xlsx", "path-format", "saved as CSV UTF-8"),
        ("x" * 5000, "path-unreadable", "Check its name"),
        ("a\0b.csv", "path-", ""),
    ],
)
def test_a_path_that_leads_nowhere_is_reported(path: str, rule: str, words: str, tmp_path: Path) -> None:
    write_events(tmp_path, BARE)
    write_bytes(tmp_path, b"PK", "table.xlsx")
    (problem,) = check(tmp_path / path)
    assert problem.rule.startswith(rule)
    assert words in problem.remedy
    with pytest.raises(TimelineDataError):
        load(tmp_path / path)


def test_an_address_is_no_path() -> None:
    (problem,) = check("https://x.org/events.csv")
    assert (problem.rule, problem.file) == ("path-format", "https://x.org/events.csv")


EXAMPLES = {
    "CSV file": "events.csv",
    "folder": ".",
    "datapackage.json": "datapackage.json",
    "JSON file": "mine.json",
}
"""For each format a path that it reads."""


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.name))
def test_every_format_reads_its_example(reader: Reader, tmp_path: Path) -> None:
    write_package(tmp_path)
    (tmp_path / "mine.json").write_text(json.dumps([{"date": "2021", "title": "A"}, {"date": "2022", "title": "B"}]))
    path = tmp_path / EXAMPLES[reader.name]
    assert [other.name for other in READERS if other.accepts(path)] == [reader.name]
    assert len(load(path)) == 2
    readme = Path(__file__).resolve().parents[2] / "README.md"
    assert reader.name in readme.read_text(encoding="utf-8")


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@example(b'"')
@example(b'date,title\n"')
@example(b"date,title\n2021,x\x85y")
def test_any_file_is_a_table_or_has_errors(tmp_path: Path, content: bytes) -> None:
    table, problems = examine(write_bytes(tmp_path, content))
    assert (table is None) == any(problem.severity == "error" for problem in problems)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.text(max_size=5)
                | st.sampled_from(
                    ["title@en", "id", "name", "path", "query", "views", "sides", "licenses", "house_rules"]
                ),
                inner,
                max_size=4,
            )
        ),
    )
)
def test_any_package_is_read_or_has_errors(tmp_path: Path, package: object) -> None:
    write_events(tmp_path, BARE)
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    table, problems = examine(tmp_path)
    assert (table is None) == any(problem.severity == "error" for problem in problems)
