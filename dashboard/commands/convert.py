"""`diplomatic-timeline convert`: a table from any format that is read into any that is written."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from dashboard.commands.command import EVENTS_HELP, WRONG_USE, Command
from dashboard.commands.reports import print_error, read_table
from dashboard.publish.files import CannotWriteError, write_new_folder, write_whole
from timeline_data.conversion import Conversion, Loss, convert
from timeline_data.language.words import LANGUAGES
from timeline_data.writers import WRITERS

STDOUT = "-"
SUFFIXES = ", ".join(writer.own_file or writer.suffix for writer in WRITERS)


def add_arguments(parser: ArgumentParser) -> None:
    """EVENTS, where to, in which language, and how to report."""
    parser.add_argument("events", metavar="EVENTS", help=EVENTS_HELP)
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE",
        help=f"the file to write ({SUFFIXES}), or a new folder for a data package of CSV files",
    )  # fmt: skip
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="the language of words that are not the table's (default: en)"
    )
    parser.add_argument("--json", action="store_true", help="report as one JSON document on standard output")


def run(options: Namespace) -> int:
    """Write the table, and say what the format could not hold of it."""
    if options.output == STDOUT:
        print_error(f"-o {STDOUT}: a table is converted into a file. Name one; export writes to standard output.")
        return WRONG_USE
    table, code = read_table(options.events)
    if table is None:
        return code
    path = Path(options.output)
    conversion = convert(table, path, options.lang, folder=options.output.endswith(("/", os.sep)))
    if conversion is None:
        print_error(
            f'{options.output}: nothing is written with the suffix "{path.suffix}". Take one of {SUFFIXES}, or a name '
            "without a suffix for a folder. Pages and pictures are written by export."
        )
        return WRONG_USE
    try:
        written = _write(path, conversion)
    except CannotWriteError as error:
        print_error(str(error))
        return WRONG_USE
    if options.json:
        print(json.dumps(_report(options, conversion, written), indent=2, ensure_ascii=False))
        return code
    for file, size in written.items():
        print(f"{file}: {size:,} bytes")
    for line in _lines(conversion):
        print_error(line)
    return code


def _write(path: Path, conversion: Conversion) -> dict[str, int]:
    """Write the file, or the folder of files; the path and the size in bytes of each."""
    if conversion.folder:
        write_new_folder(path, conversion.files)
        return {str(path / name): len(content) for name, content in conversion.files.items()}
    (content,) = conversion.files.values()
    write_whole(path, content)
    return {str(path): len(content)}


def _report(options: Namespace, conversion: Conversion, written: dict[str, int]) -> dict[str, object]:
    return {
        "path": options.events,
        "output": options.output,
        "format": conversion.writer.name,
        "files": [{"path": path, "bytes": size} for path, size in written.items()],
        "lost": [loss.as_dict() for loss in conversion.losses],
    }


def _lines(conversion: Conversion) -> list[str]:
    """What was lost, a line for each table."""
    name = conversion.writer.name
    if not conversion.losses:
        return [f"{name} holds all of it: nothing is lost."]
    tables = dict.fromkeys(loss.table for loss in conversion.losses)
    lines = [_line(table, [loss for loss in conversion.losses if loss.table == table]) for table in tables]
    return [f"{name} cannot hold all of it. Lost or changed:", *(f"  {line}" for line in lines)]


def _line(table: str, losses: Sequence[Loss]) -> str:
    """`relations: 30 of 120 rows`, `actors: kind (45 of 45), side (37 of 37)`."""
    parts = []
    for loss in losses:
        share = f"all {loss.of:,}" if loss.lost == loss.of else f"{loss.lost:,} of {loss.of:,}"
        rows = f"{share} rows" if loss.of > 1 else "all of it"
        parts.append(f"{loss.column} ({share})" if loss.column else rows)
    return f"{table}: {', '.join(parts)}"


COMMAND = Command(
    "convert",
    "write a table in another format",
    f"Read a table in any format and write it in another; say on standard error what that cannot hold. "
    f"The suffix of FILE chooses the format: {SUFFIXES}.",
    add_arguments,
    run,
)
