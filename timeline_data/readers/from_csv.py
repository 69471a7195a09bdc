"""One CSV file: UTF-8, any line ends, separated by commas, semicolons or tabs.

Which of the three separates is told by the heading: the one that gives the most known headings, then the
most headings. Nothing is repaired: what a quote leaves in doubt is a Problem.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from timeline_data.errors import Problem
from timeline_data.readers.raw import NOT_TEXT, RawRow, RawTable, RawTables, Reader
from timeline_data.schema import EVENTS, TABLES, TableSchema, fold

SUFFIXES = (".csv", ".tsv")
SEPARATORS = (",", ";", "\t")

_SAVE_AS_UTF8 = 'Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8").'
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def accepts(path: Path) -> bool:
    """Whether the path is a file that is named as a table of text."""
    return path.suffix.lower() in SUFFIXES and path.is_file()


def read(path: Path) -> RawTables:
    """The file as the table of events. Tables that stand beside an events.csv are not read, and that is said."""
    problems: list[Problem] = []
    names = [f"{schema.name}.csv" for schema in TABLES if schema is not EVENTS]
    beside = [name for name in names if path.stem.lower() == EVENTS.name and path.with_name(name).is_file()]
    if beside:
        message = f"{', '.join(beside)} beside this file {'is' if len(beside) == 1 else 'are'} not read."
        remedy = "Give the folder instead of the file, and they are."
        problems.append(Problem("file-unread", path.name, message, remedy, severity="warning"))
    table = read_table(path, path.name, EVENTS, problems)
    return RawTables({} if table is None else {EVENTS.name: table}, problems=tuple(problems))


def read_table(path: Path, file: str, schema: TableSchema, problems: list[Problem]) -> RawTable | None:
    """One file as one table, `file` being its name in problems; None where nothing of it can be read."""
    text = _decode(path, file, problems)
    if text is None:
        return None
    before = len(problems)
    records = list(_records(text, _separator(text, schema), file, problems))
    heading = next((n for n, (_, cells) in enumerate(records) if any(cell.strip() for cell in cells)), None)
    if heading is None or any(problem.row < records[heading][0] for problem in problems[before:] if problem.row):
        if len(problems) == before:
            remedy = "Its first row must name the columns, for instance: " + ",".join(_example_headings(schema))
            problems.append(Problem("file-empty", file, "the file is empty.", remedy))
        return None
    headings = tuple(cell.strip() for cell in records[heading][1])
    table = RawTable(schema.name, file, headings, tuple(RawRow(*record) for record in records[heading + 1 :]))
    if NOT_TEXT.search(text):
        report_characters(table, problems)
    return table


def _example_headings(schema: TableSchema) -> tuple[str, ...]:
    if schema is EVENTS:
        return ("date", "title", "actors")
    return tuple(column.name for column in schema.columns if column.required)


def _decode(path: Path, file: str, problems: list[Problem]) -> str | None:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}."
        problems.append(Problem("path-unreadable", file, message, "Check its permissions."))
        return None
    if content.startswith(_UTF16):
        problems.append(Problem("encoding", file, "the file is UTF-16, not UTF-8.", _SAVE_AS_UTF8))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark, the error counts from behind it.
        start = error.start + len(content) - len(error.object)
        line = len(content[:start].splitlines() or [b""]) + content[:start].endswith((b"\n", b"\r"))
        message = f"the file is not UTF-8: byte {start} (line {line}) is 0x{content[start]:02X}."
        problems.append(Problem("encoding", file, message, _SAVE_AS_UTF8))
        return None


def _separator(text: str, schema: TableSchema) -> str:
    def fitness(separator: str) -> tuple[int, int]:
        lines = (line for line in io.StringIO(text.lstrip(), newline=""))
        headings = next(csv.reader(lines, delimiter=separator), [])
        known = sum(fold(heading.partition("@")[0]) in schema.by_heading for heading in headings)
        return known, len(headings)

    try:
        return max(SEPARATORS, key=fitness)
    except csv.Error:
        return ","


def _records(text: str, separator: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every record with its number. A record that quotes leave in doubt is reported and left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            problem = _quote_problem(str(error), file, number, separator)
            problems.append(problem)
            if problem.rule == "quote-open":
                return


def _quote_problem(error: str, file: str, row: int, separator: str) -> Problem:
    if "expected after" in error:
        message = f"a quoted cell goes on after its closing quote, where {_name(separator)} should stand."
        return Problem("quote-stray", file, message, 'Double every quote that belongs to the text: "".', row)
    message = "a quote opens a cell in this row and never closes; nothing after it can be read."
    if "field limit" in error:
        message = f"a cell is longer than {csv.field_size_limit():,} characters; nothing after it can be read."
    return Problem("quote-open", file, message, 'Close its quote, or double every quote of the text: "".', row)


def _name(separator: str) -> str:
    return {",": "a comma", ";": "a semicolon"}.get(separator, "a tab")


def report_characters(table: RawTable, problems: list[Problem]) -> None:
    """Report every cell with a character that is no text."""
    for row in (RawRow(1, table.headings), *table.rows):
        for position, cell in enumerate(row.cells):
            found = NOT_TEXT.search(cell)
            if found is None:
                continue
            column = table.headings[position] if row.number > 1 and position < len(table.headings) else None
            message = f"the cell holds the control character U+{ord(found[0]):04X}, which no page can show."
            remedy = "Delete it; where there are many, the file may not be the text file that it seems to be."
            problems.append(Problem("control-character", table.file, message, remedy, row.number, column, cell))


READER = Reader(
    "CSV file",
    "one file of events (.csv, .tsv; comma, semicolon or tab); date, title and actors are enough",
    accepts,
    read,
)
