"""The whole table as a Frictionless Data Package (Data Package and Table Schema 1 and 2), which loads again the same.

As one `datapackage.json` that holds the rows itself, so that nothing else has to be served; or as a folder of CSV files
beside one. In the CSV files a text that a spreadsheet would calculate has an apostrophe before it; the resource says so
(`"formulas": "defused"`), and whoever reads it takes one away.
"""

from __future__ import annotations

import json
import re
import unicodedata

from timeline_data.formulas import DEFUSED
from timeline_data.schema import (
    CLAIM_STATUSES,
    DATE_FIELDS,
    RELATION_KINDS,
    ROLES,
    STANCES,
    VERDICTS,
    TableSchema,
)
from timeline_data.table import MAXIMUM_IMPORTANCE, STATUSES, EventTable, in_language
from timeline_data.writers.descriptions import description, flat
from timeline_data.writers.sheets import Heading, Sheet, sheets
from timeline_data.writers.writer import Writer

FILE = "datapackage.json"

_EDTF = "[0-9YXSETZ~?%./,:+\\[\\]{} -]+"
_NUMBERS: dict[str, dict[str, int]] = {
    "integer": {},
    "count": {"minimum": 0},
    "importance": {"minimum": 1, "maximum": MAXIMUM_IMPORTANCE},
    "quad": {"minimum": 1, "maximum": 4},
}
"""The types of columns that hold whole numbers, and their limits."""
_CLOSED = {
    "status": STATUSES,
    "relation": RELATION_KINDS,
    "role": ROLES,
    "stance": STANCES,
    "claim_status": CLAIM_STATUSES,
    "field": DATE_FIELDS,
    "verdict": VERDICTS,
}
"""The types of columns that hold one of a few words."""
_REFERENCES = {"actor": "actors", "event": "events", "source": "sources", "copy": "sources"}
"""The types of columns that hold the id of a row of another table."""
_NO_NAME = re.compile("[^a-z0-9]+")


def write(table: EventTable, lang: str) -> str:
    """The table as the text of a `datapackage.json` that holds its rows, the same in every language of the reader."""
    del lang  # every language of the table is in it
    found = sheets(table)
    held = [{**_resource(sheet, found), "data": _rows(sheet)} for sheet in found]
    return _text({**_description(table), "resources": held})


def files(table: EventTable) -> dict[str, str]:
    """The files of a folder by their names: a CSV file for each table, and a `datapackage.json` that describes them."""
    found = sheets(table)
    named = [
        {
            **_resource(sheet, found),
            "path": f"{sheet.schema.name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "formulas": DEFUSED,
        }
        for sheet in found
    ]
    contents = {f"{sheet.schema.name}.csv": sheet.csv for sheet in found}
    return {**contents, FILE: _text({**_description(table), "resources": named}, indent=1)}


def _text(package: dict[str, object], indent: int | None = None) -> str:
    return json.dumps(package, ensure_ascii=False, indent=indent) + "\n"


def _description(table: EventTable) -> dict[str, object]:
    return {"name": _name(in_language(dict(sorted(table.info.title.items())), "en")), **description(table.info, flat)}


def _name(title: str) -> str:
    """A name for the package: the Latin letters and digits of its title."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    return _NO_NAME.sub("-", plain.lower()).strip("-") or "timeline"


def _resource(sheet: Sheet, others: tuple[Sheet, ...]) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(heading) for heading in sheet.headings], "missingValues": [""]}
    names = [heading.text for heading in sheet.headings]
    if "id" in names:
        schema["primaryKey"] = ["id"]
    links = [link for heading in sheet.headings if (link := _link(heading, sheet.schema, others))]
    if links:
        schema["foreignKeys"] = links
    return {
        "name": sheet.schema.name,
        "profile": "tabular-data-resource",
        "description": sheet.schema.meaning,
        "schema": schema,
    }


def _field(heading: Heading) -> dict[str, object]:
    column = heading.column
    limits: dict[str, object] = {"required": True} if column.required and not column.worded else {}
    type_ = "string"
    if column.type in _NUMBERS:
        type_, limits = "integer", {**limits, **_NUMBERS[column.type]}
    elif column.type in _CLOSED:
        limits["enum"] = list(_CLOSED[column.type])
    elif column.type == "date":
        limits["pattern"] = _EDTF
    field: dict[str, object] = {"name": heading.text, "type": type_, "description": column.meaning}
    return {**field, "constraints": limits} if limits else field


def _link(heading: Heading, schema: TableSchema, others: tuple[Sheet, ...]) -> dict[str, object] | None:
    """The foreign key of a column that names rows of another table, as far as that is in the package."""
    name = _REFERENCES.get(heading.column.type)
    if name is None or name not in {other.schema.name for other in others}:
        return None
    reference = {"resource": "" if name == schema.name else name, "fields": ["id"]}
    return {"fields": [heading.text], "reference": reference}


def _rows(sheet: Sheet) -> list[dict[str, object]]:
    names = [heading.text for heading in sheet.headings]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


WRITER = Writer(
    "Data Package",
    "the whole table as a Frictionless Data Package in one file; loads again as the same table",
    ".datapackage.json",
    "application/json",
    write,
    FILE,
)
