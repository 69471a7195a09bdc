"""What a command says about a table and its problems."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.commands.command import DATA_HAS_PROBLEMS, DONE, WRONG_USE
from timeline_data.errors import Problem
from timeline_data.loading import BUNDLED, examine
from timeline_data.table import EventTable


def read_table(path: str | None) -> tuple[EventTable | None, int]:
    """The table at the path (the bundled one for None) and the exit code; its problems go to standard error.

    None where it has errors.
    """
    table, problems = examine(path)
    print_problems(path or BUNDLED, table, problems)
    return table, exit_code(problems)


def exit_code(problems: Sequence[Problem]) -> int:
    """Wrong use if there is nothing to read at this path, otherwise whether the data has errors."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if any(problem.rule.startswith("path-") for problem in errors):
        return WRONG_USE
    return DATA_HAS_PROBLEMS if errors else DONE


def print_problems(path: str, table: EventTable | None, problems: Sequence[Problem]) -> None:
    """Every problem to standard error; behind those of a table with errors their number."""
    for problem in problems:
        warning = "warning: " if problem.severity == "warning" else ""
        print_error(f"{warning}{problem}")
    if table is None and exit_code(problems) == DATA_HAS_PROBLEMS:
        print_error(summary(path, table, problems))


def print_error(line: str) -> None:
    """The line to standard error."""
    print(line, file=sys.stderr)


def summary(path: str, table: EventTable | None, problems: Sequence[Problem]) -> str:
    """`120 events, 54 actors, 0 problems`, or for a table with errors `events.csv: 3 errors, 1 warning`."""
    errors = count(problems, "error")
    warnings = len(problems) - errors
    if table is None:
        return f"{Path(path).name or path}: {counted(errors, 'error')}, {counted(warnings, 'warning')}"
    found = counted(warnings, "warning") if warnings else "0 problems"
    return f"{counted(len(table), 'event')}, {counted(len(table.actors), 'actor')}, {found}"


def count(problems: Sequence[Problem], severity: str) -> int:
    """How many of the problems are of this severity."""
    return sum(problem.severity == severity for problem in problems)


def counted(number: int, noun: str) -> str:
    """`1 event`, `1,200 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
