"""The page before Dash, without it, and at the moment in which Dash takes over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit_to
from timeline_data.query import select
from timeline_data.table import EventTable

WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""

PLACES = """() => {
  const places = (nodes, name) => [...nodes].map((node) => [name(node), node.getBoundingClientRect()])
    .filter(([, box]) => box.width).map(([key, box]) => [key, box.x + box.width / 2, box.y + box.height / 2]);
  const all = (selector) => document.querySelectorAll(selector);
  const event = (path) => new URLSearchParams(path.closest("a").getAttribute("href").split("#")[0]).get("event");
  const words = (node) => node.textContent;
  return {
    svgMarks: places(all("#panel-chart a.event path:not(.split, .stripes)"), event),
    plotlyMarks: places(all("#takeover [class*=tracemarks-] .point"), (node) => node.__data__.data),
    svgTexts: places(all("#panel-chart .axis text"), words),
    plotlyTexts: places(all("#takeover .scatterlayer text"), words),
  };
}"""
Places = list[tuple[str, float, float]]


def test_without_scripts_the_chart_shows_and_its_controls_work(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 1000}) as context:
        page = visit_to(context, site).page
        page.goto(site)
        expect(page.locator("svg.axis-drawing a.event").first).to_be_visible()
        expect(page.locator("#takeover")).not_to_be_visible()
        page.locator("#t-actor-DEU").click()
        expect(page).to_have_url(site + "?actors=NATO~UKR~RUS&match=between&importance=2&from=2014-03&to=2021-11")
        page.locator("#t-filters-summary").click()
        page.locator("#t-q").fill("liaison")
        page.locator("#t-apply").click()
        assert "q=liaison" in page.url
        assert "kinds=" not in page.url, "an empty field must not stay in the address"
        page.locator("svg.axis-drawing a.event").first.click()
        expect(page.locator("#t-details h2")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 1920])
def test_dash_takes_over_without_a_shift_and_draws_the_same(browser: Browser, site: str, width: int) -> None:
    # Playwright's own evaluation needs what the page's policy forbids; other tests run under the policy.
    with browser.new_context(viewport={"width": width, "height": 1200}, bypass_csp=True) as context:
        visit = visit_to(context, site)
        visit.page.add_init_script(WATCH_SHIFTS)
        page = visit.go("?event=rus-mission-2021")
        expect(page.locator("#takeover [class*=tracelabels-title] text").first).to_be_visible()
        places = page.evaluate(PLACES)
        assert page.evaluate("window.shifted") < 0.001
        assert len(places["svgMarks"]) >= 12
        assert_same_places(places["svgMarks"], places["plotlyMarks"])
        assert_same_places(places["svgTexts"], places["plotlyTexts"])


def assert_same_places(drawn: Places, redrawn: Places) -> None:
    def in_order(place: tuple[str, float, float]) -> tuple[str, int, int]:
        return place[0], round(place[2] / 4), round(place[1] / 4)

    assert len(drawn) == len(redrawn)
    for (name, *place), (other, *replaced) in zip(
        sorted(drawn, key=in_order), sorted(redrawn, key=in_order), strict=True
    ):
        assert name == other
        assert replaced == pytest.approx(place, abs=1.5), name


def test_the_whole_table_is_drawn_the_same_too(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 1200}, bypass_csp=True) as context:
        places = visit_to(context, site).go("?from=..&lang=id").evaluate(PLACES)
        assert len(places["svgMarks"]) > 20
        assert_same_places(places["svgMarks"], places["plotlyMarks"])
        assert_same_places(places["svgTexts"], places["plotlyTexts"])


def test_the_announced_measures_stand_as_answers(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    lags = page.locator("#takeover [class*=tracelabels-lag] text")
    assert "12 days later" in lags.all_text_contents()
    assert len(select(bundled, "actors=NATO~DEU~UKR~RUS&match=between&from=2014-03&to=2021-11&importance=2")) == shown(
        page
    )


def shown(page: Page) -> int:
    """How many events the list holds."""
    return page.locator("#panel-listing .entry").count()


def test_the_light_page_shows_its_chart_under_its_own_policy(visit: Visit) -> None:
    visit.page.goto(visit.site + "embed?lang=id")
    expect(visit.page.locator("svg.axis-drawing a.event").first).to_be_visible()
    assert visit.page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_there_is_no_button_that_shares_data(visit: Visit) -> None:
    page = visit.go()
    expect(page.locator("#takeover .modebar button")).to_have_count(0)
    expect(page.locator("#takeover .modebar-btn")).to_have_count(0)


def test_on_a_phone_the_list_is_the_timeline(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True) as context:
        page = visit_to(context, site).page
        page.goto(site)
        expect(page.locator("#panel-listing .entry").first).to_be_attached()
        expect(page.locator("#panel-chart .axis-drawing")).not_to_be_visible()
        expect(page.locator("#takeover")).not_to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
