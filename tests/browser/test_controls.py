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
from tests.browser.conftest import Visit, served, visit_to
from timeline_data.dates import parse
from timeline_data.table import Actor, Event, EventTable, Membership


def lanes(page: Page) -> list[str]:
    return page.locator("#panel-chart .lane-name title").all_text_contents()


# --- With scripts ---------------------------------------------------------------------------------------------


def test_typing_narrows_the_actors_and_enter_adds_the_first(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    finder = page.locator("#t-find-actor")
    finder.press_sequentially("pola")
    chips = page.locator("#t-more-chips > li:not([hidden])")
    expect(chips).to_have_count(1)
    expect(chips).to_contain_text("Poland")
    expect(page.locator("#t-no-actor")).to_be_hidden()
    finder.press_sequentially("xyz")
    expect(chips).to_have_count(0)
    expect(page.locator("#t-no-actor")).to_be_visible()
    finder.press("Escape")
    expect(page.locator("#t-no-actor")).to_be_hidden()
    finder.press_sequentially("POLAND")
    finder.press("Enter")
    expect(page.locator("#t-actor-POL")).to_have_attribute("aria-current", "true")
    assert View.parse(visit.search, bundled).query.actors == ("NATO", "DEU", "POL", "UKR", "RUS")
    expect(page.locator("#t-notices")).to_have_count(0)


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


def test_letters_that_an_input_method_composes_are_left_alone(visit: Visit) -> None:
    page = visit.go()
    page.locator("#t-q").focus()
    asked = len(visit.requests)
    keys = page.context.new_cdp_session(page)
    for text in ("m", "mi", "mis"):
        keys.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 400))")
    assert len(visit.requests) == asked
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


def test_keys_and_links_and_the_pointer_order_the_lanes(visit: Visit) -> None:
    page = visit.go()
    assert lanes(page) == ["NATO", "Germany", "Ukraine", "Russia"]
    page.locator("#t-actor-UKR").focus()
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator("#panel-chart .lane-name title").nth(1)).to_have_text("Ukraine")
    expect(page.locator("#t-actor-UKR")).to_be_focused()
    page.locator("#t-more-actors-summary").click()
    page.locator("#t-down-NATO").click()
    expect(page.locator("#panel-chart .lane-name title").first).to_have_text("Ukraine")
    assert lanes(page) == ["Ukraine", "NATO", "Germany", "Russia"]
    page.drag_and_drop("#t-actor-RUS", "#t-actor-UKR")
    expect(page.locator("#panel-chart .lane-name title").first).to_have_text("Russia")
    assert lanes(page) == ["Russia", "Ukraine", "NATO", "Germany"]
    page.keyboard.press("Alt+ArrowLeft")
    assert lanes(page) == ["Russia", "Ukraine", "NATO", "Germany"]


CENTRE = "node => { const b = node.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }"


def test_a_finger_orders_the_lanes_and_still_scrolls(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 800, "height": 700}, has_touch=True, is_mobile=True) as context:
        visit = visit_to(context, site)
        page = visit.go()
        finger = context.new_cdp_session(page)

        def touch(kind: str, *at: float) -> None:
            points = [{"x": at[0], "y": at[1]}] if at else []
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        start, goal = (page.locator(f"#t-actor-{actor}").evaluate(CENTRE) for actor in ("RUS", "NATO"))
        touch("touchStart", *start)
        expect(page.locator(".chosen.dragged")).to_have_count(1)
        for share in (0.25, 0.5, 0.75, 1):
            touch("touchMove", *(a + (b - a) * share for a, b in zip(start, goal, strict=True)))
        expect(page.locator(".chosen.before")).to_have_attribute("data-actor", "NATO")
        touch("touchEnd")
        expect(page.locator("#panel-chart .lane-name title").first).to_have_text("Russia")
        assert lanes(page) == ["Russia", "NATO", "Germany", "Ukraine"]
        assert page.evaluate("scrollY") == 0

        start = page.locator("#t-actor-NATO").evaluate(CENTRE)
        touch("touchStart", *start)
        for step in range(1, 7):
            touch("touchMove", start[0], start[1] - 20 * step)
        touch("touchEnd")
        page.wait_for_function("scrollY > 0")
        expect(page.locator(".chosen.dragged")).to_have_count(0)
        assert lanes(page) == ["Russia", "NATO", "Germany", "Ukraine"]
        page.locator("#t-actor-UKR").tap()
        expect(page.locator("#panel-chart .lane-name title")).to_have_count(3)


def test_a_drag_can_be_given_up(visit: Visit) -> None:
    page = visit.go()
    page.locator("#t-actor-RUS").hover()
    page.mouse.down()
    page.mouse.move(*page.locator("#t-actor-NATO").evaluate(CENTRE), steps=4)
    expect(page.locator(".chosen.dragged")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".chosen.dragged")).to_have_count(0)
    page.mouse.up()
    assert lanes(page) == ["NATO", "Germany", "Ukraine", "Russia"]


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


# --- Hundreds of actors ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crowd() -> EventTable:
    """Three hundred actors, a third of them members of a league since 2010, in six hundred events."""
    ids = [f"S{number:03}" for number in range(300)]
    league = (Membership("LEAGUE", parse("2010"), None),)
    actors = {
        id_: Actor(
            id_, {"": f"Ständerat {place:03}"}, side="xy"[place % 2], memberships=league if place % 3 == 0 else ()
        )
        for place, id_ in enumerate(ids)
    }
    events = tuple(
        Event(
            f"e{number}", parse(f"{2000 + number // 50}-{number % 12 + 1:02}-{number % 28 + 1:02}"),
            {"": f"Note {number}"}, kind="statement" if number % 2 else "expulsion",
            initiators=(ids[number % 300],), targets=(ids[(number * 7 + 1) % 300],), importance=number % 3 + 1,
        )
        for number in range(600)
    )  # fmt: skip
    return EventTable(events, actors={**actors, "LEAGUE": Actor("LEAGUE", {"": "League"})})


def test_one_of_three_hundred_actors_is_found_chosen_and_counted(browser: Browser, crowd: EventTable) -> None:
    with served(crowd) as site, browser.new_context(viewport={"width": 1280, "height": 1000}) as context:
        visit = visit_to(context, site)
        page = visit.go()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        expect(page.locator("#t-chips > li")).to_have_count(6)
        page.locator("#t-find-actor").press_sequentially("standerat 27")
        expect(page.locator("#t-more-chips > li:not([hidden])")).to_have_count(13)
        page.keyboard.type("4")
        page.keyboard.press("Enter")
        expect(page.locator("#t-actor-S274")).to_have_attribute("aria-current", "true")
        view = View.parse(visit.search, crowd)
        assert view.query.actors == ("S274",)
        found = len(view.select(crowd))
        expect(page.locator("#t-actor-S274 .count")).to_have_text(str(found))
        page.locator("#t-filters-summary").click()
        page.locator("#t-kind-expulsion").check()
        visit.settled(re.compile("kinds=expulsion"))
        fewer = len(View.parse(visit.search, crowd).select(crowd))
        assert fewer < found
        expect(page.locator("#t-actor-S274 .count")).to_have_text(str(fewer))
        page.locator("#t-group-LEAGUE").click()
        visit.settled(re.compile("S297"))
        assert len(View.parse(visit.search, crowd).query.actors) == 101
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        expect(page.locator("#t-caption")).to_contain_text("more")
        assert visit.complaints == []
