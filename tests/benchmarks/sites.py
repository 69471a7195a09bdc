"""Sites to measure: each a process of its own on loopback, all on the server that `diplomatic-timeline` runs on."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from waitress import create_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROOT = Path(__file__).resolve().parents[2]
THREADS = 8
STOP_SECONDS = 30
SMALLEST_COMPRESSED = 1_000


@contextmanager
def served(module: str, *arguments: str) -> Iterator[str]:
    """The address of the site that `python -m module arguments` serves, for as long as the block lasts.

    The process has to print its address as soon as it answers. Raises RuntimeError where it ends before that.
    """
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        if not address:
            raise RuntimeError(f"{' '.join(command)} ended with {process.wait(STOP_SECONDS)} before it answered")
        yield address
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def serve(application: WSGIApplication) -> None:
    """Serve on any free port of loopback until ended; prints the address."""
    server = create_server(application, host="127.0.0.1", port=0, threads=THREADS)
    print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


def pages(bodies: dict[str, tuple[str, bytes]]) -> WSGIApplication:
    """A site of finished pages: the type and the body of each path."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        kind, body = bodies.get(environ["PATH_INFO"], ("", b""))
        start("200 OK" if kind else "404 Not Found", [("Content-Type", kind or "text/plain")])
        return [body]

    return answer


def compressed(application: WSGIApplication) -> WSGIApplication:
    """The application with every answer in gzip; what a GET answered once is not made or compressed again.

    It gives a peer that has no compression of its own the best that a proxy in front of it would.
    """
    kept: dict[str, tuple[str, list[tuple[str, str]], bytes]] = {}

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        key = f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}" if environ["REQUEST_METHOD"] == "GET" else ""
        made = kept.get(key) or _compressed(application, environ)
        if key:
            kept[key] = made
        start(made[0], made[1])
        return [made[2]]

    return answer


def _compressed(application: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, list[tuple[str, str]], bytes]:
    began: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: Sequence[tuple[str, str]], _error: object = None) -> Callable[[bytes], object]:
        began.append((status, list(headers)))
        return lambda _: None

    parts = application({**environ, "HTTP_IF_NONE_MATCH": ""}, start)
    body = b"".join(parts)
    if callable(close := getattr(parts, "close", None)):
        close()
    status, headers = began[0]
    if len(body) >= SMALLEST_COMPRESSED:
        body = gzip.compress(body, 6, mtime=0)
        headers.append(("Content-Encoding", "gzip"))
    kept = [(name, value) for name, value in headers if name != "Content-Length"]
    return status, [*kept, ("Content-Length", str(len(body)))], body
