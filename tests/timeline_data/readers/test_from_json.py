"""JSON files of all kinds: read, or reported with place and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline_data import check, load
from timeline_data.loading import examine

EVENT = {"date": "2021-10-18", "title": {"en": "Suspension", "": "So"}, "initiators": ["RUS", "BLR"], "people": 8}


def write(folder: Path, values: object, name: str = "mine.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def problems(folder: Path, values: object) -> list[str]:
    return [str(problem) for problem in check(write(folder, values))]


@pytest.mark.parametrize("values", [[EVENT], {"events": [EVENT]}, {"events": [EVENT], "claims": [], "info": {}}])
def test_a_list_of_events_is_enough(values: object, tmp_path: Path) -> None:
    (event,) = load(write(tmp_path, values)).events
    assert (event.date.text, event.title, event.people) == ("2021-10-18", {"en": "Suspension", "": "So"}, 8)
    assert event.initiators == ("RUS", "BLR")
    assert check(tmp_path / "mine.json") == ()


def test_a_text_may_stand_for_its_languages_and_its_list(tmp_path: Path) -> None:
    row = {"Date": "2021", "title": "So", "title@id": "Begitu", "actors": "NATO; Russia", "notes": None}
    (event,) = load(write(tmp_path, [row])).events
    assert (event.title, event.initiators) == ({"": "So", "id": "Begitu"}, ("NATO", "Russia"))


def test_a_data_package_may_have_another_name(tmp_path: Path) -> None:
    rows = [["date", "title", "actors"], ["2021", "A", "NATO"], ["2022", "B"]]
    table = load(write(tmp_path, {"title": "Mine", "resources": [{"name": "events", "data": rows}]}))
    assert ([event.title[""] for event in table.events], table.info.title) == (["A", "B"], {"": "Mine"})


def test_what_is_wrong_is_said_in_its_place(tmp_path: Path) -> None:
    rows = [EVENT, {"date": "12.31.1999", "title": "X", "actors": "A"}]
    assert problems(tmp_path, {"events": rows}) == [
        'mine.json, events, row 2, column "date": cannot read "12.31.1999" as a date. '
        "Write 1999-12-31, or 1999-12 or 1999 if that is all you know."
    ]
    assert problems(tmp_path, {"events": [{**EVENT, "people": True}]}) == [
        'mine.json, events, row 1, column "people": cannot read true here. '
        "Write a text, a whole number, or a list of texts without a ; in them."
    ]
    assert problems(tmp_path, {"events": [{**EVENT, "initiators": ["NATO;Russia"]}]})[0].startswith(
        'mine.json, events, row 1, column "initiators": cannot read ["NATO;Russia"] here.'
    )
    assert problems(tmp_path, {"events": [EVENT, "x"]})[0] == (
        "mine.json, events, row 2: this row is no object. "
        'Write each row as an object: {"date": "2021-10-18", "title": {"en": "…"}}.'
    )
    assert problems(tmp_path, {"events": [EVENT], "info": {"licenses": "MIT"}}) == [
        'mine.json, column "licenses": "licenses" is not a list of objects. Write "licenses": [{ … }], or leave it out.'
    ]
    assert problems(tmp_path, {"events": [EVENT], "evnts": []}) == [
        'mine.json, column "evnts": this key is not read. '
        "The tables are events, actors, sources, relations, citations, claims, numbers, wordings."
    ]


@pytest.mark.parametrize("values", [{}, 5, "events", None, {"events": {}}, {"events": [EVENT], "info": []}])
def test_another_shape_is_reported(values: object, tmp_path: Path) -> None:
    found = check(write(tmp_path, values))
    assert [problem.rule for problem in found if problem.severity == "error"] == ["json-shape"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "line 1, character 2"),
        ('{"events": [], "events": []}', 'the key "events" twice'),
        ("[" * 100_000, "nested too deeply"),
        ('[{"date": "2021", "title": "\\ud800"}]', "U+D800"),
        ('[{"date": "2021", "title": "a\\u0000b"}]', "U+0000"),
        ('{"events": []}', "no events"),
    ],
)
def test_what_is_no_text_or_no_json_is_reported(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(text, encoding="utf-8")
    assert words in " ".join(map(str, check(path)))
    assert examine(path)[0] is None


_KEYS = st.sampled_from(
    ["events", "actors", "info", "resources", "date", "title", "title@en", "id", "data", "name", ""]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("2021"),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS | st.text(max_size=3), inner, max_size=4),
    )
)
@example({"events": [{"": {"": ""}}]})
@example([[[]]])
def test_any_values_are_a_table_or_have_errors(tmp_path: Path, values: object) -> None:
    table, found = examine(write(tmp_path, values))
    assert (table is None) == any(problem.severity == "error" for problem in found)
    for problem in found:
        assert str(problem)
