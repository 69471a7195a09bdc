"""How a reader reads: along time, along a chain of answers, in tabs, in a table that sorts and copies."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.chart.chains import chain_of
from dashboard.view import View
from tests.browser.conftest import Visit, served, visit_to
from timeline_data.dates import parse
from timeline_data.table import Actor, Event, EventTable

SHIFTS = """window.shifts = [];
const named = ({ node }) => node && (node.id || node.className || node.nodeName);
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (!hadRecentInput) window.shifts.push([value, ...sources.map(named)]);
  }
}).observe({ type: "layout-shift", buffered: true });"""
READY = "() => window.timelineExplorer && window.timelineExplorer.page"
RING_IN_SIGHT = """() => {
  const ring = document.querySelector('#takeover [class*=tracering-] .point').getBoundingClientRect();
  const frame = document.querySelector('#takeover').getBoundingClientRect();
  return ring.left >= frame.left && ring.right <= frame.right;
}"""


def selected(visit: Visit, bundled: EventTable) -> str | None:
    return View.parse(visit.search, bundled).event


def test_a_chain_of_answers_is_walked_from_end_to_end(visit: Visit, bundled: EventTable) -> None:
    chain = chain_of(bundled, "rus-mission-2021")
    page = visit.go("?event=rus-mission-2021")
    page.locator("#t-chain-first").click()
    visit.settled(f"?event={chain[0]}")
    for id_ in chain[1:]:
        page.locator("#t-chain-next").click()
        visit.settled(f"?event={id_}")
    expect(page.locator(".chain-place")).to_contain_text(f"{len(chain)} of {len(chain)}")
    expect(page.locator("#t-chain-next")).to_have_count(0)
    for id_ in reversed(chain[:-1]):
        page.keyboard.press("Shift+ArrowLeft")
        visit.settled(f"?event={id_}")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator(".chain-place")).to_contain_text(f"1 of {len(chain)}")


def test_the_chart_moves_along_with_the_event(visit: Visit, bundled: EventTable) -> None:
    page = visit.go("?zoom=2014-03-01/2014-04-10&event=nato-access-2014")
    events = [event.id for event in View.parse("", bundled).select(bundled).events]
    for id_ in events[events.index("nato-access-2014") + 1 :][:4]:
        page.locator("#t-next").click()
        expect(page.locator("html")).to_have_attribute("data-address", re.compile(rf"event={id_}$"))
        page.wait_for_function(RING_IN_SIGHT)


def test_arrow_keys_go_along_time_and_with_shift_along_the_chain(visit: Visit, bundled: EventTable) -> None:
    page = visit.go("?event=nato-expel-2021")
    page.locator("#t-details").focus()
    page.keyboard.press("ArrowRight")
    visit.settled("?event=stoltenberg-2021-10-07")
    page.keyboard.press("ArrowLeft")
    visit.settled("?event=nato-expel-2021")
    page.keyboard.press("Shift+ArrowRight")
    visit.settled(f"?event={chain_of(bundled, 'nato-expel-2021')[1]}")
    page.keyboard.press("Escape")
    visit.settled("")


def test_nothing_moves_but_the_marks_when_an_event_is_selected(visit: Visit) -> None:
    page = visit.go()
    spots = """() => ['t-tab-chart', 't-caption', 't-lang-en'].map(
      (id) => document.getElementById(id).getBoundingClientRect().top)"""
    before = page.evaluate(spots)
    page.locator("#panel-listing h3 a").first.evaluate("node => node.click()")
    expect(page.locator("#t-details h2:not(.start)")).to_be_visible()  # the one of the event, not of the invitation
    page.evaluate("scrollTo(0, 0)")
    assert page.evaluate(spots) == before


@pytest.mark.parametrize("tab", ["list", "table", "sources"])
def test_every_tab_is_a_link_and_back_again(visit: Visit, tab: str) -> None:
    page = visit.go()
    page.locator(f"#t-tab-{tab}").click()
    visit.settled(f"?tab={tab}")
    expect(page.locator(f"#t-tab-{tab}")).to_have_attribute("aria-current", "page")
    expect(page.locator("#takeover")).not_to_be_visible()
    page.locator("#t-tab-chart").click()
    visit.settled("")
    expect(page.locator("#takeover [class*=tracemarks-] .point").first).to_be_visible()


@pytest.mark.parametrize("tab", ["list", "table", "sources"])
def test_a_page_that_opens_on_another_tab_draws_its_chart_when_asked(visit: Visit, tab: str) -> None:
    page = visit.page
    page.goto(f"{visit.site}?tab={tab}")
    expect(page.locator(f"#t-tab-{tab}")).to_have_attribute("aria-current", "page")
    page.wait_for_function(READY)
    page.locator("#t-tab-chart").click()
    expect(page.locator("html.taken")).to_be_attached(timeout=20_000)
    expect(page.locator("#takeover [class*=tracemarks-] .point").first).to_be_visible()


def column(page: Page, name: str) -> list[str]:
    found: list[str] = page.locator(f"#panel-table tbody .column-{name}").evaluate_all(
        "nodes => nodes.map((n) => n.dataset.order)"
    )
    return found


def test_the_table_sorts_by_every_kind_of_column(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.site}?tab=table&from=..")
    page.locator("#t-column-people-sort").click()
    expect(page.locator("#t-column-people")).to_have_attribute("aria-sort", "ascending")
    counts = [int(value) for value in column(page, "people") if value]
    assert counts == sorted(counts)
    assert column(page, "people")[-1] == "", "what is empty stands last"
    page.locator("#t-column-people-sort").click()
    expect(page.locator("#t-column-people")).to_have_attribute("aria-sort", "descending")
    assert [int(value) for value in column(page, "people") if value] == sorted(counts, reverse=True)
    assert column(page, "people")[-1] == ""
    page.locator("#t-column-date-sort").click()
    dates = [int(value) for value in column(page, "date")]
    assert dates == sorted(dates)


def test_the_table_copies_as_csv(browser: Browser, site: str, bundled: EventTable) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = visit_to(context, site).page
        page.goto(f"{site}?tab=table")
        page.locator("#t-csv-copy").click()
        expect(page.locator("#announcement")).to_contain_text("16")
        copied = page.evaluate("navigator.clipboard.readText()")
    rows = list(csv.DictReader(io.StringIO(copied)))
    assert [row["id"] for row in rows] == [event.id for event in View.parse("", bundled).select(bundled).events]


def test_every_tab_works_without_a_script(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(site)
        page.locator("#t-tab-table").click()
        expect(page.locator("#panel-table tbody tr")).to_have_count(16)
        page.locator("#t-csv-summary").click()
        expect(page.locator("#t-csv-text")).to_be_visible()
        page.locator("#t-tab-sources").click()
        expect(page.locator("#panel-sources .ground").first).to_be_visible()
        page.locator("#panel-sources .rests a").first.click()
        expect(page.locator("#t-details h2")).to_be_visible()
        page.locator("#t-next").click()
        expect(page.locator("#t-details h2")).to_be_visible()


def test_on_a_phone_the_event_opens_below_its_place_in_the_list(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True) as context:
        page = visit_to(context, site).page
        page.goto(site)
        page.wait_for_function(READY)
        page.locator("#t-open-nato-expel-2021").click()
        entry = page.locator("#panel-listing .entry.chosen")
        expect(entry.locator("#t-details .chain-place")).to_be_visible()
        page.locator("#t-next").click()
        expect(page.locator("#panel-listing .entry.chosen#stoltenberg-2021-10-07 #t-details")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator("#t-close").click()
        expect(page.locator("#panel-listing .entry.chosen")).to_have_count(0)


def test_an_event_of_the_list_opens_with_its_beginning_and_the_chart_in_sight(visit: Visit) -> None:
    page = visit.go()
    page.locator("#panel-listing h3 a").last.click()
    expect(page.locator("#t-details h2")).to_be_in_viewport(ratio=1)
    expect(page.locator("#takeover")).to_be_in_viewport(ratio=0.9)
    before = page.evaluate("scrollY")
    page.locator("#t-previous").click()
    expect(page.locator("#t-details h2")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == before, "walking on, the page stays where it is"


# --- Events on one spot ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crowded() -> EventTable:
    """Twenty events of one actor on one day, which no axis is wide enough to part, between two others."""
    same = [Event(f"same-{n:02}", parse("2020-06-15"), {"": f"Note {n}"}, initiators=("A",)) for n in range(20)]
    before, after = (
        Event(id_, parse(day), {"": id_}, initiators=("A",)) for id_, day in (("a", "2019"), ("z", "2021"))
    )
    actors = {"A": Actor("A", {"": "Alpha"}), "B": Actor("B", {"": "Beta"})}
    return EventTable((before, *same, after), actors=actors)


def test_what_no_zoom_can_part_is_a_menu_of_its_events(browser: Browser, crowded: EventTable) -> None:
    with served(crowded) as site, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        visit = visit_to(context, site)
        page = visit.go()
        pill = page.locator("#takeover [class*=traceclusters-] .point").first
        box = pill.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        links = page.locator("#spot a")
        expect(links.first).to_be_focused()
        counted = int(page.locator("#takeover [class*=traceclusters-] text").first.text_content() or 0)
        expect(links).to_have_count(counted)
        page.keyboard.press("Escape")
        expect(page.locator("#spot")).to_have_count(0)
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.keyboard.press("Tab")
        words = links.nth(1).inner_text()
        page.keyboard.press("Enter")
        expect(page.locator("#t-details h2")).to_contain_text(words.split(" · ")[1])
        expect(page.locator("#spot")).to_have_count(0)
        assert visit.complaints == []


def test_arrow_keys_reach_every_event_of_a_spot(browser: Browser, crowded: EventTable) -> None:
    with served(crowded) as site, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = visit_to(context, site).go()
        page.locator("#takeover").focus()
        said = set()
        for _ in crowded.events:
            page.keyboard.press("ArrowRight")
            said.add(page.locator("#announcement").inner_text())
        assert len(said) == len(crowded)
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator("#t-details h2")).to_contain_text("Note")


def test_without_a_script_the_pill_leads_to_the_list_of_its_day(browser: Browser, crowded: EventTable) -> None:
    with served(crowded) as site, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        page.locator("#panel-chart a.cluster >> visible=true").first.click()
        view = View.parse(urlsplit(page.url).query, crowded)
        assert view.tab == "list"
        expect(page.locator("#panel-listing .entry")).to_have_count(20)


# --- The tally ------------------------------------------------------------------------------------------------


def test_the_tally_waits_for_a_plotly_that_is_late(visit: Visit) -> None:
    page = visit.page
    late: list[Route] = []
    page.route("**/plotly-basic*", lambda route: late.append(route))  # noqa: PLW0108 - it wants a function
    with page.expect_response("**/explorer-tally*"):
        page.goto(f"{visit.site}?tab=sources", wait_until="commit")
    late[0].continue_()
    expect(page.locator(".tally-frame.drawn")).to_be_attached()


def test_the_tally_is_drawn_by_plotly_in_the_place_of_its_svg(visit: Visit) -> None:
    page = visit.page
    page.add_init_script(SHIFTS)
    page.goto(f"{visit.site}?from=..&tab=sources#t-tally")
    expect(page.locator(".tally-frame.drawn")).to_be_attached(timeout=20_000)
    boxes = [page.locator(f".tally-frame > {part}").bounding_box() for part in (".tally-drawing", ".tally-plot")]
    assert boxes[0] == boxes[1]
    # less than a thousandth is a letter that gets its own face
    assert sum(value for value, *_ in page.evaluate("window.shifts")) < 0.001
    bars = page.locator(".tally-plot .barlayer .point")
    assert bars.count() == page.locator(".tally-drawing .tally-bar").count()
    for place in (0, bars.count() - 1):
        drawn = bars.nth(place).bounding_box()
        wanted = page.locator(f".tally-drawing .tally-bar.{'a' if place == 0 else 'b'}")
        wanted = wanted.first if place == 0 else wanted.last
        assert drawn == pytest.approx(wanted.bounding_box(), abs=1.5)
    page.locator("#t-tally").scroll_into_view_if_needed()
    box = bars.nth(2).bounding_box()
    assert box is not None
    at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*at)
    expect(page.locator(".tally-tip")).to_contain_text("2018")
    page.mouse.click(*at)
    expect(page.locator("#t-tally-2018")).to_be_focused()
    expect(page.locator("#t-tally-2018")).to_be_in_viewport()
    page.set_viewport_size({"width": 420, "height": 900})
    page.wait_for_function(
        "document.querySelector('.tally-plot')._fullLayout.width === document.querySelector('.tally-frame').clientWidth"
    )


def test_the_tally_has_an_address_that_every_tab_leads_to(visit: Visit) -> None:
    page = visit.go()
    assert not any("explorer-tally" in address for address in visit.requests), "only who opens it needs it"
    page.locator("#t-tab-tally").click()
    visit.settled("?tab=sources")
    expect(page.locator("#t-tally")).to_be_focused()
    expect(page.locator("#t-tally")).to_be_in_viewport()
    expect(page.locator(".tally-frame.drawn")).to_be_attached()
    page.locator("#t-tally-all").click()
    visit.settled("?from=..&tab=sources")
    expect(page.locator("#t-tally")).to_be_focused()
    expect(page.locator(".tally-frame.drawn")).to_be_attached()
