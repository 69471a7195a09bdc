"""Snapshots on a disk, opened by readers without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.publish import snapshot
from dashboard.publish.edition import Edition
from dashboard.view import View
from timeline_data.table import EventTable

EVERYTHING = "from=.."
MISSION, EXPULSION, DEADLINE = "rus-mission-2021", "nato-expel-2021", "deadline-2021-11-01"


def pages_of(table: EventTable, *queries: str, edition: Edition = Edition()) -> str:
    """The snapshot of the views of these queries."""
    return snapshot.page(table, [View.parse(query, table) for query in queries], edition)


@dataclass
class Reader:
    """A page from a disk, with what it asked for and what the browser complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, path: Path, hash_: str = "") -> Page:
        """The page of a file."""
        self.page.goto(f"{path.as_uri()}{hash_}")
        return self.page


@contextmanager
def reader_of(browser: Browser, **context: Any) -> Iterator[Reader]:
    """A reader at 1,280 px without a network; at the end nothing but the file may have been asked for."""
    with browser.new_context(**{"viewport": {"width": 1280, "height": 1000}, "offline": True, **context}) as made:
        reader = Reader(made.new_page())
        reader.page.on("console", lambda message: reader.complaints.append(f"{message.type}: {message.text}"))
        reader.page.on("pageerror", lambda error: reader.complaints.append(f"error: {error}"))
        reader.page.on("request", lambda request: reader.requests.append(request.url))
        yield reader
        assert reader.complaints == []
        assert {url for url in reader.requests if not url.startswith(("file:", "data:", "blob:"))} == set()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, bundled: EventTable) -> Callable[..., Path]:
    """The file of a snapshot of the bundled table, written once."""
    folder, written = tmp_path_factory.mktemp("snapshots"), dict[tuple[str, ...], Path]()

    def file(*queries: str) -> Path:
        if queries not in written:
            written[queries] = folder / f"snapshot-{len(written)}.html"
            written[queries].write_bytes(pages_of(bundled, *(queries or ("",))).encode())
        return written[queries]

    return file


@pytest.fixture(scope="module")
def page(browser: Browser, kept: Callable[..., Path]) -> Iterator[Page]:
    """The default view in a reader's browser, one page for a module of tests."""
    with reader_of(browser) as reader:
        opened = reader.open(kept())
        expect(opened.locator("html.scripted")).to_be_attached()
        yield opened
