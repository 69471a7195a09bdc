"""The tables as sheets of cells: a heading for each column that is used, and for each language of a worded one."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from timeline_data.formulas import escape
from timeline_data.schema import EVENTS, TABLES, Column, TableSchema
from timeline_data.table import EventTable
from timeline_data.writers.records import Record, columns_of, records

Cell = str | int | None
"""A text, a whole number, or nothing."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a sheet: a column, and the language of its texts ("" for none)."""

    column: Column
    language: str = ""

    @property
    def text(self) -> str:
        """`title@en`, or for no language `title`."""
        return f"{self.column.name}@{self.language}".removesuffix("@")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its headings, and rows that are as wide. Several values in a cell are apart by `;`."""

    schema: TableSchema
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def csv(self) -> str:
        """The sheet as the text of a .csv file (RFC 4180), texts that a spreadsheet would calculate defused."""
        file = io.StringIO(newline="")
        writer = csv.writer(file)
        writer.writerow([heading.text for heading in self.headings])
        for row in self.rows:
            writer.writerow(map(_safe, self.headings, row))
        return file.getvalue()


def sheets(table: EventTable) -> tuple[Sheet, ...]:
    """The sheets of the tables that have rows, and that of events whether it has or not."""
    found = ((schema, records(table, schema)) for schema in TABLES)
    return tuple(_sheet(schema, rows) for schema, rows in found if rows or schema is EVENTS)


def _safe(heading: Heading, cell: Cell) -> Cell:
    """The cell for a spreadsheet. A date stays as it is: a year before the common era begins with a minus."""
    return escape(cell) if isinstance(cell, str) and heading.column.type != "date" else cell


def _sheet(schema: TableSchema, rows: list[Record]) -> Sheet:
    headings = tuple(heading for column in columns_of(schema) for heading in _headings(column, rows))
    return Sheet(schema, headings, tuple(tuple(_cell(row, heading) for heading in headings) for row in rows))


def _headings(column: Column, rows: list[Record]) -> list[Heading]:
    """The headings of one column: none where no row has it, unless a table cannot be without it."""
    values = [row[column.name] for row in rows if column.name in row]
    if not column.worded:
        return [Heading(column)] if values or column.required else []
    languages = sorted({code for value in values if isinstance(value, Mapping) for code in value})
    return [Heading(column, code) for code in languages or ([""] if column.required else [])]


def _cell(row: Record, heading: Heading) -> Cell:
    value = row.get(heading.column.name)
    if isinstance(value, Mapping):
        return value.get(heading.language)
    return ";".join(value) if isinstance(value, list) else value
