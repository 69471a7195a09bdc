"""The addresses that are not Dash's, and what every answer carries: its caching, its compression, its safety."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, Response, abort, redirect, request, send_from_directory
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from dashboard.asset_folder import find_assets
from dashboard.explorer.page import message, not_found
from dashboard.publish import embed, pictures
from dashboard.view import View
from timeline_data.language.words import text
from timeline_data.table import EventTable
from timeline_data.writers import WRITERS
from timeline_data.writers.writer import Writer

YEAR = 31_536_000
SHARED = "public, max-age=300"
"""How long anyone may keep a form of a view."""
SMALLEST_COMPRESSED = 1_000
FILES = ("/assets/", "/_dash-component-suites/")
"""Where files are served that are the same for everyone."""
MOST_PACKED = 64
"""How many of them are kept compressed; the page needs about twenty."""
COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml")


def asset_addresses(folder: Path) -> Mapping[str, str]:
    """Each asset's address, ending in a mark of its content, so that a browser may keep it for ever."""
    return {
        path.name: f"/assets/{path.name}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


@dataclass(frozen=True)
class Site:
    """What the addresses beside the explorer have to know of it.

    `assets` is the address of each asset (see `asset_addresses`), `scripts` the hashes of the inline scripts that the
    page may run, `missing` the errors by which it says that it has no such file.
    """

    server: Flask
    assets: Mapping[str, str]
    scripts: Sequence[str]
    missing: tuple[type[Exception], ...] = ()


def add_routes(site: Site, table: EventTable) -> None:
    """Add our own addresses to the site's server, and give every answer its headers."""
    server, policy = site.server, _policy(site.scripts)

    def missing(_error: Exception) -> tuple[str, int]:
        return not_found(_view(table).lang, site.assets), 404

    server.before_request(_refuse_unknown)
    server.before_request(lambda: _tidy_form(table))
    answered: tuple[int | type[Exception], ...] = (404, *site.missing)
    for error in answered:
        server.register_error_handler(error, missing)
    server.add_url_rule("/embed", "embed", lambda: _embed(table))
    server.add_url_rule("/timeline.svg", "timeline.svg", lambda: _picture(table, site.assets))
    for writer in WRITERS:
        name = f"timeline{writer.suffix}"
        server.add_url_rule(f"/{name}", name, partial(_file, table, writer, name))
    server.add_url_rule("/healthz", "healthz", lambda: Response("OK", mimetype="text/plain"))
    server.add_url_rule("/favicon.ico", "favicon", lambda: send_from_directory(find_assets(), "favicon.svg"))

    @server.after_request
    def finish(response: Response) -> Response:
        _cache(response)
        _compress(response)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        if response.mimetype == "text/html":
            response.headers.setdefault("Content-Security-Policy", policy)
        return response


def _view(table: EventTable) -> View:
    return View.parse(request.query_string.decode("utf-8", "replace"), table)


def _embed(table: EventTable) -> Response:
    """The light page: anyone may frame it, and it may do nothing but be read."""
    page = embed.page(table, _view(table))
    styles = " ".join(_hash(style) for style in re.findall("<style>(.*?)</style>", page, re.DOTALL))
    response = Response(page, mimetype="text/html")
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {styles}; font-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors *"
    )
    response.headers["Cache-Control"] = SHARED
    return response


def _picture(table: EventTable, assets: Mapping[str, str]) -> Response:
    """The view as a picture as wide as `width` asks for; a width that there is not is answered with the remedy."""
    view, asked = _view(table), request.args.get("width", str(pictures.WIDTH))
    low, high = pictures.LEAST_WIDTH, pictures.MOST_WIDTH
    if not re.fullmatch("[0-9]{1,5}", asked, re.ASCII) or not low <= int(asked) <= high:
        words = text(view.lang, "share.picture_width", value=f"“{asked[:20]}”", low=low, high=high)
        return Response(message(words, view.lang, assets), 400, mimetype="text/html")
    response = Response(pictures.svg(table, view, int(asked)), mimetype="image/svg+xml")
    response.headers["Content-Disposition"] = 'inline; filename="timeline.svg"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
    response.headers["Cache-Control"] = SHARED
    return response


def _file(table: EventTable, writer: Writer, name: str) -> Response:
    """The events or sources that the view selects, as a file to keep."""
    view = _view(table)
    response = Response(writer.write(view.select(table), view.lang), mimetype=writer.media_type)
    response.headers["Content-Type"] = f"{writer.media_type}; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = SHARED
    return response


def _hash(text: str) -> str:
    """The hash by which a policy allows exactly this inline text (Content Security Policy Level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(hashes: Sequence[str]) -> str:
    """What the explorer's page may do: its own files only, and the inline scripts of these hashes."""
    scripts = " ".join(f"'{value.strip(chr(39))}'" for value in hashes)
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )


def _refuse_unknown() -> None:
    """A real 404 where Dash would answer any path with its page."""
    if request.url_rule is not None and request.url_rule.rule.endswith("<path:path>"):
        abort(404)


def _tidy_form(table: EventTable) -> AnyResponse | None:
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


def _cache(response: Response) -> None:
    if response.status_code == 200 and request.path.startswith("/assets/") and "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    elif "max-age" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "no-cache"


@lru_cache(maxsize=MOST_PACKED)
def _packed(plain: bytes) -> bytes:
    """A file in gzip. One page asks for twenty at once: compressed anew each time, they keep the chart waiting."""
    return gzip.compress(plain, 9, mtime=0)


def _compress(response: Response) -> None:
    if (
        response.status_code != 200
        or request.method == "HEAD"
        or "Content-Encoding" in response.headers
        or not (response.mimetype or "").startswith(COMPRESSED)
    ):
        return
    response.headers.add("Vary", "Accept-Encoding")
    if request.accept_encodings["gzip"] <= 0:
        return
    response.direct_passthrough = False
    plain = response.get_data()
    response.close()  # a file that was sent is read by now, and stays open for as long as a slow reader takes
    if len(plain) < SMALLEST_COMPRESSED:
        return
    response.set_data(_packed(plain) if request.path.startswith(FILES) else gzip.compress(plain, 6, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    etag, _weak = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)
