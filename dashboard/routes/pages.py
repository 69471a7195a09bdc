"""The documents beside the explorer: the light page, the page for what is not there, and small things of the site."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from flask import Response, abort, redirect, request, send_from_directory
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from dashboard.asset_folder import find_assets
from dashboard.explorer.page import not_found
from dashboard.publish import embed, oembed
from dashboard.publish.edition import Edition
from dashboard.publish.policy import framed_anywhere
from dashboard.routes.headers import SHARED
from dashboard.routes.site import Addresses, Site, asked_view
from dashboard.view import View
from timeline_data.table import EventTable


def addresses(site: Site, table: EventTable) -> Addresses:
    """The light page, what leads to it, the sign of life, the icon."""
    del site
    return {
        "/embed": partial(_embed, table),
        "/embed.js": _host_script,
        "/oembed": partial(_oembed, table),
        "/healthz": _healthz,
        "/favicon.ico": _favicon,
    }


def _embed(table: EventTable) -> Response:
    """The light page: anyone may frame it, and it may do nothing but be read."""
    page = embed.page(table, asked_view(table), Edition(site=request.url_root))
    response = Response(page, mimetype="text/html")
    response.headers["Content-Security-Policy"] = framed_anywhere(page)
    return _for_everyone(response)


def _host_script() -> Response:
    """What an article runs that frames light pages."""
    script = (find_assets() / "embed.js").read_text(encoding="utf-8")
    return _for_everyone(Response(script, mimetype="text/javascript"))


def _for_everyone(response: Response) -> Response:
    """The answer as pages of other sites may use it, for a while."""
    response.headers["Cache-Control"] = SHARED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _oembed(table: EventTable) -> Response:
    """What editing systems ask for; the scripts of any page may read it, since all of it is public."""
    found = oembed.answer(request.args, table, request.url_root)
    response = Response(found.text, found.status, mimetype=found.media_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = SHARED
    return response


def _healthz() -> Response:
    return Response("OK", mimetype="text/plain")


def _favicon() -> Response:
    return send_from_directory(find_assets(), "favicon.svg")


def missing(site: Site, table: EventTable) -> tuple[str, int]:
    """The answer where there is nothing at the address."""
    return not_found(asked_view(table).lang, site.assets), 404


def refuse_unknown() -> None:
    """A real 404 where Dash would answer any path with its page."""
    if request.url_rule is not None and request.url_rule.rule.endswith("<path:path>"):
        abort(404)


def tidy_form(table: EventTable) -> AnyResponse | None:
    """A form sent without a script writes empty and repeated fields: lead on to the address that is worth sharing."""
    if request.path != "/" or request.method != "GET":
        return None
    fields: MultiDict[str, str] = request.args
    if all(len(values) == 1 and values[0] for _, values in fields.lists()):
        return None
    joined = MultiDict({key: "~".join(v for v in values if v) for key, values in fields.lists()})
    view = View.parse(_encoded(joined), table)
    if view.notices:
        return None  # what was left out, and why, is known to this address only
    written = view.address(table)
    return redirect(f"/?{written}" if written else "/", 303)


def _encoded(fields: MultiDict[str, str]) -> str:
    return urlencode([(key, value) for key, value in fields.items(multi=True) if value])
