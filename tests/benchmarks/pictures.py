"""`python -m tests.benchmarks.pictures [ROUNDS]`: how fast pictures are drawn, beside Kaleido's of the same view.

`dashboard.svg` and the PNG of the bundled table's default view, beside `figure.to_image` of the same view's figure:
Plotly's own way, for which Kaleido starts a browser each time, and with Kaleido's server kept running, which is the
fastest that it can be. Printed are medians of ROUNDS rounds (5), interleaved, and ratios. A missed target is no error.

Needs `pip install kaleido`, and Chromium.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable

import dashboard
import timeline_data
from dashboard.publish import pictures
from dashboard.view import View
from tests.benchmarks.measures import find_browser

ROUNDS = 5
TARGET = 50
WIDTH = 1200


def main(rounds: int = ROUNDS) -> None:
    """Draw, measure, print."""
    try:
        import kaleido  # noqa: PLC0415 - the only command that needs it says how to get it
    except ImportError:
        sys.exit("Kaleido is not installed. Run: pip install kaleido")
    os.environ["BROWSER_PATH"] = find_browser()
    table = timeline_data.load()
    figure = dashboard.figure(table)
    # Kaleido's page asks a foreign host for MathJax unless it is told not to.
    stated = figure.to_dict(), {"format": "svg", "width": WIDTH, "height": 800}
    quiet = {"mathjax": False}  # handed on as a copy: Kaleido writes into it
    ways: dict[str, Callable[[], object]] = {
        "svg": lambda: dashboard.svg(table, width=WIDTH),
        "png": lambda: pictures.png(table, View.parse("", table), WIDTH),
        "kaleido": lambda: kaleido.calc_fig_sync(stated[0], opts=stated[1], kopts=dict(quiet)),
    }
    spent: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds + 1):
        for name, draw in ways.items():
            if (took := _milliseconds(draw)) and turn:
                spent[name].append(took)
    kaleido.start_sync_server(n=1, **quiet)
    try:
        for turn in range(rounds + 1):
            took = _milliseconds(lambda: kaleido.calc_fig_sync(stated[0], opts=stated[1]))
            if turn:
                spent["kaleido, kept running"].append(took)
    finally:
        kaleido.stop_sync_server()
    middle = {name: statistics.median(times) for name, times in spent.items()}
    for name, value in middle.items():
        print(f"{name:<24}{value:>9,.1f} ms  {value / middle['svg']:>7.1f} × our SVG")
    print(f"Kaleido / our SVG: {middle['kaleido'] / middle['svg']:.0f} × (target {TARGET})")


def _milliseconds(draw: Callable[[], object]) -> float:
    began = time.perf_counter()
    draw()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
