from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import pytest

from tests.timeline_data.table_files import csv_text, write_files
from timeline_data.loading import check, load
from timeline_data.schema import EVENTS, TABLES, Column, TableSchema, fold, language_code

NO_VALUE = {
    "date": "sometime",
    "url": "javascript:alert(1)",
    "language": "english",
    "status": "thrown",
    "importance": "9",
    "quad": "5",
    "count": "many",
    "integer": "first",
    "memberships": "NOWHERE",
    "events": "no-such-event",
    "sources": "javascript:alert(1)",
    "copy": "no-such-source",
    "event": "no-such-event",
    "source": "javascript:alert(1)",
    "actor": "no-such-actor",
    "stance": "agrees",
    "claim_status": "doubted",
    "contradictions": "no-such-claim",
    "field": "end",
    "verdict": "guilty",
    "relation": "mentions",
    "role": "denies",
}
"""A cell that is an error in a column of this type."""

KEPT = {"text", "id", "kind", "actor_kind", "cameo", "actors", "codes", "about", "measure"}
"""Types of which any plain word is kept, if with a warning."""


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "en"), ("EN", "en"), (" id ", "id"), ("zh-hant", "zh-Hant"), ("pt-br", "pt-BR"), ("yue", "yue"),
        ("es-419", "es-419"), ("english", None), ("", None), ("e", None), ("en_US", None), ("en-", None),
    ],
)  # fmt: skip
def test_language_codes_are_known_by_their_shape(language: str, code: str | None) -> None:
    assert language_code(language) == code


def test_headings_are_compared_without_case_and_blanks() -> None:
    assert fold("  Responds  TO ") == fold("responds-to") == "responds_to"


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: str(schema.name))
def test_no_heading_means_two_columns(schema: TableSchema) -> None:
    headings = [fold(heading) for column in schema.columns for heading in (column.name, *column.headings)]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("column", EVENTS.columns, ids=lambda column: str(column.name))
def test_every_heading_of_a_column_is_read(column: Column, tmp_path: Path) -> None:
    for heading in (column.name, *column.headings):
        row = {"date": "2021-10-18", "title": "Suspension", "actors": "RUS"}
        row[column.name] = row.get(column.name, "")
        cells = {heading.upper() if name == column.name else name: cell for name, cell in row.items()}
        (tmp_path / "events.csv").write_text(csv_text([cells.keys(), cells.values()]), encoding="utf-8")
        assert check(tmp_path / "events.csv") == ()


def _table(schema: TableSchema, cells: Mapping[str, str]) -> dict[str, str]:
    """The files of a table whose row of `schema` holds `cells`."""
    needed = {"id": "x1", "date": "2021", "title": "Suspension", "actors": "", "event": "e1", "other": "e2"}
    needed |= {"source": "s1", "field": "date", "relation": "explains", "measure": "expelled", "wording": "eight"}
    row = {column.name: needed.get(column.name, "") for column in schema.columns if column.required} | dict(cells)
    if schema.name == "claims":
        row = {"wording": "eight", "event": "e1"} | row
    elif schema.name == "numbers":
        row = dict.fromkeys(("value", "low", "high"), "8") | row
    texts = {
        "events": "id,date,title,actors\ne1,2021,Suspension,\ne2,2021,Reply,",
        "actors": "id,name\nRUS,Russia",
        "sources": "id,title\ns1,News",
    }
    return texts | {schema.name: csv_text([row.keys(), row.values()])}


TYPED = [(schema, column) for schema in TABLES for column in schema.columns if not column.worded]


@pytest.mark.parametrize(("schema", "column"), TYPED, ids=lambda part: str(part.name))
def test_the_type_of_a_column_is_what_is_checked(schema: TableSchema, column: Column, tmp_path: Path) -> None:
    value = NO_VALUE.get(column.type, "RUS")
    problems = check(write_files(tmp_path, **_table(schema, {column.name: value})))
    errors = [(problem.file, problem.column, problem.value) for problem in problems if problem.severity == "error"]
    assert column.type in NO_VALUE or column.type in KEPT
    assert errors == ([(f"{schema.name}.csv", column.name, value)] if column.type in NO_VALUE else [])


def test_the_bundled_files_hold_only_known_columns() -> None:
    folder = files("timeline_data") / "nato_russia"
    for schema in TABLES:
        file = folder / f"{schema.name}.csv"
        if not file.is_file():
            continue
        heading = next(csv.reader(file.read_text(encoding="utf-8").splitlines()))
        assert {name.partition("@")[0] for name in heading} <= {column.name for column in schema.columns}


def test_the_bundled_package_describes_the_columns_of_its_files() -> None:
    folder = files("timeline_data") / "nato_russia"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        heading = next(csv.reader((folder / resource["path"]).read_text(encoding="utf-8").splitlines()))
        assert [field["name"] for field in resource["schema"]["fields"]] == heading


def test_the_bundled_table_is_in_both_languages() -> None:
    for event in load().events:
        for words in (event.title, event.label, event.summary):
            assert set(words) == {"en", "id"}, event.id
