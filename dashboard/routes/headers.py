"""How long an answer may be kept, and how it is compressed."""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Response, request

YEAR = 31_536_000
SHARED = "public, max-age=300"
"""How long anyone may keep a form of a view."""
SMALLEST_COMPRESSED = 1_000
FILES = ("/assets/", "/_dash-component-suites/")
"""Where files are served that are the same for everyone."""
MOST_PACKED = 64
"""How many of them are kept compressed; the page needs about twenty."""
COMPRESSED = ("text/", "application/json", "application/ld+json", "application/javascript", "image/svg+xml")


def finish(response: Response, policy: str) -> Response:
    """The answer with its headers; `policy` is for the pages that bring none of their own."""
    _cache(response)
    _compress(response)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    if response.mimetype == "text/html":
        response.headers.setdefault("Content-Security-Policy", policy)
    return response


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
    response.vary.add("Accept-Encoding")
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
