"""`python -m tests.benchmarks.embed [ROUNDS]`: what an embed of thirty events costs its reader, beside its peers.

Measured in the machine's own headless Chromium, everything interleaved in one run of ROUNDS rounds (5), each load
with an empty cache; printed are medians, ratios, targets, and whether they are met. A missed target is no error.
All sites run on loopback on waitress with gzip and show the same thirty events.

- bytes: every answer that `/embed` makes a browser ask for, in brotli as a newspaper's CDN sends it;
- first chart on the screen (see `measures.MOMENTS`) on the bare loopback, beside one page with a static SVG;
- the same on a slow line (150 ms, 1.6 Mbit/s, the CPU at a quarter), beside vis-timeline's standalone page,
  TimelineJS and a minimal Dash app with one stock `dcc.Graph`, which npm fetches once into the user's cache folder.

Needs what the tests need, Chromium included, and npm.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass

import brotli
from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import measures
from tests.benchmarks.embed_peers import TIMELINEJS, query
from tests.benchmarks.measures import Site
from tests.benchmarks.peers import VIS
from tests.benchmarks.sites import served
from tests.npm import installed

ROUNDS = 5
MOST_KB, MOST_REQUESTS = 30.0, 3
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4
"""On a slow line the CPU is that of a cheap phone."""
PAINTED = """() => window.moments.first && window.moments.ready
  && performance.getEntriesByName("first-contentful-paint").length"""
Samples = dict[str, list[float]]


@dataclass(frozen=True)
class Row:
    """One line of the result: `ours` must be at most `most` times `peer`, as medians of the samples of those names."""

    name: str
    ours: str
    peer: str
    most: float


ROWS = (
    Row("first chart / static SVG page", "ours", "static", 1.5),
    Row("first, slow line / vis-timeline", "ours slow", "vis slow", 1 / 2.5),
    Row("first, slow line / TimelineJS", "ours slow", "timelinejs slow", 1 / 2.5),
    Row("first, slow line / stock Dash", "ours slow", "graph slow", 1 / 10),
)


def first_chart(browser: Browser, site: Site, slow: bool) -> float:
    """The milliseconds to the first chart element on the screen of a new reader."""
    script = measures.MOMENTS % json.dumps([["first", site.chart, True], ["ready", site.ready, False]])
    with measures.visit(browser, site.address, script) as page:
        if slow:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW_LINE)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(site.address, timeout=2 * measures.TIMEOUT_MS)  # whoever asks a page while it loads holds it up
        page.wait_for_function(PAINTED, timeout=2 * measures.TIMEOUT_MS)
        return float(page.evaluate(measures.TOLD)["first"])


def bytes_of(browser: Browser, site: Site) -> tuple[float, int]:
    """The kilobytes in brotli and the number of all answers that opening the page brings, icons aside."""
    bodies: list[bytes] = []

    with measures.visit(browser, site.address) as page:
        page.on("response", lambda answer: bodies.append(answer.body()))
        page.goto(site.address)
        page.wait_for_load_state("networkidle")
    return sum(len(brotli.compress(body)) for body in bodies) / 1000, len(bodies)


def measure(browser: Browser, sites: dict[str, Site], rounds: int) -> Samples:
    """Samples of every load, one site after the other in each round; a first round only warms up."""
    samples: Samples = defaultdict(list)
    fast = [(name, False) for name in ("ours", "static")] * measures.FAST
    slow = [(name, True) for name in sites if name != "static"]
    for turn in range(rounds + 1):
        for name, is_slow in (*fast, *slow):
            told = first_chart(browser, sites[name], is_slow)
            if turn:
                samples[f"{name} slow" if is_slow else name].append(told)
    return samples


def report(samples: Samples) -> None:
    """Print each comparison with its ratio and target."""
    print(f"{'measure':<36}{'ours':>12}{'peer':>12}{'ratio':>8}{'target':>10}  met")
    for row in ROWS:
        ours, peer = statistics.median(samples[row.ours]), statistics.median(samples[row.peer])
        cells = f"{ours:>9,.0f} ms{peer:>9,.0f} ms{ours / peer:>8.3f}{f'≤ {row.most:.3g} ×':>10}"
        print(f"{row.name:<36}{cells}  {'yes' if ours <= row.most * peer else 'NO'}")


def main(rounds: int = ROUNDS) -> None:
    """Serve, measure, print."""
    folder = str(installed(VIS, TIMELINEJS))
    with ExitStack() as stack:

        def site(chart: str, *command: str, address: str = "") -> Site:
            return Site(stack.enter_context(served(*command)) + address, chart, chart)

        module = "tests.benchmarks.embed_peers"
        sites = {
            "ours": site(".axis-drawing a.event path", "dashboard", "serve", "--port", "0", address=f"embed?{query()}"),
            "static": site(".mark", module, "static"),
            "vis": site(".vis-item", module, "vis", folder),
            "timelinejs": site(".tl-timemarker-content", module, "timelinejs", folder),
            "graph": site(".js-plotly-plot .point", module, "graph"),
        }
        browser = measures.launched(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        print(f"Chromium {browser.version}, {os.cpu_count()} cores, {rounds} rounds, medians")
        size, requests = bytes_of(browser, sites["ours"])
        met = size <= MOST_KB and requests <= MOST_REQUESTS
        print(f"bytes: {size:.1f} kB brotli in {requests} requests (≤ {MOST_KB:g} kB, ≤ {MOST_REQUESTS})  "
              f"{'yes' if met else 'NO'}")  # fmt: skip
        report(measure(browser, sites, rounds))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
