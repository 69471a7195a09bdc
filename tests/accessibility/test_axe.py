"""No rule of axe-core for WCAG 2.2 AA, nor of its best practice, is broken anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.view import TABS
from tests.accessibility.conftest import open_page, page_of
from timeline_data.language.words import LANGUAGES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
NO_COLOURS = {rule: {"enabled": False} for rule in ("color-contrast", "link-in-text-block")}
"""The rules that see colours, which differ by theme and not by language; they take most of the time."""
EVENT = "rus-mission-2021"


def violations(page: Page, **options: Any) -> list[str]:
    """What axe finds: rule, place and its own words."""
    found = Axe().run(page, options={**OPTIONS, **options}).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_tab_and_the_light_page_as_served(browser: Browser, site: str, lang: str) -> None:
    query = f"lang={lang}&theme=light&event={EVENT}"
    with page_of(browser) as page:
        found = {}
        for address in [*(f"?{query}&tab={tab}" for tab in TABS), f"embed?{query}"]:
            open_page(page, site + address)
            found[address] = violations(page, rules={} if lang == LANGUAGES[0] else NO_COLOURS)
            if lang == LANGUAGES[0]:
                page.locator("html").evaluate("node => { node.dataset.theme = 'dark'; }")
                found[address] += violations(page, runOnly=[*NO_COLOURS])
    assert found == {address: [] for address in found}


@pytest.mark.parametrize(("lang", "theme"), [("en", "dark"), ("id", "light")])
def test_what_opens_and_what_a_script_adds(browser: Browser, site: str, lang: str, theme: str) -> None:
    with page_of(browser, dash=True) as page:
        open_page(page, f"{site}?lang={lang}&theme={theme}&event={EVENT}")
        expect(page.locator("html.taken")).to_be_attached(timeout=20_000)
        page.locator("#explorer details").evaluate_all("nodes => nodes.forEach((node) => { node.open = true; })")
        expect(page.locator("#t-share-copy-address")).to_be_visible()
        assert violations(page, rules={} if theme == "dark" else NO_COLOURS) == []


def test_nothing_found_a_bad_address_and_none_at_all(browser: Browser, site: str) -> None:
    with page_of(browser) as page:
        for address in ("?q=zzzzzz", "?actors=NATO~RUSS&theme=neon", "nothing", "timeline.svg?width=x"):
            open_page(page, site + address)
            assert violations(page, rules=NO_COLOURS) == [], address


def test_a_phone(browser: Browser, site: str) -> None:
    with page_of(browser, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as page:
        open_page(page, f"{site}?event={EVENT}")
        page.locator("#explorer details").evaluate_all("nodes => nodes.forEach((node) => { node.open = true; })")
        assert violations(page, rules=NO_COLOURS) == []


def test_a_fault_would_be_found(browser: Browser, site: str) -> None:
    with page_of(browser) as page:
        open_page(page, site)
        page.locator("h1").evaluate("node => node.append(new Image(9, 9))")
        assert [found.split(":")[0] for found in violations(page, rules=NO_COLOURS)] == ["image-alt"]
