"""What a command consists of, and what it may come back with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

DONE, DATA_HAS_PROBLEMS, WRONG_USE = 0, 1, 2
"""The exit codes."""
INTERRUPTED = 130
"""What a shell calls the end by Ctrl+C (128 and the number of the signal)."""

EVENTS_HELP = "a CSV or JSON file, a folder of CSV files, or a datapackage.json"
BUNDLED_HELP = f"{EVENTS_HELP}; left out: NATO and Russia"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `summary` stands in the list of all, `description` in its own help.

    `add_arguments` says what it takes, `run` does it and gives the exit code.
    """

    name: str
    summary: str
    description: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
