"""Dash's layout: an empty shell. What a reader sees is served with the page or drawn into the graph."""

from __future__ import annotations

from dash import dcc, html

from dashboard.explorer import ids


def shell() -> html.Div:
    """The address, and the place of the graph: that comes with its first figure, since an empty one takes 45 ms."""
    return html.Div([dcc.Location(id=ids.ADDRESS, refresh=False), html.Div(id=ids.PLACE)])
