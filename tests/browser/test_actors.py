"""The actors of a view: found by typing, counted, chosen one by one or as a group, put in order by every means."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.view import View
from tests.browser.conftest import Visit, served, visit_to
from timeline_data.dates import parse
from timeline_data.table import Actor, Event, EventTable, Membership


def lanes(page: Page) -> list[str]:
    return page.locator("#panel-chart .lane-name title").all_text_contents()


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


# --- The order of the lanes ------------------------------------------------------------------------------------


def test_keys_and_links_and_the_pointer_order_the_lanes(visit: Visit) -> None:
    page = visit.go()
    assert lanes(page) == ["NATO", "Germany", "Ukraine", "Russia"]
    page.locator("#t-actor-UKR").focus()
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator("#panel-chart .lane-name title").nth(1)).to_have_text("Ukraine")
    visit.settled(re.compile("NATO~UKR~DEU~RUS"))
    expect(page.locator("#t-actor-UKR")).to_be_focused()
    page.locator("#t-more-actors-summary").click()
    page.locator("#t-down-NATO").click()
    expect(page.locator("#panel-chart .lane-name title").first).to_have_text("Ukraine")
    visit.settled(re.compile("UKR~NATO~DEU~RUS"))
    assert lanes(page) == ["Ukraine", "NATO", "Germany", "Russia"]
    page.drag_and_drop("#t-actor-RUS", "#t-actor-UKR")
    expect(page.locator("#panel-chart .lane-name title").first).to_have_text("Russia")
    visit.settled(re.compile("RUS~UKR~NATO~DEU"))
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
