"""Every address that is not Dash's, and how the server comes to answer there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Response

from dashboard.routes import data, forms, pages, policies
from dashboard.routes.headers import finish
from dashboard.routes.kept import KeptAnswers
from dashboard.routes.site import Addresses, Site
from timeline_data.table import EventTable

ROOMS: tuple[Callable[[Site, EventTable], Addresses], ...] = (pages.addresses, data.addresses, forms.addresses)
"""What gives addresses, each with the function that answers there."""


def add_routes(site: Site, table: EventTable) -> None:
    """Add our own addresses to the site's server, and give every answer its headers."""
    server, policy = site.server, policies.explorer(site.scripts)
    kept = KeptAnswers()
    server.before_request(kept.find)
    server.before_request(pages.refuse_unknown)
    server.before_request(partial(pages.tidy_form, table))
    answered: tuple[int | type[Exception], ...] = (404, *site.missing)
    for error in answered:
        server.register_error_handler(error, lambda _error: pages.missing(site, table))
    for room in ROOMS:
        for address, answer in room(site, table).items():
            server.add_url_rule(address, address.removeprefix("/"), answer)

    @server.after_request
    def finished(response: Response) -> Response:
        answer = finish(response, policy)
        kept.keep(answer)
        return answer
