"""The wire: one callback, on the address, that puts the graph with its figure into its place."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input

from dashboard.explorer import ids


def connect(app: Dash) -> None:
    """Register the callback on `app`. It runs in the browser, which asks for a drawing while Dash is still loading."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "show"), Input(ids.ADDRESS, "search")
    )
