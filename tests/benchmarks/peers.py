"""`python -m tests.benchmarks.peers NAME [FOLDER]`: serves what the explorer is compared with.

Every peer shows the events of the bundled table's default view, in English:
`static` one page with an inline SVG and no script, `vis` vis-timeline's standalone page (FOLDER is the
`node_modules` that holds it), `graph` a minimal Dash app with one stock `dcc.Graph`, `filter` the naive Dash app
whose callback sends a stock figure anew for the actors that are ticked.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

import timeline_data
from dashboard.view import View
from tests.benchmarks.sites import compressed, pages, serve
from timeline_data.kinds import KINDS
from timeline_data.table import Event, EventTable, in_language

VIS = "vis-timeline@8.5.4"
VIS_FILES = ("vis-timeline-graph2d.min.js", "vis-timeline-graph2d.min.css")
Bodies = dict[str, tuple[str, bytes]]
"""The type and the body of each path of a site."""
WIDTH, LANE = 1200.0, 80.0


def default_events(table: EventTable) -> tuple[Event, ...]:
    """The events of the table's default view, in their order."""
    return View.parse("", table).select(table).events


def day(event: Event) -> str:
    """The day at which a peer puts an event."""
    return date.fromordinal(event.date.earliest or 1).isoformat()


def title(event: Event) -> str:
    """What a peer writes at an event."""
    return in_language(event.title, "en")


def lane(event: Event) -> str:
    """The actor in whose lane a peer puts an event."""
    return (event.initiators or event.actors)[0]


def static_page(events: tuple[Event, ...]) -> str:
    """A page with the events as circles and titles in one SVG: the floor, with no script and no style sheet."""
    lanes = sorted({lane(event) for event in events})
    days = [event.date.earliest or 1 for event in events]
    first, last = min(days), max(days)

    def drawn(event: Event) -> str:
        x = 20 + ((event.date.earliest or 1) - first) / (last - first) * (WIDTH - 40)
        y = 30 + lanes.index(lane(event)) * LANE
        words = escape(title(event))
        return (
            f'<circle class="mark" cx="{x:.1f}" cy="{y:.0f}" r="6"><title>{words}</title></circle>'
            f'<text x="{x + 10:.1f}" y="{y + 4:.0f}">{words}</text>'
        )

    height = LANE * len(lanes)
    marks = "".join(map(drawn, events))
    names = "".join(f'<text x="0" y="{12 + i * LANE:.0f}">{escape(name)}</text>' for i, name in enumerate(lanes))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Events</title>'
        f'<svg width="{WIDTH:.0f}" height="{height:.0f}" font-family="sans-serif" font-size="13">{names}{marks}</svg>'
    )


def vis_page(events: tuple[Event, ...]) -> str:
    """vis-timeline's page as its own first example has it."""
    script, style = VIS_FILES
    place = "document.getElementById('events')"
    items = [{"id": event.id, "content": escape(title(event)), "start": day(event)} for event in events]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Events</title>'
        f'<link rel="stylesheet" href="{style}"><script src="{script}"></script><div id="events"></div>'
        f"<script>new vis.Timeline({place}, new vis.DataSet({json.dumps(items)}), {{}})</script>"
    )


def static_site(events: tuple[Event, ...], _folder: Path) -> Bodies:
    """The floor: circles and titles in one SVG."""
    return {"/": ("text/html; charset=utf-8", static_page(events).encode())}


def vis_site(events: tuple[Event, ...], folder: Path) -> Bodies:
    """vis-timeline's page with its two files."""
    package, (script, style) = folder / "vis-timeline", VIS_FILES
    return {
        "/": ("text/html; charset=utf-8", vis_page(events).encode()),
        f"/{script}": ("text/javascript", (package / "standalone" / "umd" / script).read_bytes()),
        f"/{style}": ("text/css", (package / "styles" / style).read_bytes()),
    }


SITES = {"static": static_site, "vis": vis_site}


def stock_figure(events: tuple[Event, ...]) -> go.Figure:
    """The figure that Plotly Express makes of the events."""
    family = [KINDS[event.kind].family if event.kind in KINDS else "other" for event in events]
    lanes = [lane(event) for event in events]
    return px.scatter(
        x=[day(event) for event in events],
        y=lanes,
        color=lanes,
        symbol=family,
        hover_name=[title(event) for event in events],
    )


def graph_app(events: tuple[Event, ...]) -> Dash:
    """A minimal Dash app with one stock graph."""
    app = Dash("graph", include_assets_files=False)
    app.layout = html.Div(dcc.Graph(figure=stock_figure(events)))
    return app


def filter_app(table: EventTable) -> Dash:
    """The naive Dash app: a tick changes, the server sends the whole figure."""
    app = Dash("filter", include_assets_files=False)
    view = View.parse("", table)
    actors = list(view.query.actors)
    app.layout = html.Div([dcc.Checklist(actors, actors, id="actors"), dcc.Graph(id="graph")])

    @app.callback(Output("graph", "figure"), Input("actors", "value"))
    def filtered(chosen: list[str]) -> go.Figure:
        kept = replace(view.query, actors=tuple(actor for actor in actors if actor in chosen))
        return stock_figure(view.replace(query=kept).select(table).events)

    return app


def main(name: str, folder: str = "") -> None:
    """Serve the peer of this name."""
    table = timeline_data.load()
    events = default_events(table)
    apps = {"graph": lambda: graph_app(events), "filter": lambda: filter_app(table)}
    site = apps[name]().server if name in apps else pages(SITES[name](events, Path(folder)))
    serve(compressed(site))


if __name__ == "__main__":
    main(*sys.argv[1:])
