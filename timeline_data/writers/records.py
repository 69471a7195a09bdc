"""The tables as plain values, column by column as `schema` names them: what every lossless format is made of.

A column that joins the schema and its record is written by all of them without a further line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from timeline_data.dates import EdtfDate
from timeline_data.schema import (
    ACTORS,
    CITATIONS,
    CLAIMS,
    EVENTS,
    NUMBERS,
    RELATIONS,
    SOURCES,
    WORDINGS,
    Column,
    TableSchema,
)
from timeline_data.table import (
    Actor,
    Citation,
    Claim,
    DateWording,
    Event,
    EventTable,
    Membership,
    Number,
    Relation,
    Source,
)

Value = str | int | dict[str, str] | list[str]
"""A text, a whole number, texts by language code ("" for none that the table names), or several texts."""
Record = dict[str, Value]
"""One row: its columns in the order of the schema, without the empty ones."""

KINDS: Mapping[str, type[Any]] = {
    EVENTS.name: Event,
    ACTORS.name: Actor,
    SOURCES.name: Source,
    RELATIONS.name: Relation,
    CITATIONS.name: Citation,
    CLAIMS.name: Claim,
    NUMBERS.name: Number,
    WORDINGS.name: DateWording,
}
"""What a row of each table is in an EventTable."""


def records(table: EventTable, schema: TableSchema) -> list[Record]:
    """The rows of one table in the order of `table`.

    Dates are EDTF texts, memberships `GROUP` or `GROUP:start/end`. What an EventTable keeps as relations and citations
    (the columns `responds_to`, `sources`, `url` and `actors` of events) is in those tables only.
    """
    names = [column.name for column in columns_of(schema)]
    return [_record(row, names) for row in _rows(table)[schema.name]]


def columns_of(schema: TableSchema) -> list[Column]:
    """The columns of one table that its records have."""
    kept = {field.name for field in fields(KINDS[schema.name])}
    return [column for column in schema.columns if column.name in kept]


def _record(row: object, names: Iterable[str]) -> Record:
    values = ((name, _value(getattr(row, name))) for name in names)
    return {name: value for name, value in values if value is not None}


def _rows(table: EventTable) -> Mapping[str, Iterable[object]]:
    return {
        EVENTS.name: table.events,
        ACTORS.name: table.actors.values(),
        SOURCES.name: table.sources.values(),
        RELATIONS.name: table.relations,
        CITATIONS.name: table.citations,
        CLAIMS.name: table.claims,
        NUMBERS.name: table.numbers,
        WORDINGS.name: table.wordings,
    }


def _value(value: object) -> Value | None:
    """A field as a plain value; None where it is empty. Languages are in the order of their codes."""
    if isinstance(value, EdtfDate):
        return value.text
    if isinstance(value, Mapping):
        return {code: value[code] for code in sorted(value) if value[code]} or None
    if isinstance(value, tuple):
        return [membership(one) if isinstance(one, Membership) else str(one) for one in value] or None
    if isinstance(value, int):
        return value
    return str(value) if value else None


def membership(one: Membership) -> str:
    """`GROUP`, or with the dates that are known `GROUP:start/end`."""
    if one.start is None and one.end is None:
        return one.group
    return f"{one.group}:{one.start.text if one.start else '..'}/{one.end.text if one.end else '..'}"
