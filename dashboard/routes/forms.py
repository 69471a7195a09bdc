"""The view as a file: each of `FORMATS` at `/timeline<suffix>`."""

from __future__ import annotations

import re
from functools import partial

from flask import Response, request

from dashboard.explorer.page import message
from dashboard.publish import pictures
from dashboard.publish.discovery import CARD, CARD_KEY, CARD_WIDTH
from dashboard.publish.edition import Edition
from dashboard.publish.formats import SERVED, Format
from dashboard.publish.policy import framed_anywhere
from dashboard.routes import policies
from dashboard.routes.headers import SHARED
from dashboard.routes.site import Addresses, Site, asked_view
from dashboard.view import View
from timeline_data.language.words import text
from timeline_data.table import EventTable


def addresses(site: Site, table: EventTable) -> Addresses:
    """One address a form."""
    return {f"/{form.path}": partial(_form, site, table, form) for form in SERVED}


def _form(site: Site, table: EventTable, form: Format) -> Response:
    """The file: shown where it is a picture, else saved. A width that there is not is answered with the remedy."""
    view, width = asked_view(table), None
    if form.sized and "width" in request.args:
        width = _width(request.args["width"])
        if width is None:
            return _refused(site, view)
    make = _card if form.path == CARD and CARD_KEY in request.args else form.make
    response = Response(make(table, view, Edition(site=request.url_root), width), mimetype=form.media_type)
    response.headers["Content-Disposition"] = f'{"inline" if form.sized else "attachment"}; filename="{form.path}"'
    response.headers["Cache-Control"] = SHARED
    if form.sized:
        response.headers["Content-Security-Policy"] = policies.PICTURE
    if form.media_type == "text/html":
        response.headers["Content-Security-Policy"] = framed_anywhere(response.get_data(as_text=True))
    if not form.sized:
        response.headers["Content-Type"] = f"{form.media_type}; charset=utf-8"
    return response


def _card(table: EventTable, view: View, edition: Edition, width: int | None) -> bytes:
    """The picture that goes with a link to the view when it is passed on."""
    return pictures.card(table, view, edition, width or CARD_WIDTH)


def _width(asked: str) -> int | None:
    """The width that is asked for in px, None where no picture can have it."""
    if not re.fullmatch("[0-9]{1,5}", asked, re.ASCII):
        return None
    return int(asked) if pictures.LEAST_WIDTH <= int(asked) <= pictures.MOST_WIDTH else None


def _refused(site: Site, view: View) -> Response:
    words = text(
        view.lang,
        "pictures.width_refused",
        value=f"“{request.args['width'][:20]}”",
        low=pictures.LEAST_WIDTH,
        high=pictures.MOST_WIDTH,
    )
    return Response(message(words, view.lang, site.assets), 400, mimetype="text/html")
