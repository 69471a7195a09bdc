"""`python -m tests.benchmarks.browser [ROUNDS]`: how fast the explorer is in a real browser, beside its peers.

Measured in the machine's own headless Chromium, everything interleaved in one run of ROUNDS rounds (7), each load
with an empty cache; printed are medians, our median as a ratio to the peer's, the target, and whether it is met. A
missed target is no error. All sites run on loopback on waitress with gzip, a peer's files compressed beforehand,
and show the events of the bundled table's default view:

- `/` to the first chart element on the screen (see `measures.MOMENTS`), beside a page with one static SVG and beside
  vis-timeline's standalone page, which npm fetches once into the user's cache folder;
- `/` until Plotly has taken the chart's place and a chip works, and the bytes transferred, beside a minimal Dash app
  with one stock `dcc.Graph`;
- a click on a chip to the repainted chart (another number of marks in sight, whatever has drawn them), beside a Dash
  app that sends a stock figure of the same events: clicked at once, and after the pointer has rested on it for 0.2 s,
  as a hand's does; and at once while Chromium traces its frames, measured by what that trace says of the screen. Every
  click leads to a view that the server was not asked for before;
- the frames while the chart is panned and zoomed with 60 events in sight, beside the frames of the page at rest.

Needs what the tests need, Chromium included, and npm for vis-timeline (without it that line is not measured).
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, TimeoutError, sync_playwright  # noqa: A004 Playwright's own

from tests.benchmarks import measures
from tests.benchmarks.measures import IDLE_MS, Site
from tests.benchmarks.peers import VIS
from tests.benchmarks.sites import served
from tests.npm import installed

ROUNDS = 7
CLICKED = ("DEU", "UKR")
"""The actors that are taken out, one after the other."""
REST_MS = 200
FRAME_MS = 50.0
CHIP = "#t-actor-{}"
TICK = '#actors input[value="{}"]'
MARKS = "#panel-chart .axis-drawing a.event path:not(.split, .stripes), #takeover [class*=tracemarks-] .point"
OURS = ("#panel-chart .axis-drawing a.event path", "html.taken")
DASH = (".js-plotly-plot .point", ".js-plotly-plot .point")
SIXTY = "zoom=2020-01-01/2021-02-22"
Samples = dict[str, list[float]]


@dataclass(frozen=True)
class Row:
    """One line of the result: what `ours` and `peer` are samples of, and the ratio that is allowed."""

    name: str
    ours: str
    peer: str
    most: float
    unit: str = "ms"


ROWS = (
    Row("first chart / static SVG page", "ours first", "static first", 2.0),
    Row("first chart / vis-timeline", "ours first", "vis first", 1.0),
    Row("ready for input / minimal Dash", "ours ready", "graph ready", 0.6),
    Row("bytes transferred / minimal Dash", "ours kB", "graph kB", 0.45, "kB"),
    Row("filter to repaint / naive Dash", "ours repaint", "filter repaint", 0.6),
    Row("the same, pointer at rest before", "ours repaint rested", "filter repaint rested", 0.6),
    Row("the same at once, by the trace", "ours shown", "filter shown", 0.6),
)


def write_weeks(path: Path) -> None:
    """A table of an event each week for 80 weeks between five actors, one in five an answer."""
    kinds = ("statement", "expulsion", "suspension", "agreement", "use_of_force")
    rows = ["id,date,title,kind,initiators,targets,responds_to"]
    for week in range(80):
        day = date.fromordinal(date(2020, 1, 1).toordinal() + 7 * week)
        acting, aimed = "ABCDE"[week % 5], "ABCDE"[(week + 1 + week // 5 % 4) % 5]
        answered = f"e{week - 3}" if week % 5 == 4 else ""
        rows.append(f"e{week},{day},Event {week} of {acting} to {aimed},{kinds[week % 5]},{acting},{aimed},{answered}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def measure(browser: Browser, sites: dict[str, Site], rounds: int) -> Samples:
    """Samples of every load and repaint, one site after the other in each round; a first round only warms up."""
    samples: Samples = defaultdict(list)
    for turn in range(rounds + 1):
        for name in (*("ours", "static") * measures.FAST, "vis", "graph"):
            if name not in sites:
                continue
            try:
                load = measures.load(browser, sites[name])
            except TimeoutError:
                print(f"{name}: not ready within {measures.TIMEOUT_MS / 1000:.0f} s, left out of round {turn}")
                continue
            if turn:
                samples[f"{name} first"].append(load.first)
                samples[f"{name} ready"].append(load.ready)
                samples[f"{name} kB"].append(load.bytes / 1000)
                samples[f"{name} requests"].append(load.requests)
        if turn:
            for rest, suffix in ((0, ""), (REST_MS, " rested"), (0, " traced")):
                for name, control in (("ours", CHIP), ("filter", TICK)):
                    fresh = replace(sites[name], address=f"{sites[name].address}?turn={turn}{suffix.strip()}")
                    controls = [control.format(actor) for actor in CLICKED]
                    shown = samples[f"{name} shown"] if suffix == " traced" else None
                    samples[f"{name} repaint{suffix}"] += measures.repaints(browser, fresh, controls, rest, shown)
    return samples


def measure_frames(browser: Browser, site: Site, rounds: int) -> Samples:
    """The frames at rest, panning and zooming, and how many events were in sight."""
    samples: Samples = defaultdict(list)
    chart = "#takeover"
    for _ in range(rounds):
        with measures.visit(browser, site.address) as page:
            page.goto(site.address)
            page.locator(site.ready).wait_for(state="attached")
            page.wait_for_load_state("networkidle")
            samples["in sight"].append(
                page.evaluate(measures.IN_SIGHT, [chart, f"{chart} [class*=tracemarks-] .point"])
            )
            samples["idle"] += measures.frames(page, lambda: None, IDLE_MS)
            samples["pan"] += measures.frames(page, partial(measures.pan, page, chart))
            samples["zoom"] += measures.frames(page, partial(measures.zoom, page, chart))
    return samples


def report(samples: Samples) -> None:
    """Print each comparison with its ratio and target."""
    print(f"{'measure':<36}{'ours':>12}{'peer':>12}{'ratio':>8}{'target':>10}  met")
    for row in ROWS:
        if missing := [name for name in (row.ours, row.peer) if not samples.get(name)]:
            print(f"{row.name:<36}not measured: nothing of {' and '.join(missing)}")
            continue
        ours, peer = statistics.median(samples[row.ours]), statistics.median(samples[row.peer])
        cells = f"{ours:>9,.0f} {row.unit}{peer:>9,.0f} {row.unit}{ours / peer:>8.2f}{f'≤ {row.most:g} ×':>10}"
        print(f"{row.name:<36}{cells}  {'yes' if ours <= row.most * peer else 'NO'}")


def report_frames(samples: Samples) -> None:
    """Print the 95th percentile of the frames of each gesture beside that of the page at rest."""
    idle = _p95(samples["idle"])
    limit = max(FRAME_MS, 1.5 * idle)
    for name in ("pan", "zoom"):
        p95 = _p95(samples[name])
        cells = f"{p95:>9,.0f} ms{idle:>9,.0f} ms{p95 / idle:>8.2f}{f'≤ {limit:.0f} ms':>10}"
        print(f"{f'p95 frame, {name} / at rest':<36}{cells}  {'yes' if p95 <= limit else 'NO'}")
    print(f"frames: {len(samples['pan'])} + {len(samples['zoom'])}, {min(samples['in sight']):.0f} events in sight, "
          f"longest {max(samples['pan'] + samples['zoom']):.0f} ms")  # fmt: skip


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def main(rounds: int = ROUNDS) -> None:
    """Serve, measure, print."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_weeks(folder / "weeks.csv")

        def site(chart: str, ready: str, *command: str, query: str = "", marks: str = "") -> Site:
            return Site(stack.enter_context(served(*command)) + query, chart, ready, marks)

        peers = "tests.benchmarks.peers"
        sites = {
            "ours": site(*OURS, "dashboard", "serve", "--port", "0", marks=MARKS),
            "static": site(".mark", ".mark", peers, "static"),
            "graph": site(*DASH, peers, "graph"),
            "filter": site(*DASH, peers, "filter"),
        }
        try:
            sites["vis"] = site(".vis-item", ".vis-item", peers, "vis", str(installed(VIS)))
        except RuntimeError as error:
            print(error)
        weeks = site(*OURS, "dashboard", "serve", str(folder / "weeks.csv"), "--port", "0", query=f"?{SIXTY}")
        browser = measures.launched(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        print(f"Chromium {browser.version}, {os.cpu_count()} cores, {rounds} rounds, medians")
        report(measure(browser, sites, rounds))
        report_frames(measure_frames(browser, weeks, max(2, rounds // 2)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
