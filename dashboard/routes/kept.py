"""Answers that anyone may keep are kept here too: a table does not change, so an address is drawn and packed once.

A picture that a newspaper shows on its front page is asked for by all of its readers in the same words. So is the
explorer's page, which takes 50 ms to make; only its readers' browsers do not keep it.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from flask import Response, request

from dashboard.routes.headers import SHARED

MOST_KEPT = 32_000_000
"""The bytes that are kept; what was not asked for the longest goes first."""
LARGEST = 2_000_000
EXPLORER = "/"


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass
class KeptAnswers:
    """The answers of one server, by all of a request that they depend on. Safe for several threads."""

    _answers: OrderedDict[tuple[object, ...], _Answer] = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: Lock = field(default_factory=Lock)

    def find(self) -> Response | None:
        """The answer to the request at hand, if it was given before."""
        key = _key()
        with self._lock:
            found = self._answers.get(key)
            if found is None:
                return None
            self._answers.move_to_end(key)
        return Response(found.body, found.status, list(found.headers))

    def keep(self, response: Response) -> None:
        """Keep the finished answer to the request at hand, if anyone may."""
        shared = request.path == EXPLORER or response.headers.get("Cache-Control") == SHARED
        if request.method != "GET" or response.status_code != 200 or not shared:
            return
        body = response.get_data()
        if len(body) > LARGEST:
            return
        with self._lock:
            key = _key()
            if key in self._answers:
                return
            self._answers[key] = _Answer(response.status_code, tuple(response.headers.items()), body)
            self._bytes += len(body)
            while self._bytes > MOST_KEPT:
                _, oldest = self._answers.popitem(last=False)
                self._bytes -= len(oldest.body)


def _key() -> tuple[object, ...]:
    packed = request.accept_encodings["gzip"] > 0
    return request.method, request.url_root, request.path, request.query_string, packed
