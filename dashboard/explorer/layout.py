"""Dash's layout: an empty shell. What a reader sees is served with the page or drawn into the graph."""

from __future__ import annotations

from typing import Any, cast

from dash import dcc, html

from dashboard.drawing.plotly_figure import CONFIG
from dashboard.explorer import ids


def shell() -> html.Div:
    """The address, the server's last answer, and the graph that the answer is drawn into."""
    return html.Div(
        [
            dcc.Location(id=ids.ADDRESS, refresh=False),
            dcc.Store(id=ids.ANSWER),
            dcc.Graph(id=ids.GRAPH, config=cast("Any", dict(CONFIG)), responsive=False),
        ]
    )
