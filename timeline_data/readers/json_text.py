"""A file of JSON as the values that it holds, and rows of such values as a table of text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline_data.errors import Problem
from timeline_data.readers.from_csv import report_characters
from timeline_data.readers.raw import NOT_TEXT, RawRow, RawTable

_SHOWN = 60


class _KeyTwiceError(ValueError):
    """A key stands twice in one object: which of its values is meant, nobody can say."""


def read_values(path: Path, problems: list[Problem], remedy: str) -> object:
    """What the file holds; None, and a Problem `package-unreadable`, where it cannot be read as JSON."""
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        message = f"line {error.lineno}, character {error.colno}: cannot read this as JSON ({error.msg})."
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start} is 0x{error.object[error.start]:02X}."
    except _KeyTwiceError as error:
        message = f'one object has the key "{error}" twice.'
    except (RecursionError, ValueError):
        message = "cannot read this as JSON: it is nested too deeply, or holds a number too long."
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}."
    problems.append(Problem("package-unreadable", path.name, message, remedy))
    return None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _KeyTwiceError(Counter(key for key, _ in pairs).most_common(1)[0][0])
    return values


def read_rows(name: str, file: str, rows: Iterable[object], problems: list[Problem]) -> RawTable:
    """Rows as a table of text: objects by heading, or lists of which the first holds the headings.

    A value is a text, a whole number, a list of such (apart by `;` in a cell), or texts by language code
    (`{"en": …}` at `title` is the cell `title@en`). Any other is reported and left empty.
    """
    given = list(rows)
    if given and isinstance(given[0], list):
        headings = [str(heading) for heading in given[0]]
        cells = [_by_place(row, headings) for row in given[1:]]
    else:
        cells = [dict(row) if isinstance(row, dict) else None for row in given]
    places: dict[str, int] = {}
    laid_out: list[dict[str, str]] = []
    for number, row in enumerate(cells, start=1):
        if row is None:
            remedy = 'Write each row as an object: {"date": "2021-10-18", "title": {"en": "…"}}.'
            problems.append(Problem("row-shape", file, "this row is no object.", remedy, number))
        laid_out.append(_flat(row or {}, file, number, problems))
        for heading in laid_out[-1]:
            places.setdefault(heading, len(places))
    texts = (tuple(row.get(heading, "") for heading in places) for row in laid_out)
    table = RawTable(name, file, tuple(places), tuple(RawRow(number, row) for number, row in enumerate(texts, start=1)))
    if any(NOT_TEXT.search(cell) for cell in (*places, *(cell for row in table.rows for cell in row.cells))):
        report_characters(table, problems)
    return table


def _by_place(row: object, headings: list[str]) -> dict[str, object] | None:
    """A list as an object; None where it is no list or longer than the headings."""
    if not isinstance(row, list) or len(row) > len(headings):
        return None
    return dict(zip(headings, row, strict=False))


def _flat(row: Mapping[str, object], file: str, number: int, problems: list[Problem]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, value in row.items():
        by_heading = value if isinstance(value, dict) else {"": value}
        for code, part in by_heading.items():
            heading = f"{key}@{code}" if code else key
            text = _cell(part, list_allowed=not isinstance(value, dict))
            if text is None or heading in cells:
                shown = json.dumps(part, ensure_ascii=True)[:_SHOWN]
                message = f"cannot read {shown} here." if text is None else f'"{heading}" stands twice in this row.'
                remedy = "Write a text, a whole number, or a list of texts without a ; in them."
                problems.append(Problem("value-shape", file, message, remedy, number, heading, shown))
            else:
                cells[heading] = text
    return cells


def _cell(value: object, *, list_allowed: bool) -> str | None:
    """The value as the text of a cell; None where no cell can hold it."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list):
        parts = [_cell(part, list_allowed=False) if list_allowed else None for part in value]
        texts = [part for part in parts if part is not None and ";" not in part]
        return "; ".join(text for text in texts if text) if len(texts) == len(parts) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return json.dumps(value)
