"""Nothing moves but the marks: controls and page keep their place in every state, whatever a reader opens or asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit_to
from tests.browser.test_reading import READY, SHIFTS

PLACES = """(ids) => ids.map((id) => {
  const node = document.getElementById(id) || document.querySelector(id);
  const { left, top } = node.getBoundingClientRect();
  return [id, Math.round(left + scrollX), Math.round(top + scrollY)];
})"""
ABOVE = ["h1", ".story", "t-caption", "t-actor-NATO"]
FIXED = [*ABOVE, "t-q", "t-tab-chart", "t-tab-sources", "stage"]
Step = Callable[[Page], object]


def typed(page: Page) -> None:
    page.locator("#t-q").press_sequentially("nato")
    expect(page.locator("#t-drop-q")).to_be_visible()
    expect(page.locator("#panel-listing mark").first).to_be_visible()


def nothing_found(page: Page) -> None:
    page.locator("#t-q").fill("zzzz")
    expect(page.locator("#t-no-result")).to_be_visible()


def clicked(selector: str, then: str = "") -> Step:
    def click(page: Page) -> None:
        page.locator(selector).first.click()
        if then:
            expect(page.locator(then).first).to_be_visible()

    return click


STEPS: dict[str, Step] = {
    "fading the rest": clicked("#t-fade", ".entry.faded"),
    "hiding it again": clicked("#t-fade", "#t-left-out"),
    "what lies before": clicked("#t-before", "#t-after"),
    "any instead of between": clicked("#t-match-any", "#t-role-act"),
    "the list": clicked("#t-tab-list", "#t-tab-list[aria-current]"),
    "the table": clicked("#t-tab-table", ".event-table"),
    "the sources": clicked("#t-tab-sources", ".publishers"),
    "the tally": clicked("#t-tab-tally", ".tally-frame.drawn"),
    "the chart": clicked("#t-tab-chart", "#takeover .main-svg"),
    "an event": clicked("#panel-listing h3 a", "#t-details h2:not(.start)"),
    "sharing": clicked("#t-share-summary", "#t-share-copy-address"),
    "zooming": clicked("#zoom-in", "#t-redraw"),
    "dark": clicked("#t-theme-dark", "html[data-theme=dark]"),
    "true scale": clicked("#t-scale-true", "#t-scale-true[aria-current]"),
    "typing": typed,
    "nothing found": nothing_found,
}


@pytest.mark.parametrize("width", [1280, 1920])
def test_controls_and_page_keep_their_place(browser: Browser, site: str, width: int) -> None:
    moved = {}
    with browser.new_context(viewport={"width": width, "height": 1000}) as context:
        visit = visit_to(context, site)
        page = visit.go()
        before = page.evaluate(PLACES, FIXED)
        for name, step in STEPS.items():
            step(page)
            after = page.evaluate(PLACES, FIXED)
            moved[name] = [place for place in after if place not in before]
    assert moved == {name: [] for name in STEPS}


@pytest.mark.parametrize(
    ("opened", "held"),
    [
        ("#t-filters-summary", [*ABOVE, "t-q", "t-filters-summary"]),
        ("#t-more-actors-summary", [*ABOVE, "t-more-actors-summary", "t-find-actor"]),
        ("#t-share-summary", [*FIXED, "t-share-summary", "panel-legend"]),
    ],
)
def test_what_opens_moves_nothing_above_it_and_closes_again(visit: Visit, opened: str, held: list[str]) -> None:
    page = visit.go()
    before, everything = page.evaluate(PLACES, held), page.evaluate(PLACES, FIXED)
    page.locator(opened).click()
    assert page.evaluate(PLACES, held) == before
    page.locator(opened).click()
    assert page.evaluate(PLACES, FIXED) == everything


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_other_language_has_its_controls_in_the_same_rows(visit: Visit, lang: str) -> None:
    page = visit.go()
    tops = [place[2] for place in page.evaluate(PLACES, FIXED)]
    page.locator(f"#t-lang-{lang}").click()
    expect(page.locator("html")).to_have_attribute("lang", lang)
    assert [place[2] for place in page.evaluate(PLACES, FIXED)] == tops


@pytest.mark.parametrize(("width", "height"), [(360, 900), (1280, 900), (1600, 2400)])
def test_no_page_shifts_while_it_loads(browser: Browser, site: str, width: int, height: int) -> None:
    found = {}
    addresses = (
        "",
        "?tab=list",
        "?tab=table",
        "?tab=sources",
        "?event=rus-mission-2021",
        "?q=zzzz",
        "?rest=fade&lang=id",
        "?actors=DEU~RUS&match=between&from=2021-10&to=2021-11",  # so short a list that the foot is in sight
    )
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = visit_to(context, site).page
        page.add_init_script(SHIFTS)
        for address in addresses:
            page.goto(site + address)
            page.wait_for_function(READY)
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            found[address] = page.evaluate("() => window.shifts")
    # less than a thousandth is a letter that gets its own face
    large = {address: shifts for address, shifts in found.items() if sum(value for value, *_ in shifts) >= 0.001}
    assert large == {}
