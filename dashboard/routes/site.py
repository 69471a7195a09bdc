"""What the addresses beside the explorer have to know of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, request

from dashboard.view import View
from timeline_data.table import EventTable

Addresses = Mapping[str, Callable[[], Response]]
"""What answers at each address, such as `/embed`."""


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


def asset_addresses(folder: Path) -> Mapping[str, str]:
    """Each asset's address, ending in a mark of its content, so that a browser may keep it for ever."""
    return {
        path.name: f"/assets/{path.name}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def asked_view(table: EventTable) -> View:
    """The view that the request at hand asks for."""
    return View.parse(request.query_string.decode("utf-8", "replace"), table)
