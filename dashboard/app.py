"""The app: an event table as a Dash application, and the server that it runs on."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from dash import Dash
from dash.exceptions import DependencyException
from flask import request
from waitress import create_server

from dashboard.asset_folder import find_assets
from dashboard.explorer.callbacks import connect
from dashboard.explorer.layout import shell
from dashboard.explorer.page import document, read_page, start_script
from dashboard.publish.policy import hash_of
from dashboard.routes import Site, add_routes, asset_addresses
from timeline_data.table import EventTable

THREADS = 8
UNUSED = re.compile(r'<script src="[^"]*/(?:dash_table/|deps/polyfill@)[^"]*"></script>')
"""Dash names two scripts in every page that ours does without: that of its tables, and one that teaches old browsers
what those that can show our page know. Dash still uses one function of it: `assets/regenerator-runtime.js` holds that
in a fifth of the size, and saves 25 ms."""


class Explorer(Dash):
    """Dash, serving at `/` a page that is already complete for the address it was asked for."""

    def __init__(self, table: EventTable) -> None:
        folder = find_assets()
        self.assets = asset_addresses(folder)
        self._table = table
        super().__init__(
            "dashboard",
            assets_folder=str(folder),
            include_assets_files=False,
            update_title="",
            add_log_handler=False,
            enable_mcp=False,
        )

    def _config(self) -> dict[str, Any]:
        """Dash's settings without the mark of a single load: only callbacks of a server read it, and ours has none."""
        settings: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        return {name: value for name, value in settings.items() if name != "end_id"}

    def interpolate_index(self, *_: Any, **parts: Any) -> str:
        """The document for the address of the request at hand."""
        parts["scripts"] = UNUSED.sub("", parts["scripts"])
        page = read_page(self._table, request.query_string.decode("utf-8", "replace"), request.url_root)
        return document(page, parts, self.assets)


def create_app(table: EventTable, site: str = "") -> Dash:
    """The application for a table. Its `server` is a WSGI application; what it keeps it could make again.

    `site` is the address under which readers have it, such as `https://timeline.example/`, where that is another than
    the one that the server is asked with, as behind a proxy: everything that names an address names this one.
    """
    app = Explorer(table)
    app.layout = shell()
    connect(app)
    # after the callbacks: a script that is added later would not be among the hashes
    scripts = [hash_of(start_script()), *app.csp_hashes()]
    add_routes(Site(app.server, app.assets, scripts, (DependencyException,)), table)
    if site:
        app.server.wsgi_app = known_as(site, app.server.wsgi_app)
    return app


def known_as(site: str, application: WSGIApplication) -> WSGIApplication:
    """The application as if every request had come to this address."""
    address = urlsplit(site)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return application({**environ, "wsgi.url_scheme": address.scheme, "HTTP_HOST": address.netloc}, start_response)

    return answer


def serve(table: EventTable, host: str = "127.0.0.1", port: int = 8050, site: str = "") -> None:
    """Serve a table until interrupted; prints the address as soon as it answers. Port 0 takes any free one; for `site`
    see `create_app`.

    Raises OSError where the address cannot be used.
    """
    server = create_server(create_app(table, site).server, host=host, port=port, threads=THREADS)
    gc.freeze()  # what is loaded by now stays, and need not be searched for garbage while a reader waits
    # a name such as localhost may stand for several sockets, each with a port of its own
    (_, listening), *_ = getattr(server, "effective_listen", [("", getattr(server, "effective_port", port))])
    shown = f"[{host}]" if ":" in host else host
    print(f"http://{shown}:{listening}/", flush=True)  # noqa: T201 - this line is the command's answer
    server.run()
