"""Small real files of event tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from timeline_data.errors import Problem
from timeline_data.loading import check


def csv_text(rows: Iterable[Iterable[str]], separator: str = ",") -> str:
    """Rows of cells as the text of a CSV file."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue()


def write_files(folder: Path, **texts: str) -> Path:
    """A folder of CSV files by name, the text of each as given but for its indentation."""
    for name, text in texts.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def write_events(folder: Path, text: str) -> Path:
    """A bare table: one file events.csv, its text as given but for its indentation."""
    return write_files(folder, events=text) / "events.csv"


def check_events(folder: Path, text: str) -> list[str]:
    """The problems of a bare table as sentences."""
    return [str(problem) for problem in check(write_events(folder, text))]


def check_files(folder: Path, **texts: str) -> list[str]:
    """The problems of a folder of tables as sentences."""
    return [str(problem) for problem in check(write_files(folder, **texts))]


def rules(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """The rules of the problems with their severity."""
    return [(problem.rule, problem.severity) for problem in problems]
