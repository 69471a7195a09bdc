"""A folder of CSV files: events.csv, and where there are such the further tables of the schema.

With a `datapackage.json` (Frictionless Data Package) that file says which files are the tables, or holds their rows
itself; without it they are found by their names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from timeline_data.errors import Problem
from timeline_data.formulas import DEFUSED, unescape
from timeline_data.readers import from_csv
from timeline_data.readers.json_text import read_rows, read_values
from timeline_data.readers.raw import RawRow, RawTable, RawTables, Reader
from timeline_data.schema import EVENTS, TABLES

PACKAGE = "datapackage.json"

_NAMES = {schema.name: schema for schema in TABLES}
_REMEDY = "Mend it there, or take the file away: the tables are then found by their names."


@dataclass(frozen=True, slots=True)
class _Resource:
    """One table of a package: the rows themselves or, where there are none, its file ("" for neither)."""

    file: str = ""
    rows: Sequence[object] = ()
    defused: bool = False


def accepts_folder(path: Path) -> bool:
    """Whether the path is a folder."""
    return path.is_dir()


def accepts_package(path: Path) -> bool:
    """Whether the path is the `datapackage.json` of a folder."""
    return path.name.lower() == PACKAGE and path.is_file()


def read_folder(path: Path) -> RawTables:
    """The tables of a folder."""
    package = next((file for file in sorted(path.iterdir()) if accepts_package(file)), None)
    if package is not None:
        return read_package(package)
    files = {file.name: file.name for file in _csv_files(path)}
    found = {PurePosixPath(name).stem.lower(): name for name in files}
    return _read_tables(path, {name: _Resource(found[name]) for name in _NAMES if name in found}, RawTables())


def read_package(path: Path) -> RawTables:
    """The tables that a `datapackage.json` names, and what it says of them."""
    problems: list[Problem] = []
    package = read_values(path, problems, _REMEDY)
    if isinstance(package, dict):
        return read_described(package, path)
    if not problems:
        message = "this is no data package: the whole must be one object, { … }."
        problems.append(Problem("package-unreadable", path.name, message, _REMEDY))
    return RawTables(problems=tuple(problems))


def read_described(package: Mapping[str, object], path: Path) -> RawTables:
    """The tables that the package in the file `path` names or holds, and what it says of them."""
    problems: list[Problem] = []
    resources = _resources(package, path, problems)
    return _read_tables(path.parent, resources, RawTables({}, package, tuple(problems), path.name))


def _csv_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if from_csv.accepts(file))


def _read_tables(folder: Path, resources: Mapping[str, _Resource], described: RawTables) -> RawTables:
    """What is described, with the tables of the resources."""
    problems = list(described.problems)
    tables: dict[str, RawTable] = {}
    for name, resource in resources.items():
        if resource.rows:
            tables[name] = read_rows(name, f"{described.described_in}, {name}", resource.rows, problems)
        elif table := from_csv.read_table(folder / resource.file, resource.file, _NAMES[name], problems):
            tables[name] = _unescaped(table) if resource.defused else table
    if EVENTS.name not in resources:
        remedy = "Name that table events.csv (and in datapackage.json events), or give the file instead of the folder."
        problems.append(Problem("events-missing", folder.resolve().name, "there is no table of events.", remedy))
    files = {resource.file for resource in resources.values() if resource.file}
    for other in _csv_files(folder) if files or not resources else ():
        if other.name not in files:
            remedy = f"The tables are {', '.join(f'{name}.csv' for name in _NAMES)}."
            problems.append(Problem("file-unread", other.name, "this file is not read.", remedy, severity="warning"))
    return replace(described, tables=tables, problems=tuple(problems))


def _unescaped(table: RawTable) -> RawTable:
    """The table without the apostrophes that keep spreadsheets from calculating."""
    return replace(table, rows=tuple(RawRow(row.number, tuple(map(unescape, row.cells))) for row in table.rows))


def _resources(package: Mapping[str, object], path: Path, problems: list[Problem]) -> dict[str, _Resource]:
    """Each table that the package names, with its file or its rows."""
    given = package.get("resources")
    if not isinstance(given, list):
        message = 'there is no list "resources".'
        remedy = 'List the tables there: {"name": "events", "path": "events.csv"}.'
        problems.append(Problem("package-resources", path.name, message, remedy, column="resources"))
        return {}
    found: dict[str, _Resource] = {}
    for said in given:
        name, resource = _resource(said)
        if not resource.file and not resource.rows:
            message = f"cannot read the resource {json.dumps(said, ensure_ascii=False)[:80]}."
            remedy = 'Give it a "name" and a "path" to one file within the folder, or its rows as "data".'
        elif name not in _NAMES:
            continue
        elif name in found:
            message, remedy = f'two resources are named "{name}".', "Leave one of them."
        elif resource.file and not (path.parent / resource.file).is_file():
            file = resource.file
            message, remedy = f'there is no file "{file}".', "Put it there, or take the resource out of the list."
        else:
            found[name] = resource
            continue
        problems.append(Problem("package-resource", path.name, message, remedy, column="resources"))
    return found


def _resource(said: object) -> tuple[str, _Resource]:
    """The name of a resource, and where its rows are; an empty one where that cannot be read."""
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        return "", _Resource()
    file, rows = said.get("path"), said.get("data")
    return said["name"].lower(), _Resource(
        str(PurePosixPath(file)) if isinstance(file, str) and _stays_inside(file) else "",
        rows if isinstance(rows, list) else (),
        said.get("formulas") == DEFUSED,
    )


def _stays_inside(file: str) -> bool:
    parts = PurePosixPath(file).parts
    return bool(parts) and not file.startswith("/") and ".." not in parts and ":" not in file and "\\" not in file


_FURTHER = ", ".join(name for name in _NAMES if name != EVENTS.name)

FOLDER = Reader("folder", f"events.csv; also {_FURTHER} (.csv)", accepts_folder, read_folder)
PACKAGE_FILE = Reader(
    "datapackage.json",
    "a Frictionless Data Package whose resources are those files, or hold the rows themselves",
    accepts_package,
    read_package,
)
