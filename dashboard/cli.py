"""The command line: which commands there are, and how one is called.

Exit code 0 is done, 1 the data has problems, 2 wrong use. Problems go to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from dashboard.commands import check, export, formats, kit, serve
from dashboard.commands.command import DONE, Command

COMMANDS: tuple[Command, ...] = (serve.COMMAND, check.COMMAND, export.COMMAND, kit.COMMAND, formats.COMMAND)
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
