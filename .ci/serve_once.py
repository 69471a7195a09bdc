"""Starts an installed `diplomatic-timeline serve` once, looks at it as a reader would, and stops it.

    python serve_once.py COMMAND

Exits with an error where the server does not come up or serves no chart. Needs the standard library only.
"""

from __future__ import annotations

import html
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

START_SECONDS = 60


def get(address: str) -> tuple[int, bytes]:
    """Status and body of an address; status 0 where nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 (our own server)
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


def find_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(server: subprocess.Popen[bytes], base: str) -> None:
    """Return once /healthz answers 200; exit where the server ends before that or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if get(f"{base}/healthz")[0] == 200:
            return
        try:
            sys.exit(f"serve ended with {server.wait(timeout=0.2)} before it answered")
        except subprocess.TimeoutExpired:
            continue
    sys.exit(f"serve did not answer within {START_SECONDS} seconds")


def look(base: str) -> None:
    """Exit with an error unless the page holds the chart, and an asset and the 404 are what they should be."""
    status, body = get(f"{base}/")
    page = body.decode()
    if status != 200 or "<svg" not in page:
        sys.exit(f"{base}/ answered {status} without a chart")
    assets = [html.unescape(found) for found in re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)]
    if not assets:
        sys.exit(f"{base}/ names no asset")
    for address, wanted in [
        *((asset, 200) for asset in assets),
        ("/assets/fonts/OFL.txt", 200),
        ("/no-such-page", 404),
    ]:
        status, _ = get(base + address)
        if status != wanted:
            sys.exit(f"{base}{address} answered {status}, not {wanted}")
    print(f"the page holds the chart, {len(assets)} assets are served")


def main(command: str) -> None:
    """Serve, look, stop."""
    port = find_port()
    server = subprocess.Popen([command, "serve", "--port", str(port)])  # noqa: S603 (the command under test)
    try:
        base = f"http://127.0.0.1:{port}"
        wait_until_healthy(server, base)
        look(base)
    finally:
        server.terminate()
        server.wait(timeout=30)


if __name__ == "__main__":
    main(sys.argv[1])
