"""A table from one format into another, and what is lost on the way: counted in the data, column by column."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from timeline_data.table import EventTable, Source
from timeline_data.writers import WRITERS, to_package
from timeline_data.writers.descriptions import description, flat
from timeline_data.writers.sheets import Cell, Heading, sheets
from timeline_data.writers.to_csv import source_name
from timeline_data.writers.writer import Writer

INFO = "info"
"""What the table says of itself, as a table of one row."""


@dataclass(frozen=True, slots=True)
class Loss:
    """So many values of one column are not in the file, or not as they were; of rows where `column` is ""."""

    table: str
    column: str
    lost: int
    of: int

    def as_dict(self) -> dict[str, object]:
        """The loss as plain values, for `--json`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Conversion:
    """The file of a table in another format, or the files of a `folder`, by name; and what they do not hold of it."""

    writer: Writer
    files: Mapping[str, bytes]
    losses: tuple[Loss, ...]
    folder: bool = False


def writer_of(name: str) -> Writer | None:
    """The format that a file of this name is written in; None where the name is of none."""
    found = [writer for writer in WRITERS if name.lower().endswith(writer.suffix) or name.lower() == writer.own_file]
    return max(found, key=lambda writer: len(writer.suffix), default=None)


def convert(table: EventTable, path: Path, lang: str, *, folder: bool = False) -> Conversion | None:
    """The table as the file at `path`, or as the files of a folder: where it is one, or its name has no suffix.

    Words that are ours are in the language `lang`. None where there is no format of this suffix.
    """
    if folder or not path.suffix or path.is_dir():
        files = {name: text.encode() for name, text in to_package.files(table).items()}
        return Conversion(to_package.WRITER, files, losses(table, table), folder=True)
    writer = writer_of(path.name)
    if writer is None:
        return None
    content = writer.write(table, lang).encode()
    return Conversion(writer, {path.name: content}, losses(table, writer.held(table, lang)))


def losses(table: EventTable, held: EventTable) -> tuple[Loss, ...]:
    """What `held` lacks of the table: for each table rows, and the columns of which values are gone or are others.

    A table of which nothing is held is one loss of all its rows; a column that lacks no more than its lost rows is none
    by itself, unless all of it is gone. A source counts as named whether by its id or by its address.
    """
    kept = dict(_contents(held))
    return tuple(loss for name, rows in _contents(table) for loss in _lost(name, rows, kept.get(name, _Rows())))


@dataclass(frozen=True, slots=True)
class _Rows:
    """How many rows a table has, and how often each value stands in each of its columns."""

    count: int = 0
    columns: Mapping[str, Counter[str]] = field(default_factory=dict)


def _lost(name: str, rows: _Rows, kept: _Rows) -> Iterator[Loss]:
    gone = max(0, rows.count - kept.count)
    if gone:
        yield Loss(name, "", gone, rows.count)
    if kept.count:
        for column, values in rows.columns.items():
            lost = (values - kept.columns.get(column, Counter())).total()
            if lost > gone or (lost and lost == values.total()):
                yield Loss(name, column, lost, values.total())


def _contents(table: EventTable) -> Iterator[tuple[str, _Rows]]:
    info = description(table.info, flat)
    if info:
        yield INFO, _Rows(1, {key: Counter(_parts(value)) for key, value in info.items()})
    for sheet in sheets(table):
        columns = zip(sheet.headings, zip(*sheet.rows, strict=True), strict=False)
        counted = {
            heading.text: Counter(_said(heading, cell, table) for cell in cells if cell not in (None, ""))
            for heading, cells in columns
        }
        yield sheet.schema.name, _Rows(len(sheet.rows), counted)


def _said(heading: Heading, cell: Cell, table: EventTable) -> str:
    """The value of a cell; a source by the name that does not depend on its id, if it has one."""
    value = str(cell)
    return source_name(table.sources.get(value, Source(value))) if heading.column.type == "source" else value


def _parts(value: object) -> list[str]:
    """The values that one key holds: those of a list or an object one by one."""
    if isinstance(value, Mapping):
        return [json.dumps([key, value[key]], sort_keys=True) for key in value]
    return [json.dumps(part, sort_keys=True) for part in (value if isinstance(value, list) else [value])]
