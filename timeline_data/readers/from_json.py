"""One JSON file: what `writers.to_json` writes, a list of events, or a data package under another name.

    {"info": {"title": {"en": "…"}, "as_of": "2021-11-01", …},
     "events": [{"date": "2021-10-18", "title": {"en": "…"}, "initiators": ["RUS"]}, …],
     "actors": […], "sources": […], "relations": […], "citations": […], …}

Only `events` has to be there. Its rows and those of the other tables have the columns of `schema` as keys, the texts of
a worded column by language code (`""` for no named language), several values in a list. `info` has the keys of a
`datapackage.json`. Rows are numbered from 1 in problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from timeline_data.errors import Problem
from timeline_data.readers.from_folder import PACKAGE, read_described
from timeline_data.readers.json_text import read_rows, read_values
from timeline_data.readers.raw import RawTable, RawTables, Reader
from timeline_data.schema import EVENTS, TABLES

MARK, INFO = "diplomatic-timeline", "info"
"""The key whose value is the version of the shape, and that of what the table says of itself."""
VERSION = 1

_REMEDY = 'Mend it there; the whole must be an object with a list "events": {"events": [{"date": …, "title": …}]}.'


def accepts(path: Path) -> bool:
    """Whether the path is a file of JSON, and no `datapackage.json`."""
    return path.suffix.lower() == ".json" and path.name.lower() != PACKAGE and path.is_file()


def read(path: Path) -> RawTables:
    """The tables of the file. A key that means nothing is reported as not read."""
    problems: list[Problem] = []
    values = read_values(path, problems, _REMEDY)
    if problems:
        return RawTables(problems=tuple(problems))
    if isinstance(values, list):
        values = {EVENTS.name: values}
    if isinstance(values, dict) and "resources" in values and EVENTS.name not in values:
        return read_described(values, path)
    if not isinstance(values, dict) or EVENTS.name not in values:
        problems.append(Problem("json-shape", path.name, 'there is no list "events".', _REMEDY))
        return RawTables(problems=tuple(problems))
    return _read_tables(values, path, problems)


def _read_tables(values: Mapping[str, object], path: Path, problems: list[Problem]) -> RawTables:
    tables: dict[str, RawTable] = {}
    for schema in TABLES:
        rows = values.get(schema.name)
        if rows == []:  # as if the table were not there; without events that is said
            if schema is EVENTS:
                tables[schema.name] = RawTable(schema.name, f"{path.name}, {schema.name}", ("date", "title"), ())
        elif isinstance(rows, list):
            tables[schema.name] = read_rows(schema.name, f"{path.name}, {schema.name}", rows, problems)
        elif schema.name in values:
            message = f'"{schema.name}" is no list.'
            problems.append(Problem("json-shape", path.name, message, 'Write a list of rows: [{"id": "…"}, …].'))
    info = values.get(INFO, {})
    if not isinstance(info, dict):
        message, remedy = f'"{INFO}" is no object.', f'Write "{INFO}": {{"title": "…"}}, or leave it out.'
        problems.append(Problem("json-shape", path.name, message, remedy, column=INFO))
        info = {}
    for key in values:
        if key not in (MARK, INFO) and key not in {schema.name for schema in TABLES}:
            remedy = f"The tables are {', '.join(schema.name for schema in TABLES)}."
            problem = Problem("key-unread", path.name, "this key is not read.", remedy, column=key, severity="warning")
            problems.append(problem)
    return RawTables(tables, info, tuple(problems), path.name)


READER = Reader(
    "JSON file", "the tables in one file (.json), as it is written; a list of events is enough", accepts, read
)
