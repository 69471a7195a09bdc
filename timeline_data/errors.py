"""Problems of a table: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a table.

    `row` is the line of the file as a spreadsheet numbers it (the heading is row 1), or None where
    the problem concerns the whole file. `rule` is a stable, hyphenated name such as `date-ambiguous`.
    A `warning` leaves the table usable, an `error` does not.
    """

    rule: str
    file: str
    message: str
    remedy: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    severity: str = "error"

    def __str__(self) -> str:
        """`events.csv, row 14, column "date": cannot read "12.31.1999" as a date. Write 1999-12-31.`"""
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f', column "{self.column}"'
        return f"{place}: {self.message} {self.remedy}".rstrip()

    def as_dict(self) -> dict[str, object]:
        """The problem as plain values, for `--json`."""
        return asdict(self)


class TimelineDataError(ValueError):
    """Raised with every error of a table at once; `problems` holds them in file and row order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
