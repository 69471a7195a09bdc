"""One site and one browser for all of these tests, and pages as different readers have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import served
from timeline_data.table import EventTable

HEAVY = re.compile(r"/_dash-component-suites/|/plotly-basic")


@pytest.fixture(scope="session")
def site(bundled: EventTable) -> Iterator[str]:
    """The bundled table's site."""
    with served(bundled) as address:
        yield address


@contextmanager
def page_of(browser: Browser, *, dash: bool = False, **context: Any) -> Iterator[Page]:
    """A page of a reader at 1,280 px; without `dash` it stays as it was served, which is sooner there."""
    # Playwright's own evaluation, and axe, need what the page's policy forbids.
    with browser.new_context(**{"viewport": {"width": 1280, "height": 1000}, "bypass_csp": True, **context}) as made:
        page = made.new_page()
        if not dash:
            page.route(HEAVY, lambda route: route.abort())
        yield page


def open_page(page: Page, address: str) -> None:
    """Open an address of the site and wait until all of the page is there: what lies closed comes after its chart."""
    page.goto(address)
    expect(page.locator("noscript")).to_have_count(0)
