"""The data package as frictionless sees it, and as the table that it was."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import timeline_data
from tests.timeline_data.writers.loadable import loadable_tables
from timeline_data.dates import parse
from timeline_data.extracts import extract
from timeline_data.table import Actor, Event, EventTable
from timeline_data.writers.to_package import files, write


def written(table: EventTable, folder: Path) -> Path:
    """The folder with the files of the package."""
    for old in folder.iterdir():
        old.unlink()
    for name, text in files(table).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def validate(folder: Path) -> None:
    """Nothing, unless frictionless finds a fault."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert (report["valid"], report["warnings"]) == (True, [])
    assert len(report["tasks"]) == len(
        json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    )


FORMULAS = EventTable(
    (
        Event("-dash", parse("-0043~"), {"en": '=HYPERLINK("https://x.org";"click")'}, initiators=("@home",)),
        Event("plus", parse("2021"), {"en": "'+7 is a code", "": "+7"}, importance=1, people=0),
    ),
    {"@home": Actor("@home", {"": "''-minus"}, "state", order=-3)},
)


def test_frictionless_accepts_the_bundled_table_as_a_folder(bundled: EventTable, tmp_path: Path) -> None:
    validate(written(bundled, tmp_path))


def test_frictionless_accepts_it_in_one_file(bundled: EventTable, tmp_path: Path) -> None:
    part = extract(timeline_data.select(bundled, "from=2021-10&to=2021-11"))
    (tmp_path / "datapackage.json").write_text(write(part, "en"), encoding="utf-8")
    validate(tmp_path)
    assert timeline_data.load(tmp_path / "datapackage.json") == part


def test_what_is_wrong_with_a_row_is_found_by_frictionless(tmp_path: Path) -> None:
    """Guards the schema: constraints that nothing breaks are none."""
    folder = written(FORMULAS, tmp_path)
    path = folder / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2021", "long ago"), encoding="utf-8")
    with pytest.raises(AssertionError, match="pattern"):
        validate(folder)


def test_both_shapes_load_again(bundled: EventTable, tmp_path: Path) -> None:
    assert timeline_data.load(written(bundled, tmp_path)) == bundled
    assert timeline_data.check(tmp_path) == ()
    (tmp_path / "datapackage.json").write_text(write(bundled, "en"), encoding="utf-8")
    assert timeline_data.load(tmp_path) == bundled, "the rows in the file itself, whatever lies beside it"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(loadable_tables())
def test_any_table_loads_again_in_both_shapes(tmp_path: Path, table: EventTable) -> None:
    assert timeline_data.load(written(table, tmp_path)) == table
    assert files(timeline_data.load(tmp_path)) == files(table)
    (tmp_path / "datapackage.json").write_text(write(table, "en"), encoding="utf-8")
    assert timeline_data.load(tmp_path / "datapackage.json") == table
    assert write(table, "id") == write(table, "en")


def test_no_cell_is_a_formula_and_every_text_comes_back(tmp_path: Path) -> None:
    folder = written(FORMULAS, tmp_path)
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [(name, cell) for row in csv.DictReader(file) for name, cell in row.items()]
        assert not [cell for name, cell in cells if cell[:1] in set("=+-@\t\r") and name not in ("date", "order")]
    assert timeline_data.load(folder) == FORMULAS
    validate(folder)
