"""A folder of CSV files: events.csv, and where there are such the further tables of the schema.

With a `datapackage.json` (Frictionless Data Package) that file says which files are the tables; without it
they are found by their names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from timeline_data.errors import Problem
from timeline_data.readers import from_csv
from timeline_data.readers.raw import RawTable, RawTables, Reader
from timeline_data.schema import EVENTS, TABLES

PACKAGE = "datapackage.json"

_NAMES = {schema.name: schema for schema in TABLES}


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
    problems: list[Problem] = []
    files = {file.name: file.name for file in _csv_files(path)}
    found = {PurePosixPath(name).stem.lower(): name for name in files}
    return _read_tables(path, {name: found[name] for name in _NAMES if name in found}, {}, problems)


def read_package(path: Path) -> RawTables:
    """The tables that a `datapackage.json` names, and what it says of them."""
    problems: list[Problem] = []
    package = _read_json(path, problems)
    if package is None:
        return RawTables(problems=tuple(problems))
    return _read_tables(path.parent, _resources(package, path, problems), package, problems)


def _csv_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if from_csv.accepts(file))


def _read_tables(
    folder: Path, files: Mapping[str, str], package: Mapping[str, object], problems: list[Problem]
) -> RawTables:
    tables: dict[str, RawTable] = {}
    for name, file in files.items():
        table = from_csv.read_table(folder / file, file, _NAMES[name], problems)
        if table is not None:
            tables[name] = table
    if EVENTS.name not in files:
        remedy = "Name that table events.csv (and in datapackage.json events), or give the file instead of the folder."
        problems.append(Problem("events-missing", folder.resolve().name, "there is no table of events.", remedy))
    for other in _csv_files(folder):
        if other.name not in files.values():
            remedy = f"The tables are {', '.join(f'{name}.csv' for name in _NAMES)}."
            problems.append(Problem("file-unread", other.name, "this file is not read.", remedy, severity="warning"))
    return RawTables(tables, package, tuple(problems))


def _read_json(path: Path, problems: list[Problem]) -> Mapping[str, object] | None:
    remedy = "Mend it there, or take the file away: the tables are then found by their names."
    try:
        package = json.loads(path.read_bytes().decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        message = f"line {error.lineno}, character {error.colno}: cannot read this as JSON ({error.msg})."
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start} is 0x{error.object[error.start]:02X}."
    except (RecursionError, ValueError):
        message = "cannot read this as JSON: it is nested too deeply, or holds a number too long."
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}."
    else:
        if isinstance(package, dict):
            return package
        message = "this is no data package: the whole must be one object, { … }."
    problems.append(Problem("package-unreadable", path.name, message, remedy))
    return None


def _resources(package: Mapping[str, object], path: Path, problems: list[Problem]) -> dict[str, str]:
    """The file of each table that the package names."""
    resources = package.get("resources")
    if not isinstance(resources, list):
        message = 'there is no list "resources".'
        remedy = 'List the tables there: {"name": "events", "path": "events.csv"}.'
        problems.append(Problem("package-resources", path.name, message, remedy, column="resources"))
        return {}
    files: dict[str, str] = {}
    for resource in resources:
        name, file = (resource.get("name"), resource.get("path")) if isinstance(resource, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(file, str) or not _stays_inside(file):
            message = f"cannot read the resource {json.dumps(resource, ensure_ascii=False)[:80]}."
            remedy = 'Give it a "name" and a "path" to one file within the folder.'
        elif name.lower() not in _NAMES:
            continue
        elif name.lower() in files:
            message, remedy = f'two resources are named "{name}".', "Leave one of them."
        elif not (path.parent / file).is_file():
            message, remedy = f'there is no file "{file}".', "Put it there, or take the resource out of the list."
        else:
            files[name.lower()] = str(PurePosixPath(file))
            continue
        problems.append(Problem("package-resource", path.name, message, remedy, column="resources"))
    return files


def _stays_inside(file: str) -> bool:
    parts = PurePosixPath(file).parts
    return bool(parts) and not file.startswith("/") and ".." not in parts and ":" not in file and "\\" not in file


_FURTHER = ", ".join(name for name in _NAMES if name != EVENTS.name)

FOLDER = Reader("folder", f"events.csv; also {_FURTHER} (.csv)", accepts_folder, read_folder)
PACKAGE_FILE = Reader(
    "datapackage.json", "a Frictionless Data Package whose resources are those files", accepts_package, read_package
)
