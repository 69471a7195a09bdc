"""What the explorer's own scripts ask for when the address changes: the chart, the panels, the drawing of a view."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Response, request

from dashboard.explorer.page import Page, read_page
from dashboard.routes.headers import SHARED
from dashboard.routes.site import Addresses, Site
from timeline_data.table import EventTable


def addresses(site: Site, table: EventTable) -> Addresses:
    """The three answers, each for the query string of the page itself."""
    del site
    return {
        "/_chart": lambda: _data(_asked_page(table).chart_answer()),
        "/_panels": lambda: _data(_asked_page(table).panel_answer()),
        "/_drawing": lambda: _data(_asked_page(table).drawing_answer()),
    }


def _asked_page(table: EventTable) -> Page:
    return read_page(table, request.query_string.decode("utf-8", "replace"), request.url_root)


def _data(answer: Mapping[str, Any]) -> Response:
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    response = Response(text, mimetype="application/json")
    response.headers["Cache-Control"] = SHARED
    return response
