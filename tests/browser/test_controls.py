"""What a reader does with the controls, with scripts and without, from 320 px to a wide screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.view import View
from tests.accessibility.conftest import page_of
from tests.accessibility.test_axe import violations
from tests.browser.conftest import Visit
from timeline_data.table import EventTable

# --- With scripts ---------------------------------------------------------------------------------------------


def test_the_search_follows_the_letters_in_one_step_of_the_history(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    before = page.evaluate("history.length")
    page.evaluate("document.getElementById('t-q').dataset.mine = 'yes'")
    page.locator("#t-q").press_sequentially("mission to", delay=60)
    visit.settled(re.compile(r"q=mission%20to($|&)"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    visit.settled(re.compile(r"q=mssion%20to($|&)"))
    expect(page.locator("#t-no-result")).to_be_visible()
    page.keyboard.type("i")
    visit.settled(re.compile(r"q=mission%20to($|&)"))
    field = page.locator("#t-q")
    expect(field).to_be_focused()
    assert field.evaluate("node => [node.selectionStart, node.dataset.mine]") == [2, "yes"], "the very same field"
    assert page.evaluate("history.length") == before + 1
    expect(page.locator("#panel-listing mark").first).to_be_visible()
    expect(page.locator("#announcement")).to_contain_text("mission to")
    page.keyboard.press("Tab")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.evaluate("history.length") == before + 1, "leaving the field asks for nothing new"
    page.go_back()
    visit.settled("")
    expect(field).to_have_value("")


def answers(visit: Visit) -> list[str]:
    """The requests for charts and panels so far."""
    return [address for address in visit.requests if re.search("/_(chart|panels)", address)]


def test_letters_that_an_input_method_composes_are_left_alone(visit: Visit) -> None:
    page = visit.go()
    page.locator("#t-q").focus()
    asked = len(answers(visit))
    keys = page.context.new_cdp_session(page)
    for text in ("m", "mi", "mis"):
        keys.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 400))")
    assert len(answers(visit)) == asked
    expect(page.locator("#t-q")).to_have_value("mis")
    keys.send("Input.insertText", {"text": "mission"})
    visit.settled(re.compile(r"q=mission($|&)"))
    expect(page.locator("#t-q")).to_have_value("mission")
    page.go_back()
    visit.settled("")
    expect(page.locator("#t-q")).to_have_value("")


def test_words_in_the_finder_are_no_filter(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    page.locator("#t-find-actor").press_sequentially("pol")
    page.locator("#t-q").fill("mission")
    page.locator("#t-q").press("Enter")
    expect(page.locator("#t-caption")).to_contain_text("mission")
    view = View.parse(visit.search, bundled)
    assert (view.query.text, view.query.actors) == ("mission", ("NATO", "DEU", "UKR", "RUS"))
    expect(page.locator("#t-notices")).to_have_count(0)
    expect(page.locator("#panel-listing mark").first).to_be_visible()


def test_what_is_in_sight_can_be_drawn_anew(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    redraw = page.locator("#t-redraw")
    expect(redraw).to_be_hidden()
    page.locator("#zoom-in").click()
    expect(redraw).to_be_visible()
    zoom = View.parse(visit.search, bundled).zoom
    assert zoom is not None
    redraw.click()
    expect(redraw).to_be_hidden()
    view = View.parse(visit.search, bundled)
    assert view.zoom is None
    assert view.query.start is not None
    assert view.query.end is not None
    assert (view.query.start.earliest, view.query.end.latest) == zoom
    assert view.query.actors == ("NATO", "DEU", "UKR", "RUS")


def test_no_result_is_a_state_with_ways_out(visit: Visit) -> None:
    page = visit.go()
    page.locator("#t-q").fill("zzzz")
    page.locator("#t-q").press("Enter")
    expect(page.locator("#t-no-result")).to_be_visible()
    expect(page.locator("#t-caption")).to_contain_text("0 of")
    expect(page.locator("#takeover")).to_be_hidden()
    expect(page.locator("#panel-chart .lane-name")).to_have_count(0)
    page.locator("#t-way-q").click()
    expect(page.locator("#t-no-result")).to_have_count(0)
    expect(page.locator("#takeover")).to_be_visible()
    expect(page.locator("#t-caption")).to_be_focused()
    visit.settled("")


def test_each_part_of_the_sentence_can_be_taken_out(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    page.locator("#t-drop-importance").click()
    expect(page.locator("#t-drop-importance")).to_have_count(0)
    assert View.parse(visit.search, bundled).query.importance is None
    page.locator("#t-clear").click()
    visit.settled("?from=..")
    expect(page.locator("#t-caption")).to_have_text(f"All {len(bundled)} events of the table.")
    page.locator("#t-default").click()
    visit.settled("")


def test_the_rest_fades_and_goes_again(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    drawn = page.locator("#takeover [class*=tracemarks-] .point")
    before = drawn.count()
    page.locator("#t-fade").click()
    visit.settled("?rest=fade")
    faded = View.parse("rest=fade", bundled).faded(bundled)
    expect(page.locator("#panel-listing .entry.faded")).to_have_count(len(faded))
    expect(page.locator("#takeover [class*=tracemarks-faded]").first).to_have_css("opacity", "0.3")
    assert drawn.count() > before
    page.locator("#t-fade").click()
    visit.settled("")
    expect(page.locator("#takeover [class*=tracemarks-faded]")).to_have_count(0)


def test_ways_to_what_lies_outside_bring_it(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    promised = int(page.locator("#t-before").inner_text().split()[1])
    shown = len(View.parse("", bundled).select(bundled))
    page.locator("#t-before").press("Enter")
    expect(page.locator("#t-before")).to_have_count(0)
    expect(page.locator("#stage")).to_be_focused()
    assert len(View.parse(visit.search, bundled).select(bundled)) == shown + promised
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#stage') !== null"), "the way goes on where it was"
    for way in ("#t-after", "#t-left-out"):
        page.locator(way).press("Enter")
        expect(page.locator(way)).to_have_count(0)
        expect(page.locator("#stage")).to_be_focused()


# --- Without scripts ------------------------------------------------------------------------------------------


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """The site in a browser that runs no script."""
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(site)
        yield page


def view_of(page: Page, table: EventTable) -> View:
    return View.parse(urlsplit(page.url).query, table)


def test_every_control_works_without_a_script(plain: Page, bundled: EventTable) -> None:
    plain.locator("#t-find-actor").fill("poland")
    plain.locator("#t-find-actor").press("Enter")
    assert view_of(plain, bundled).query.actors == ("NATO", "DEU", "UKR", "RUS", "POL")
    assert view_of(plain, bundled).notices == ()
    plain.locator("#t-more-actors-summary").click()
    plain.locator("#t-up-POL").click()
    assert view_of(plain, bundled).query.actors == ("NATO", "DEU", "UKR", "POL", "RUS")
    plain.locator("#t-filters-summary").click()
    plain.locator("#t-family-expulsion").click()
    assert {"expulsion", "mission_closure"} <= set(view_of(plain, bundled).query.kinds)
    plain.locator("#t-q").fill("zzzz")
    plain.locator("#t-q").press("Enter")
    expect(plain.locator("#t-no-result")).to_be_visible()
    plain.locator("#t-way-all").click()
    assert view_of(plain, bundled) == View.parse("from=..", bundled)


def test_a_date_that_cannot_be_read_is_said_beside_the_open_field(plain: Page, bundled: EventTable) -> None:
    plain.locator("#t-filters-summary").click()
    plain.locator("#t-from").fill("12.31.1999")
    plain.locator("#t-from").press("Enter")
    expect(plain.locator("#t-notices")).to_contain_text("12.31.1999")
    expect(plain.locator("#t-from")).to_be_visible()


# --- Every width ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "id"])
def test_nothing_scrolls_sideways_and_choices_stay_in_one_line(browser: Browser, site: str, lang: str) -> None:
    with browser.new_context(java_script_enabled=True) as context:
        page = context.new_page()
        page.goto(f"{site}?lang={lang}")
        page.evaluate("document.querySelectorAll('.controls details').forEach((node) => { node.open = true; })")
        for width in (320, 360, 414, 639, 640, 768, 1024, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            outside = page.locator("#panel-controls *").evaluate_all(
                "(nodes, width) => nodes.filter((n) => !n.closest('.unseen') && n.getClientRects().length"
                " && n.getBoundingClientRect().right > width + 0.5).map((n) => n.id || n.className)",
                width,
            )
            assert outside == []
            for group in page.locator(".options").all():
                tops = group.locator("a").evaluate_all("nodes => nodes.map((n) => n.getBoundingClientRect().top)")
                assert max(tops) - min(tops) < 1


def test_a_phone_has_one_disclosure_for_all_filters(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 780}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        summary = page.locator("#t-all-filters-summary")
        expect(summary).to_have_text("Filters (3)")
        expect(page.locator("#t-actor-NATO")).to_be_hidden()
        expect(page.locator("#t-from")).to_be_hidden()
        summary.click()
        for part in ("#t-actor-NATO", "#t-match-between", "#t-q", "#t-from", "#t-importance", "#t-kind-expulsion"):
            expect(page.locator(part)).to_be_visible()
        expect(page.locator("#t-filters-summary")).to_be_hidden()
        expect(page.locator("#t-outside")).to_be_visible()


def test_a_wide_screen_shows_the_controls_at_once(visit: Visit) -> None:
    page = visit.go()
    for part in ("#t-actor-NATO", "#t-match-between", "#t-q", "#t-find-actor", "#t-outside"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator("#t-all-filters-summary")).to_be_hidden()
    expect(page.locator("#t-from")).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "width"),
    [("?rest=fade&theme=light&q=nato", 1280), ("?rest=fade&theme=dark", 360), ("?theme=dark&q=nato+mission", 1280)],
)
def test_what_is_faded_and_what_is_hit_stays_readable(browser: Browser, site: str, address: str, width: int) -> None:
    with page_of(browser, viewport={"width": width, "height": 900}) as page:
        page.goto(site + address)
        page.locator(".controls details").evaluate_all("nodes => nodes.forEach((node) => { node.open = true; })")
        assert violations(page) == []
