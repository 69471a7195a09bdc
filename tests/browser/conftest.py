"""A site in a thread, and a page that remembers what went wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from dashboard.app import create_app
from tests.complaints import complaints_of
from tests.servers import running
from timeline_data.dates import parse
from timeline_data.table import Actor, Citation, Event, EventTable, NamedView, Relation, Source, TableInfo

expect.set_options(timeout=15_000)  # a busy machine is no reason for a red test

HOSTILE = '<img src=x onerror="window.bitten=1"><script>window.bitten=1</script><b>bold</b> $x^2$ %{y} & \'"</textarea>'


@contextmanager
def served(table: EventTable) -> Iterator[str]:
    """The address of a site that shows the table, for as long as the block lasts."""
    with running(make_server("127.0.0.1", 0, create_app(table).server, threaded=True)) as address:
        yield address


@pytest.fixture(scope="session")
def site(bundled: EventTable) -> Iterator[str]:
    """The bundled table's site."""
    with served(bundled) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site() -> Iterator[str]:
    """A site whose table holds markup, a formula and a template wherever it may hold text."""
    actors = {name: Actor(id=name, name={"": name + HOSTILE}, side=side) for name, side in (("A<b>", "x"), ("B&", "y"))}
    events = tuple(
        Event(
            id=f"e{day}<i>\"'&",
            date=parse(f"2020-01-{day:02}"),
            title={"": HOSTILE},
            label={"": HOSTILE[:40]},
            summary={"": HOSTILE},
            notes={"": HOSTILE},
            place={"": HOSTILE},
            initiators=("A<b>",),
            targets=("B&",),
        )
        for day in (1, 3, 9)
    )
    source = Source(id="s<", publisher=HOSTILE, title=HOSTILE, url="javascript:window.bitten=1")
    table = EventTable(
        events=events,
        actors=actors,
        sources={"s<": source},
        relations=(Relation(events[1].id, "responds_to", events[0].id),),
        citations=tuple(Citation(event.id, "s<", "disputes", HOSTILE) for event in events),
        info=TableInfo(
            title={"": HOSTILE},
            licence=HOSTILE,
            licence_url="javascript:window.bitten=1",
            views=(NamedView("v", {"": HOSTILE}, "importance=1", sentence={"": HOSTILE}),),
        ),
    )
    with served(table) as address:
        yield address


@dataclass
class Visit:
    """A page of a site with what its console said and what it asked for."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, address: str = "") -> Page:
        """Open an address of the site and wait until Plotly has taken the chart's place."""
        self.page.goto(self.site + address)
        expect(self.page.locator("html.taken")).to_be_attached(timeout=20_000)
        return self.page

    def settled(self, address: str | re.Pattern[str]) -> None:
        """Wait until the page shows the view of this address."""
        expect(self.page.locator("html:not(.behind)")).to_have_attribute("data-address", address)

    @property
    def search(self) -> str:
        """The query string in the browser's address bar."""
        query = urlsplit(self.page.url).query
        return f"?{query}" if query else ""


def visit_to(context: BrowserContext, site: str) -> Visit:
    """A new page in the context that notes complaints and requests."""
    visit = Visit(context.new_page(), site)
    complaints_of(visit.page, visit.complaints)
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    return visit


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """A visit at 1,280 px; at its end nothing may have been complained of, and nobody else asked for anything."""
    with browser.new_context(viewport={"width": 1280, "height": 1000}, color_scheme="light") as context:
        made = visit_to(context, site)
        yield made
        assert made.complaints == []
        assert {urlsplit(address).hostname for address in made.requests if not address.startswith("data:")} == {
            "127.0.0.1"
        }
