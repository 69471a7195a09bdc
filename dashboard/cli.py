"""The command line: serve, check, formats.

Exit code 0 is done, 1 the data has problems, 2 wrong use. Problems go to standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from timeline_data.errors import Problem
from timeline_data.loading import BUNDLED, examine
from timeline_data.readers import READERS
from timeline_data.schema import TABLES
from timeline_data.table import EventTable

DONE, DATA_HAS_PROBLEMS, WRONG_USE = 0, 1, 2

_EVENTS_HELP = "a CSV file, a folder of CSV files, or a datapackage.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command with these arguments (those of the process if None). Returns the exit code."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return int(stop.code or DONE)
    commands = {"serve": _serve, "check": _check, "formats": _formats}
    try:
        code = commands[options.command](options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return DONE
    except BrokenPipeError:
        # Who read the output has gone (`… | head`); without this Python complains once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="diplomatic-timeline",
        description="A dated event table of diplomatic relations as an interactive timeline.",
        epilog="Exit code 0: done. 1: the data has problems. 2: wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="show a table in the browser", description="Show a table in the browser.")
    serve.add_argument("events", nargs="?", metavar="EVENTS", help=f"{_EVENTS_HELP}; left out: NATO and Russia")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", default=8050, type=_port, help="the port to listen on (default: %(default)s)")

    check = commands.add_parser("check", help="report every problem of a table", description=_check.__doc__)
    check.add_argument("events", metavar="EVENTS", help=_EVENTS_HELP)
    check.add_argument("--json", action="store_true", help="one JSON document on standard output")

    commands.add_parser("formats", help="list what is read", description=_formats.__doc__)
    return parser


def _version() -> str:
    try:
        return version("diplomatic-timeline")
    except PackageNotFoundError:
        return "(not installed)"


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f'"{text}" is not a port; write a number from 0 to 65535, such as 8050')
    return int(text)


def _serve(options: argparse.Namespace) -> int:
    table, problems = examine(options.events)
    _print_problems(options.events or BUNDLED, table, problems)
    if table is None:
        return _exit_code(problems)

    from dashboard.app import serve

    try:
        socket.getaddrinfo(options.host, options.port)
        serve(table, options.host, options.port)
    except FileNotFoundError as error:  # an incomplete installation
        _print_error(str(error))
        return WRONG_USE
    except (OSError, UnicodeError) as error:
        _print_error(
            f"cannot listen on {options.host}, port {options.port}: {getattr(error, 'strerror', None) or error}. "
            "Choose another port with --port, or another address with --host."
        )
        return WRONG_USE
    return DONE


def _check(options: argparse.Namespace) -> int:
    """Report every problem of a table with its file, row, column, value, rule and remedy."""
    table, problems = examine(options.events)
    if options.json:
        print(json.dumps(_report(options.events, table, problems), indent=2))
        return _exit_code(problems)
    _print_problems(options.events, table, problems)
    if table is not None:
        print(_summary(options.events, table, problems))
    return _exit_code(problems)


def _formats(options: argparse.Namespace) -> int:  # noqa: ARG001 the commands share one form
    """List the formats that are read, and the columns of their tables."""
    print("Read:")
    for reader in READERS:
        print(f"  {reader.name}: {reader.meaning}")
    for table in TABLES:
        print(f"\n{table.name}.csv: {table.meaning}")
        for column in table.columns:
            name = f"{column.name}, {column.name}@en, …" if column.worded else column.name
            needed = " (required)" if column.required else ""
            also = f" [also: {', '.join(column.headings)}]" if column.headings else ""
            print(f"  {name:34} {column.meaning}{needed}{also}")
    return DONE


def _report(events: str, table: EventTable | None, problems: Sequence[Problem]) -> dict[str, object]:
    errors = _count(problems, "error")
    return {
        "path": events,
        "events": None if table is None else len(table),
        "actors": None if table is None else len(table.actors),
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [problem.as_dict() for problem in problems],
    }


def _summary(path: str, table: EventTable | None, problems: Sequence[Problem]) -> str:
    """`120 events, 54 actors, 0 problems`, or for a table with errors `events.csv: 3 errors, 1 warning`."""
    errors = _count(problems, "error")
    warnings = len(problems) - errors
    if table is None:
        return f"{Path(path).name or path}: {_counted(errors, 'error')}, {_counted(warnings, 'warning')}"
    found = _counted(warnings, "warning") if warnings else "0 problems"
    return f"{_counted(len(table), 'event')}, {_counted(len(table.actors), 'actor')}, {found}"


def _count(problems: Sequence[Problem], severity: str) -> int:
    return sum(problem.severity == severity for problem in problems)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _exit_code(problems: Sequence[Problem]) -> int:
    """Wrong use if there is nothing to read at this path, otherwise whether the data has errors."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if any(problem.rule.startswith("path-") for problem in errors):
        return WRONG_USE
    return DATA_HAS_PROBLEMS if errors else DONE


def _print_problems(path: str, table: EventTable | None, problems: Sequence[Problem]) -> None:
    """Every problem to standard error; behind those of a table with errors their number."""
    for problem in problems:
        warning = "warning: " if problem.severity == "warning" else ""
        _print_error(f"{warning}{problem}")
    if table is None and _exit_code(problems) == DATA_HAS_PROBLEMS:
        _print_error(_summary(path, table, problems))


def _print_error(line: str) -> None:
    print(line, file=sys.stderr)
