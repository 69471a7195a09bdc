"""Everything by keyboard: reached in a sensible order, seen where it is, left again, and said in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.view import View
from tests.accessibility.conftest import open_page, page_of
from timeline_data.table import EventTable

MOST_STOPS = 400
EVENT = "?event=rus-mission-2021"
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    && !node.disabled && node.type !== "hidden" && node.tabIndex >= 0 && node.getClientRects().length)
  .map((node, i) => { node.dataset.stop = i; return i; })"""
STOP = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  const marked = [...node.querySelectorAll(".ring, .hit, rect")].map((part) => getComputedStyle(part));
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    stop: node.dataset.stop === undefined ? -1 : Number(node.dataset.stop),
    seen: outlined || marked.some((part) => part.stroke !== "none" && parseFloat(part.strokeWidth) >= 2),
    inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    panel: (node.closest("[id^=panel-], #takeover, .skip") || node).id || node.className,
    html: node.outerHTML.slice(0, 160),
  };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    with page_of(browser, dash=True) as made:
        yield made


def opened(page: Page, address: str) -> Page:
    """The page at this address after the take-over."""
    open_page(page, address)
    expect(page.locator("html.taken")).to_be_attached(timeout=20_000)
    return page


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Every stop of the focus until it leaves the page."""
    stops: list[dict[str, Any]] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops


def test_tab_reaches_everything_once_and_leads_out_again(page: Page, site: str) -> None:
    opened(page, site + EVENT)
    reachable = page.evaluate(REACHABLE)
    stops = walk(page)
    assert 40 < len(stops) < MOST_STOPS, "the focus leaves the page at its end"
    reached = [stop["stop"] for stop in stops]
    assert set(reachable) <= set(reached), [stop for stop in reachable if stop not in reached]
    assert len(reached) == len(set(reached)), "nothing is reached twice"
    assert [stop["html"] for stop in stops if not stop["seen"]] == []
    assert [stop["html"] for stop in stops if not stop["inSight"]] == []
    panels = list(dict.fromkeys(stop["panel"] for stop in stops))
    assert panels[0] == "skip"
    order = ["panel-settings", "panel-controls", "takeover", "panel-details", "panel-share", "panel-listing"]
    assert [panel for panel in panels if panel in order] == order


def test_the_first_stop_leads_past_the_controls(page: Page, site: str) -> None:
    opened(page, site)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["panel"] == "panel-listing"


def test_shift_and_tab_lead_back(page: Page, site: str) -> None:
    opened(page, site)
    page.locator("#takeover").focus()
    back = walk(page, "Shift+Tab")
    assert {"panel-controls", "panel-settings", "skip"} <= {stop["panel"] for stop in back}


def test_without_scripts_the_drawing_itself_is_reached(browser: Browser, site: str, bundled: EventTable) -> None:
    with page_of(browser) as page:
        open_page(page, site)
        page.evaluate(REACHABLE)
        stops = walk(page)
        assert [stop["html"] for stop in stops if not stop["seen"]] == []
        drawn = [stop["html"] for stop in stops if 'class="event' in stop["html"]]
        assert len(drawn) == len(View.parse("", bundled).select(bundled).events)


def test_arrows_move_in_time_and_between_lanes_and_each_step_is_said(page: Page, site: str) -> None:
    opened(page, site)
    page.locator("#takeover").focus()
    said = page.locator("#announcement")
    seen: list[str] = []
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft", "End"):
        page.keyboard.press(key)
        expect(said).not_to_have_text(seen[-1] if seen else "")
        seen.append(said.inner_text())
    assert len(set(seen)) >= 5
    assert all("\\n" not in words for words in seen)
    expect(said).to_have_attribute("role", "status")


def test_a_change_of_the_view_is_said_in_one_sentence(page: Page, site: str) -> None:
    opened(page, site)
    said = page.locator("#announcement")
    expect(said).to_have_text("")
    page.locator("#t-actor-DEU").focus()
    page.keyboard.press("Enter")
    expect(said).to_contain_text("events")
    words = said.inner_text().strip()
    assert words.rstrip(".").count(". ") == 0
    expect(page.locator("#t-more-actors-summary")).to_be_focused()  # Germany is now one of those


def test_sharing_by_keyboard_says_that_it_is_copied(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, site + EVENT)
    page.locator("#t-share-summary").focus()
    page.keyboard.press("Enter")
    page.locator("#t-share-copy-address").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#announcement")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == site + EVENT
    page.locator("#t-share-copy-apa").press("Enter")
    expect(page.locator("#announcement")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("The Diplomatic Timeline authors. (2026")


def test_what_is_copied_is_what_is_in_sight(page: Page, site: str) -> None:
    opened(page, site)
    page.locator("#t-share-summary").click()
    page.locator("#zoom-in").click()
    page.wait_for_url("**zoom=**")
    page.locator("#t-share-address").focus()
    expect(page.locator("#t-share-address")).to_have_value(page.url)
    zoom = page.url.partition("?")[2]
    expect(page.locator("#t-share-timeline_2e_svg")).to_have_attribute("href", f"/timeline.svg?{zoom}")


def test_a_phone_gets_the_share_sheet_of_its_system(browser: Browser, site: str) -> None:
    with page_of(browser, dash=True, viewport={"width": 360, "height": 740}) as page:
        page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
        open_page(page, site + EVENT)
        page.locator("#t-share-summary").click()
        page.locator("#t-share-send").click()
        assert page.evaluate("window.shared.url") == site + EVENT
        assert page.evaluate("window.shared.title") == "From Crimea to the closed missions, 2014–2021"
    with page_of(browser) as page:
        page.add_init_script("delete Navigator.prototype.share")
        open_page(page, site)
        page.locator("#t-share-summary").click()
        expect(page.locator("#t-share-send")).to_be_hidden()
