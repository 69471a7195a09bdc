"""The wires: one callback of the server, on the address, and one of the browser, which shows the answer."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output
from dash.exceptions import PreventUpdate
from flask import request

from dashboard.explorer import ids
from dashboard.explorer.page import read_page
from timeline_data.table import EventTable


def connect(app: Dash, table: EventTable) -> None:
    """Register both callbacks on `app`."""

    @app.callback(Output(ids.ANSWER, "data"), Input(ids.ADDRESS, "search"))
    def answer(search: str | None) -> dict[str, Any]:
        if search is None:  # the browser has not told its address yet
            raise PreventUpdate
        return read_page(table, search, request.url_root).answer()

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "show"), Output(ids.GRAPH, "figure"), Input(ids.ANSWER, "data")
    )
