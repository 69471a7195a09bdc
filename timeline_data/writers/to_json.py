"""The whole table as one JSON object, which loads again as the same table.

    {"diplomatic-timeline": 1,                  the version of this shape
     "info": {"title": {"en": "…"}, …},         the keys of a datapackage.json, texts by language code
     "events": [{"id": "…", "date": "2021-10-18", "title": {"en": "…", "id": "…"}, "initiators": ["RUS"], …}, …],
     "actors": […], "sources": […], "relations": […], "citations": […], "claims": […], "numbers": […], "wordings": […]}

The rows have the columns of `schema` as keys, each row on a line of its own; a date is its EDTF text. What is empty is
left out: a value, a table. The language code `""` is that of a text whose language the table does not name.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from timeline_data.schema import EVENTS, TABLES
from timeline_data.table import EventTable
from timeline_data.writers.descriptions import description, nested
from timeline_data.writers.records import records
from timeline_data.writers.writer import Writer

MARK, VERSION = "diplomatic-timeline", 1


def write(table: EventTable, lang: str) -> str:
    """The table as the text of a .json file, the same in every language of the reader."""
    del lang  # every language of the table is in it
    parts = [f'"{MARK}": {VERSION}']
    info = description(table.info, nested)
    if info:
        parts.append(f'"info": {_plain(info)}')
    for schema in TABLES:
        rows = records(table, schema)
        if rows or schema is EVENTS:
            parts.append(f'"{schema.name}": {_lines(rows)}')
    return "{" + ",\n".join(parts) + "}\n"


def _lines(rows: Sequence[object]) -> str:
    return "[\n" + ",\n".join(map(_plain, rows)) + "\n]" if rows else "[]"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


WRITER = Writer(
    "JSON", "the whole table for programs; loads again as the same table", ".json", "application/json", write
)
