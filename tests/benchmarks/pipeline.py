"""`python -m tests.benchmarks.pipeline`: what each step from a file to a drawing costs as the table grows.

Every step is timed on tables of 100, 1,000 and 10,000 events (the median of several runs) and printed in
milliseconds and as a ratio to a plain pass over the same rows in the same run: `csv.DictReader` with
`datetime.date.fromisoformat` for each date. The last column is how the time grows from 1,000 to 10,000
events: 10 is linear, 13.3 is n log n.
"""

from __future__ import annotations

import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dashboard.chart.build import build_chart
from dashboard.drawing.html import anchor_links
from dashboard.drawing.plotly_figure import drawing
from dashboard.drawing.svg import fluid
from dashboard.drawing.theme import palette
from dashboard.explorer.hover import hover_texts
from dashboard.view import View
from timeline_data import load
from timeline_data.kinds import KINDS

SIZES = (100, 1_000, 10_000)
RUNS = 5
BURSTS = (date(2014, 3, 1), date(2018, 3, 10), date(2021, 10, 1))
ACTORS = tuple(f"Actor {letter}" for letter in "ABCDEFGHIJKL")


def write_table(path: Path, rows: int, seed: int = 7) -> None:
    """A table of `rows` events, seven of ten in three bursts of four weeks, one in five an answer."""
    choose = random.Random(seed)
    kinds = list(KINDS)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "date", "title", "kind", "initiators", "targets", "importance", "responds_to"])
        for number in range(rows):
            start = choose.choice(BURSTS) if choose.random() < 0.7 else date(choose.randrange(1995, 2025), 1, 1)
            day = date.fromordinal(start.toordinal() + choose.randrange(28 if start in BURSTS else 365))
            acting, aimed = choose.sample(ACTORS, 2)
            earlier = f"e{choose.randrange(number)}" if number and choose.random() < 0.2 else ""
            title = f"Event {number}: {acting} does something of note to {aimed}"
            row = [f"e{number}", day.isoformat(), title, choose.choice(kinds), acting, aimed, choose.randint(1, 3)]
            writer.writerow([*row, earlier])


def read_plainly(path: Path) -> int:
    """The pass to compare with: every row as a dict, every date as a day."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(date.fromisoformat(row["date"]).toordinal() > 0 for row in csv.DictReader(file))


def measure(path: Path) -> dict[str, float]:
    """The median seconds of each step for one file, the plain pass first."""
    table = load(path)
    view = View.parse("importance=2", table)
    chart = build_chart(table, view, table)
    links = anchor_links(table, table, "en")
    hover = hover_texts(table, table, "en")
    steps: dict[str, Callable[[], object]] = {
        "plain pass": lambda: read_plainly(path),
        "load": lambda: load(path),
        "select": lambda: view.select(table),
        "build_chart": lambda: build_chart(table, view, table),
        "SVG": lambda: fluid(chart, links, "Benchmark"),
        "figure": lambda: drawing(chart, hover, palette("light")),
    }
    return {name: statistics.median(_seconds(step) for _ in range(RUNS)) for name, step in steps.items()}


def _seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        measured = {}
        for size in SIZES:
            path = Path(folder) / f"events-{size}.csv"
            write_table(path, size)
            measured[size] = measure(path)
    print(f"{'step':<12}" + "".join(f"{size:>10,} events      " for size in SIZES) + "growth 1,000 to 10,000")
    for step in measured[SIZES[0]]:
        cells = "".join(
            f"{of_size[step] * 1000:>9.1f} ms {of_size[step] / of_size['plain pass']:>7.1f} x   "
            for of_size in measured.values()
        )
        print(f"{step:<12}{cells}{measured[10_000][step] / measured[1_000][step]:>7.1f}")


if __name__ == "__main__":
    main()
