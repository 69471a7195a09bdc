"""What every reader hands on: tables of text as they stand in the files, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from timeline_data.errors import Problem

NOT_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page and no SVG can hold (XML 1.0, section 2.2), and DEL."""


class RawRow(NamedTuple):
    """One row of text; `number` is its number in a spreadsheet, where the heading is row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table of text. `name` is its place in the event table (`events`, `actors`, …)."""

    name: str
    file: str
    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True)
class RawTables:
    """Everything that was read: tables by name, what `datapackage.json` says, and the problems so far.

    `described_in` is the file that says it, where that has another name.
    """

    tables: Mapping[str, RawTable] = field(default_factory=dict)
    package: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    described_in: str = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: `accepts` looks at a path without reading all of it, `read` never raises for what is in the file."""

    name: str
    meaning: str
    accepts: Callable[[Path], bool]
    read: Callable[[Path], RawTables]
