"""A table of text laid out by its headings: which column is which, and a cursor over the cells of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from timeline_data.errors import Problem
from timeline_data.readers.raw import RawRow, RawTable
from timeline_data.schema import TableSchema, fold, language_code
from timeline_data.validation.inspection import Inspection, shorten

_HINTS = {
    "end": 'Write an interval in "date", as in 2021-10-18/2021-11-01, or the day of effect in "effective".',
    "end_date": 'Write an interval in "date", as in 2021-10-18/2021-11-01, or the day of effect in "effective".',
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose columns are known by name.

    `places` gives the position of a column, `worded` the languages and positions of one that takes languages;
    `rows` are as wide as the heading, `unread` are those that were reported and cannot be laid out.
    """

    schema: TableSchema
    file: str
    headings: tuple[str, ...]
    places: Mapping[str, int] = field(default_factory=dict)
    worded: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    rows: tuple[RawRow, ...] = ()
    unread: tuple[RawRow, ...] = ()

    def has(self, name: str) -> bool:
        """Whether the file has this column, in any language."""
        return name in self.places or name in self.worded

    def heading(self, name: str, language: str | None = None) -> str:
        """The heading of a column as the file writes it; of several languages the first, unless one is named."""
        position = self.places.get(name)
        for code, place in self.worded.get(name, ()):
            if position is None and language in (None, code):
                position = place
        return name if position is None else self.headings[position]

    def unread_ids(self) -> Iterator[str]:
        """The ids that stand in rows which cannot be laid out: known, though the rows are not."""
        position = self.places.get("id")
        if position is not None:
            yield from (row.cells[position].strip() for row in self.unread if position < len(row.cells))


def lay_out(table: RawTable, schema: TableSchema, inspection: Inspection) -> Sheet:
    """The table by its columns. Headings and rows that cannot be used are reported to `inspection`."""
    places, worded = _match_headings(table, schema, inspection)
    for column in schema.columns:
        if column.required and column.name not in places and column.name not in worded:
            accepted = "" if not column.headings else f" ({', '.join(column.headings)} will do as well)"
            remedy = f'Give one column the heading "{column.name}"{accepted}.'
            message = f'there is no column "{column.name}".'
            inspection.problems.append(Problem("column-missing", table.file, message, remedy, 1, column.name))
    rows, unread = _match_rows(table, inspection)
    return Sheet(schema, table.file, table.headings, places, worded, rows, unread)


def _match_headings(
    table: RawTable, schema: TableSchema, inspection: Inspection
) -> tuple[dict[str, int], dict[str, tuple[tuple[str, int], ...]]]:
    taken: dict[tuple[str, str], int] = {}
    for position, heading in enumerate(table.headings):
        key = _read_heading(heading, position, table, schema, inspection)
        if key is None:
            continue
        kept = position
        if key in taken:
            kept = _choose(key[0], taken[key], position, table, inspection)
        taken[key] = kept
    worded: dict[str, tuple[tuple[str, int], ...]] = {}
    for (name, language), position in taken.items():
        if schema.by_name[name].worded:
            worded[name] = (*worded.get(name, ()), (language, position))
    return {name: position for (name, _), position in taken.items() if name not in worded}, worded


def _choose(name: str, first: int, second: int, table: RawTable, inspection: Inspection) -> int:
    """Which of two columns is read as `name`: the one that bears the very name, and otherwise neither is certain."""
    headings = table.headings[first], table.headings[second]
    exact = [fold(heading.partition("@")[0]) == name for heading in headings]
    message = f'"{headings[0]}" and "{headings[1]}" both mean the column "{name}".'
    if exact[0] == exact[1]:
        remedy = "Keep one of the two, or rename the other."
        inspection.problems.append(Problem("column-twice", table.file, message, remedy, 1, headings[1], headings[1]))
        return first
    kept, other = (first, headings[1]) if exact[0] else (second, headings[0])
    message = f'this column is not read, because "{table.headings[kept]}" stands beside it.'
    remedy = "Delete or rename one of the two if this one is meant."
    inspection.problems.append(Problem("column-unread", table.file, message, remedy, 1, other, other, "warning"))
    return kept


def _read_heading(
    heading: str, position: int, table: RawTable, schema: TableSchema, inspection: Inspection
) -> tuple[str, str] | None:
    """The column and the language that a heading means, or None after a report."""
    if not heading:
        if any(position < len(row.cells) and row.cells[position].strip() for row in table.rows):
            message = f"column {position + 1} has no heading and is not read."
            remedy = "Give it a heading, or delete it."
            inspection.problems.append(Problem("column-nameless", table.file, message, remedy, 1, severity="warning"))
        return None
    name, suffixed, suffix = heading.partition("@")
    column = schema.by_heading.get(fold(name))
    if column is None or (suffixed and not column.worded):
        inspection.problems.append(_unknown_heading(heading, table.file, schema))
        return None
    language = language_code(suffix) if suffixed else ""
    if language is None:
        message = f'"{shorten(suffix)}" is not a language code.'
        remedy = f"Write a code of two or three letters behind the @, as in {column.name}@en."
        inspection.problems.append(Problem("language-code", table.file, message, remedy, 1, heading, heading))
        return None
    return column.name, language


def _unknown_heading(heading: str, file: str, schema: TableSchema) -> Problem:
    near = get_close_matches(fold(heading), _known_headings(schema), n=1, cutoff=0.75)
    remedy = _HINTS.get(fold(heading)) or (
        f'Rename it if "{near[0]}" is meant, or leave it as it is.'
        if near
        else 'Leave it as it is, or rename it: "diplomatic-timeline formats" lists the columns.'
    )
    message = "this column is not read."
    return Problem("column-unknown", file, message, remedy, 1, heading, heading, "warning")


def _known_headings(schema: TableSchema) -> list[str]:
    worded = [f"{column.name}@{language}" for column in schema.columns if column.worded for language in ("en", "id")]
    return [*schema.by_heading, *worded]


def _match_rows(table: RawTable, inspection: Inspection) -> tuple[tuple[RawRow, ...], tuple[RawRow, ...]]:
    rows: list[RawRow] = []
    unread: list[RawRow] = []
    empty: list[int] = []
    width = len(table.headings)
    for row in table.rows:
        if not any(cell.strip() for cell in row.cells):
            empty.append(row.number)
        elif any(cell.strip() for cell in row.cells[width:]):
            unread.append(row)
            inspection.problems.append(_long_row(row, width, table.file))
        else:
            rows.append(row if len(row.cells) == width else _as_wide_as(row, width, table.file, inspection))
    last = max((row.number for row in rows + unread), default=0)
    inner = [number for number in empty if number < last]  # empty lines at the end of a file are no rows
    if inner:
        inspection.problems.append(_empty_rows(table.file, inner))
    return tuple(rows), tuple(unread)


def _long_row(row: RawRow, width: int, file: str) -> Problem:
    message = f"the row has {len(row.cells)} cells, the heading has {width}."
    remedy = "Put a cell that holds the separator itself into double quotes."
    return Problem("row-long", file, message, remedy, row.number)


def _as_wide_as(row: RawRow, width: int, file: str, inspection: Inspection) -> RawRow:
    missing = width - len(row.cells)
    if missing > 0:
        message = f"the row has {len(row.cells)} cells, the heading has {width}: the others are read as empty."
        remedy = "Add the missing cells if something is lost."
        inspection.problems.append(Problem("row-short", file, message, remedy, row.number, severity="warning"))
    return RawRow(row.number, (*row.cells[:width], *[""] * missing))


def _empty_rows(file: str, numbers: list[int]) -> Problem:
    few = ", ".join(str(number) for number in numbers[:5]) + (", …" if len(numbers) > 5 else "")
    message = f"{len(numbers)} empty row{'s stand' if len(numbers) > 1 else ' stands'} between the others ({few})."
    return Problem(
        "row-empty", file, message, "Delete them if nothing is missing there.", numbers[0], severity="warning"
    )
