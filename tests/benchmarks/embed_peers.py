"""`python -m tests.benchmarks.embed_peers NAME [FOLDER]`: serves what the embed is compared with.

Every peer shows the same thirty events of the bundled table, in English: `static` one page with an inline SVG and no
script, `vis` vis-timeline's standalone page, `timelinejs` Knight Lab's, `graph` a minimal Dash app with one stock
`dcc.Graph`. FOLDER is the `node_modules` that holds the script of the peer.
"""

from __future__ import annotations

import json
import mimetypes
import sys
from pathlib import Path

import timeline_data
from dashboard.view import View
from tests.benchmarks import peers
from tests.benchmarks.sites import compressed, pages, serve
from timeline_data.table import Event

MANY = 30
SINCE = "actors=NATO~RUS&match=between&from=2014"
"""A view with more events than that; its first ones are shown."""
TIMELINEJS = "@knight-lab/timelinejs@3.9.11"


def query() -> str:
    """The query string of the view that ends with the thirtieth event. Exits where two of them share that day."""
    table = timeline_data.load()
    last = View.parse(SINCE, table).select(table).events[MANY - 1]
    written = f"{SINCE}&to={peers.day(last)}"
    shown = len(View.parse(written, table).select(table))
    return written if shown == MANY else sys.exit(f"{written} shows {shown} events, not {MANY}: choose another view.")


def thirty_events() -> tuple[Event, ...]:
    """The events that the embed of `query` shows."""
    table = timeline_data.load()
    return View.parse(query(), table).select(table).events


def timelinejs_site(events: tuple[Event, ...], folder: Path) -> peers.Bodies:
    """TimelineJS's page as its own embed has it, with the files of its distribution and without a web font."""
    slides = [
        {
            "start_date": dict(zip(("year", "month", "day"), map(int, peers.day(event).split("-")), strict=True)),
            "text": {"headline": peers.title(event)},
            "group": peers.lane(event),
        }
        for event in events
    ]
    begin = f"new TL.Timeline('events', {json.dumps({'events': slides})}, {{font: null, script_path: '/js/'}})"
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Events</title>'
        '<link rel="stylesheet" href="/css/timeline.css"><script src="/js/timeline.js"></script>'
        f'<div id="events" style="height:600px"></div><script>{begin}</script>'
    )
    bodies: peers.Bodies = {"/": ("text/html; charset=utf-8", page.encode())}
    dist = folder / "@knight-lab" / "timelinejs" / "dist"
    for path in sorted(dist.rglob("*")):
        kind = mimetypes.guess_type(path.name)[0]
        if path.is_file() and kind and path.suffix != ".map":
            bodies[f"/{path.relative_to(dist).as_posix()}"] = (kind, path.read_bytes())
    return bodies


SITES = {**peers.SITES, "timelinejs": timelinejs_site}


def main(name: str, folder: str = "") -> None:
    """Serve the peer of this name."""
    events = thirty_events()
    site = peers.graph_app(events).server if name == "graph" else pages(SITES[name](events, Path(folder)))
    serve(compressed(site))


if __name__ == "__main__":
    main(*sys.argv[1:])
