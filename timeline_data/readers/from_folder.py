"""A folder of CSV files: events.csv, and where there are such the further tables of the schema.

With a `datapackage.json` (Frictionless Data Package) that file says which files are the tables, or holds their rows
itself; without it they are found by their names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from timeline_data.errors import Problem
from timeline_data.readers import from_csv
from timeline_data.readers.json_text import read_rows, read_values
from timeline_data.readers.raw import RawTables, Reader
from timeline_data.schema import EVENTS, TABLES

PACKAGE = "datapackage.json"

_NAMES = {schema.name: schema for schema in TABLES}
_REMEDY = "Mend it there, or take the file away: the tables are then found by their names."


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
    return _read_tables(path, {name: found[name] for name in _NAMES if name in found}, RawTables())


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
    files, held = _resources(package, path, problems)
    tables = {name: read_rows(name, f"{path.name}, {name}", rows, problems) for name, rows in held.items()}
    return _read_tables(path.parent, files, RawTables(tables, package, tuple(problems), path.name))


def _csv_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if from_csv.accepts(file))


def _read_tables(folder: Path, files: Mapping[str, str], described: RawTables) -> RawTables:
    """What is described, with the tables of the files."""
    problems = list(described.problems)
    tables = dict(described.tables)
    for name, file in files.items():
        table = from_csv.read_table(folder / file, file, _NAMES[name], problems)
        if table is not None:
            tables[name] = table
    if EVENTS.name not in (*files, *described.tables):
        remedy = "Name that table events.csv (and in datapackage.json events), or give the file instead of the folder."
        problems.append(Problem("events-missing", folder.resolve().name, "there is no table of events.", remedy))
    for other in () if described.tables and not files else _csv_files(folder):
        if other.name not in files.values():
            remedy = f"The tables are {', '.join(f'{name}.csv' for name in _NAMES)}."
            problems.append(Problem("file-unread", other.name, "this file is not read.", remedy, severity="warning"))
    return replace(described, tables=tables, problems=tuple(problems))


def _resources(
    package: Mapping[str, object], path: Path, problems: list[Problem]
) -> tuple[dict[str, str], dict[str, Sequence[object]]]:
    """The file of each table that the package names, and the rows of each that it holds itself."""
    files: dict[str, str] = {}
    held: dict[str, Sequence[object]] = {}
    resources = package.get("resources")
    if not isinstance(resources, list):
        message = 'there is no list "resources".'
        remedy = 'List the tables there: {"name": "events", "path": "events.csv"}.'
        problems.append(Problem("package-resources", path.name, message, remedy, column="resources"))
        resources = []
    for resource in resources:
        said = resource if isinstance(resource, dict) else {}
        name, file, rows = said.get("name"), said.get("path"), said.get("data")
        inside = isinstance(file, str) and _stays_inside(file)
        if not isinstance(name, str) or not (inside or (isinstance(rows, list) and rows)):
            message = f"cannot read the resource {json.dumps(resource, ensure_ascii=False)[:80]}."
            remedy = 'Give it a "name" and a "path" to one file within the folder, or the rows as "data".'
        elif name.lower() not in _NAMES:
            continue
        elif name.lower() in files or name.lower() in held:
            message, remedy = f'two resources are named "{name}".', "Leave one of them."
        elif isinstance(rows, list):
            held[name.lower()] = rows
            continue
        elif not (path.parent / str(file)).is_file():
            message, remedy = f'there is no file "{file}".', "Put it there, or take the resource out of the list."
        else:
            files[name.lower()] = str(PurePosixPath(str(file)))
            continue
        problems.append(Problem("package-resource", path.name, message, remedy, column="resources"))
    return files, held


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
