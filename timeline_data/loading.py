"""A path → EventTable: detect the format, read it, validate it."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path

from timeline_data.errors import Problem, TimelineDataError
from timeline_data.readers import READERS
from timeline_data.table import EventTable
from timeline_data.validation import validate

BUNDLED = "nato_russia"
"""The folder of the table that comes with the package."""


def load(path: str | Path | None = None) -> EventTable:
    """The validated table of a file or folder; without a path the NATO–Russia table.

    Raises TimelineDataError with every error at once. Warnings do not stop it: `check` gives those too.
    """
    table, problems = examine(path)
    if table is None:
        raise TimelineDataError(problem for problem in problems if problem.severity == "error")
    return table


def check(path: str | Path | None = None) -> tuple[Problem, ...]:
    """Every problem of a table, errors and warnings, in the order of its files and rows; empty where there is none."""
    return examine(path)[1]


def examine(path: str | Path | None = None) -> tuple[EventTable | None, tuple[Problem, ...]]:
    """The table, or None where it has an error; and every problem."""
    if path is None:
        with as_file(files("timeline_data") / BUNDLED) as folder:
            return _examine(folder, BUNDLED)
    return _examine(Path(path), str(path))


def _examine(path: Path, shown: str) -> tuple[EventTable | None, tuple[Problem, ...]]:
    try:
        reader = next((reader for reader in READERS if reader.accepts(path)), None)
        if reader is None:
            return None, (_refusal(path, shown),)
        raw = reader.read(path)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = getattr(error, "strerror", None) or error
        message = f"the path cannot be read: {reason}."
        return None, (Problem("path-unreadable", shown, message, "Check its name and its permissions."),)
    return validate(raw)


def _refusal(path: Path, shown: str) -> Problem:
    if path.exists():
        message = f'"{path.name}" is of no format that is read.'
        remedy = f"Give a {', a '.join(reader.name for reader in READERS)}; a spreadsheet can be saved as CSV UTF-8."
        return Problem("path-format", shown, message, remedy)
    if "://" in shown:
        message, remedy = "addresses are not read.", "Give a file or a folder of this machine."
        return Problem("path-format", shown, message, remedy)
    beside = sorted(other.name for other in path.parent.iterdir()) if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, n=1)
    remedy = f'Did you mean "{near[0]}"?' if near else "Check the name and the folder that you are in."
    return Problem("path-missing", shown, "there is no such file or folder.", remedy)
