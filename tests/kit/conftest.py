"""A newspaper with a kit on its own server: two plain servers of files, one for the kit, one for the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dashboard.publish.folders import replace_folder
from dashboard.publish.kit import MANIFEST, Order, made
from dashboard.view import View
from tests.servers import running
from timeline_data.table import EventTable

ARTICLE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>
<link rel="icon" href="data:,">
<style>body {{ max-width: 760px; margin: 0 auto; padding: 16px }}</style></head>
<body><h1>An article</h1>
<p>Before.</p>
{code}
<p id="after">After.</p>
</body></html>
"""


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that does not talk of each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def file_server(folder: Path) -> Iterator[str]:
    """The address under which the folder can be reached while the block lasts."""
    with running(ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))) as address:
        yield address


@dataclass(frozen=True)
class Newspaper:
    """`kit` is the folder, `cdn` its address, `write` puts an article with a code on the site and gives its address."""

    kit: Path
    cdn: str
    write: Callable[[str], str]

    def code(self, way: str) -> str:
        """One of the kit's codes."""
        return (self.kit / "codes" / f"{way}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def newspaper(bundled: EventTable, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """A newspaper that has uploaded a kit of the default view."""
    cdn, site = tmp_path_factory.mktemp("cdn"), tmp_path_factory.mktemp("site")
    with file_server(cdn) as cdn_address, file_server(site) as site_address:
        address = f"{cdn_address}2026/nato/"
        folder = cdn / "2026" / "nato"
        folder.parent.mkdir()
        replace_folder(folder, made(Order(bundled, View.parse("", bundled), address=address)), MANIFEST)

        def write(code: str) -> str:
            name = f"article-{len(list(site.iterdir()))}.html"
            (site / name).write_text(ARTICLE.format(code=code), encoding="utf-8")
            return site_address + name

        yield Newspaper(folder, address, write)
