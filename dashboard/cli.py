"""The command line: which commands there are, and how one is called.

Exit code 0 is done, 1 the data has problems, 2 wrong use. Problems go to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import TextIO

from dashboard.commands import check, convert, export, formats, kit, serve
from dashboard.commands.command import DONE, INTERRUPTED, WRONG_USE, Command
from dashboard.commands.reports import print_error

COMMANDS: tuple[Command, ...] = (
    serve.COMMAND,
    check.COMMAND,
    convert.COMMAND,
    export.COMMAND,
    kit.COMMAND,
    formats.COMMAND,
)
"""In the order in which the help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command with these arguments (those of the process if None). Returns the exit code."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return int(stop.code or DONE)
    chosen: Command = options.chosen
    try:
        code = chosen.run(options)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # who read the output has gone (`… | head`)
        _silence(sys.stdout)
        return DONE
    except OSError as error:
        # Files are written, and their errors said, by the commands: what is left is the output itself.
        _silence(sys.stdout)
        print_error(f"cannot write to standard output ({error.strerror or error}). Send it to another place.")
        return WRONG_USE


def _silence(stream: TextIO) -> None:
    """Let nothing more be written: what the stream still holds would be complained of on the way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="diplomatic-timeline",
        description="A dated event table of diplomatic relations as an interactive timeline.",
        epilog="Exit code 0: done. 1: the data has problems. 2: wrong use.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    added = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        own = added.add_parser(command.name, help=command.summary, description=command.description)
        own.set_defaults(chosen=command)
        command.add_arguments(own)
    return parser


def _version() -> str:
    try:
        return version("diplomatic-timeline")
    except PackageNotFoundError:
        return "(not installed)"
