"""`diplomatic-timeline check`: every problem of a table."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from dashboard.commands.command import EVENTS_HELP, Command
from dashboard.commands.reports import count, exit_code, print_problems, summary
from timeline_data.errors import Problem
from timeline_data.loading import examine
from timeline_data.table import EventTable


def add_arguments(parser: ArgumentParser) -> None:
    """EVENTS, and whether a machine reads the answer."""
    parser.add_argument("events", metavar="EVENTS", help=EVENTS_HELP)
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def run(options: Namespace) -> int:
    """Report every problem."""
    table, problems = examine(options.events)
    if options.json:
        print(json.dumps(_report(options.events, table, problems), indent=2))
        return exit_code(problems)
    print_problems(options.events, table, problems)
    if table is not None:
        print(summary(options.events, table, problems))
    return exit_code(problems)


def _report(events: str, table: EventTable | None, problems: Sequence[Problem]) -> dict[str, object]:
    errors = count(problems, "error")
    return {
        "path": events,
        "events": None if table is None else len(table),
        "actors": None if table is None else len(table.actors),
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [problem.as_dict() for problem in problems],
    }


COMMAND = Command(
    "check",
    "report every problem of a table",
    "Report every problem of a table with its file, row, column, value, rule and remedy.",
    add_arguments,
    run,
)
