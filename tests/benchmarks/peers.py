"""`python -m tests.benchmarks.peers NAME [FOLDER]`: serves what the explorer is compared with.

Every peer shows the events of the bundled table's default view, in English:
`static` one page with an inline SVG and no script, `vis` vis-timeline's standalone page (FOLDER holds its script
and style), `graph` a minimal Dash app with one stock `dcc.Graph`, `filter` the naive Dash app whose callback sends
a stock figure anew for the actors that are ticked.
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

VIS_FILES = ("vis-timeline-graph2d.min.js", "vis-timeline-graph2d.min.css")
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


def graph_app(table: EventTable) -> Dash:
    """A minimal Dash app with one stock graph."""
    app = Dash("graph", include_assets_files=False)
    app.layout = html.Div(dcc.Graph(figure=stock_figure(default_events(table))))
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
    if name in ("graph", "filter"):
        serve(compressed((graph_app if name == "graph" else filter_app)(table).server))
        return
    events = default_events(table)
    page = static_page(events) if name == "static" else vis_page(events)
    bodies = {"/": ("text/html; charset=utf-8", page.encode())}
    if name == "vis":
        script, style = ((Path(folder) / file).read_bytes() for file in VIS_FILES)
        bodies |= {f"/{VIS_FILES[0]}": ("text/javascript", script), f"/{VIS_FILES[1]}": ("text/css", style)}
    serve(compressed(pages(bodies)))


if __name__ == "__main__":
    main(*sys.argv[1:])
