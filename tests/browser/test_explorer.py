"""What a reader does in the explorer, and what the address says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.view import View
from tests.browser.conftest import HOSTILE, Visit, visit_to
from timeline_data.table import EventTable

SPOTS = """(nodes) => Object.fromEntries(nodes.map((node) => {
  const box = node.getBoundingClientRect();
  return [node.__data__.data, [box.x + box.width / 2, box.y + box.height / 2]];
}))"""


def listed(page: Page) -> list[str]:
    """The ids of the events in the list, in its order."""
    return [
        entry.removeprefix("event-")
        for entry in page.locator("#panel-listing .entry").evaluate_all("nodes => nodes.map(n => n.id)")
    ]


@pytest.mark.parametrize("lang", ["en", "id"])
def test_choosing_nato_and_russia_gives_exactly_what_runs_between_them(
    visit: Visit, bundled: EventTable, lang: str
) -> None:
    page = visit.go("?from=.." + ("" if lang == "en" else f"&lang={lang}"))
    for actor in ("NATO", "RUS"):
        page.locator(f"#t-actor-{actor}").click()
        expect(page.locator(f"#t-actor-{actor}")).to_have_attribute("aria-current", "true")
        expect(page.locator(f"#t-actor-{actor}")).to_be_focused()
    page.locator("#t-match-between").click()
    expect(page.locator("#t-match-between")).to_have_attribute("aria-current", "true")

    def runs_between(event_id: str) -> bool:
        event = bundled.by_id[event_id]
        return any(a != b and {a, b} == {"NATO", "RUS"} for a in event.initiators for b in event.targets) or (
            # a joint event of both has each of them as an initiator and, to the other, as its target
            {"NATO", "RUS"} <= set(event.initiators) and not event.targets
        )

    expected = [event.id for event in bundled.events if runs_between(event.id)]
    view = View.parse(visit.search, bundled)
    assert (view.query.actors, view.query.match, view.lang) == (("NATO", "RUS"), "between", lang)
    assert listed(page) == expected == [event.id for event in view.select(bundled).events]
    expect(page.locator("html")).to_have_attribute("lang", lang)
    page.reload()
    expect(page.locator("html.taken")).to_be_attached()
    assert listed(page) == expected


def test_back_forward_and_reload_show_what_the_address_says(visit: Visit) -> None:
    page = visit.go()
    caption = page.locator("#t-caption")
    first = caption.inner_text()
    page.locator("#t-actor-DEU").click()
    expect(caption).not_to_have_text(first)
    second, search = caption.inner_text(), visit.search
    page.locator("#t-scale-true").click()
    visit.settled(search + "&scale=true")
    page.go_back()
    visit.settled(search)
    expect(caption).to_have_text(second)
    page.go_back()
    visit.settled("")
    expect(caption).to_have_text(first)
    page.go_forward()
    visit.settled(search)
    page.reload()
    expect(page.locator("html.taken")).to_be_attached()
    expect(caption).to_have_text(second)


def test_the_language_changes_the_whole_page_in_place(visit: Visit) -> None:
    page = visit.go()
    heading = page.locator("h1").inner_text()
    page.locator("#t-lang-id").click()
    visit.settled("?lang=id")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.locator("h1")).not_to_have_text(heading)
    expect(page).to_have_title(re.compile("Rusia"))
    expect(page.locator("#takeover [class*=tracelabels-lag] text", has_text="hari kemudian").first).to_be_attached()


def test_dark_and_light_follow_the_choice(visit: Visit) -> None:
    page = visit.go()
    light = page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    page.locator("#t-theme-dark").click()
    visit.settled("?theme=dark")
    assert page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor") != light
    label = page.locator("#takeover [class*=tracelabels-title] text").first
    assert label.evaluate("node => getComputedStyle(node).fill") == page.locator("body").evaluate(
        "node => getComputedStyle(node).color"
    )


def test_folded_and_true_scale(visit: Visit) -> None:
    page = visit.go()
    folds = page.locator("#takeover .tracefold-labels text")
    expect(folds.first).to_be_attached()
    page.locator("#t-scale-true").click()
    visit.settled("?scale=true")
    expect(folds).to_have_count(0)
    page.locator("#t-scale-folded").click()
    visit.settled("")
    expect(folds.first).to_be_attached()


def test_a_click_on_a_mark_shows_the_event_its_sources_and_what_it_answers(visit: Visit) -> None:
    page = visit.go()
    spots = page.locator("#takeover [class*=tracemarks-] .point").evaluate_all(SPOTS)
    page.mouse.click(*spots["rus-mission-2021"])
    visit.settled("?event=rus-mission-2021")
    details = page.locator("#t-details")
    expect(details).to_contain_text("12 days later")
    expect(details.locator(".claims li").first).to_be_visible()
    expect(page.locator("#takeover [class*=tracering-] .point")).to_have_count(1)
    page.locator("#t-close").click()
    visit.settled("")
    expect(page.locator("#takeover [class*=tracering-] .point")).to_have_count(0)


def test_a_click_on_a_label_opens_its_event(visit: Visit) -> None:
    page = visit.go()
    box = page.locator("#takeover .scatterlayer text", has_text="Deadline").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    visit.settled("?event=deadline-2021-11-01")


def test_the_keyboard_goes_from_event_to_event(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    first, second, *_ = View.parse("", bundled).select(bundled).events
    page.locator("#takeover").focus()
    page.keyboard.press("Home")
    expect(page.locator("#announcement")).to_contain_text(first.title["en"])
    expect(page.locator("#takeover .hoverlayer .hovertext")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#announcement")).to_contain_text(second.title["en"])
    page.keyboard.press("Enter")
    visit.settled(f"?event={second.id}")
    expect(page.locator("#takeover")).to_be_focused()
    page.keyboard.press("Escape")
    visit.settled("")


def test_zoom_shows_more_and_writes_itself_into_the_address(visit: Visit) -> None:
    page = visit.go("?from=..")
    labels = page.locator("#takeover [class*=tracelabels-title] text")
    history = page.evaluate_handle("history").get_property("length").json_value()
    before = labels.all_text_contents()
    page.locator("#zoom-in").click()
    expect(page).to_have_url(re.compile(r"zoom=\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"))
    expect(labels).not_to_have_count(len(before))
    after = labels.all_text_contents()
    assert Counter(before) < Counter(after), "zooming in only ever adds"
    frame = page.locator("#takeover").bounding_box()
    dates = page.locator("#takeover .tracetick-labels text").all()
    assert frame is not None
    for box in filter(None, (date.bounding_box() for date in dates)):
        assert frame["x"] - 1.5 <= box["x"] <= box["x"] + box["width"] <= frame["x"] + frame["width"] + 1.5
    assert page.evaluate_handle("history").get_property("length").json_value() == history
    zoomed, zoom = visit.search, visit.search.split("zoom=")[1]
    page.locator("#t-lang-id").click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    assert f"zoom={zoom}" in visit.search, "another language keeps the zoom"
    page.go_back()
    visit.settled(zoomed)
    page.reload()
    expect(page.locator("html.taken")).to_be_attached()
    expect(labels).to_have_count(len(after))
    page.locator("#zoom-all").click()
    expect(page).to_have_url(re.compile(r"\?from=\.\.$"))
    expect(labels).to_have_count(len(before))


def test_the_wheel_zooms_with_ctrl_and_scrolls_without(visit: Visit) -> None:
    page = visit.go()
    box = page.locator("#takeover").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 100)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    expect(page).to_have_url(re.compile("zoom="))
    page.keyboard.up("Control")
    zoomed = page.url
    page.mouse.wheel(0, 200)
    expect(page.locator("h1")).not_to_be_in_viewport()
    assert page.url == zoomed


def test_the_brush_sets_the_window(visit: Visit, bundled: EventTable) -> None:
    page = visit.go()
    handle, strip = page.locator("#brush-start"), page.locator(".brush").bounding_box()
    at = handle.bounding_box()
    assert at is not None
    assert strip is not None
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + 8)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.3, at["y"] + 8, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"importance=2&from=200\d-\d\d&to=2021-11$"))  # short, in the usual order
    query = View.parse(visit.search, bundled).query
    assert query.actors == ("NATO", "DEU", "UKR", "RUS"), "the brush keeps the actors"
    visit.settled(visit.search)
    brushed = page.url
    words = handle.get_attribute("aria-valuetext")
    handle.focus()
    page.keyboard.press("PageUp")
    expect(handle).not_to_have_attribute("aria-valuetext", words or "")
    expect(page).to_have_url(re.compile(r"importance=2&from=200\d-\d\d&to=2021-11$"))
    expect(page).not_to_have_url(brushed)


def test_an_unknown_value_is_told_and_left_out(visit: Visit) -> None:
    page = visit.go("?actors=NATO~RUSS&theme=neon&colour=red")
    expect(page.locator("#t-notices li")).to_have_count(2)
    expect(page.locator("#t-notices")).to_contain_text("RUSS")
    page.locator("#t-lang-id").click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    assert "colour=red" in visit.search, "a key that is not ours is kept"


def test_nothing_found_is_said(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.site + "?q=zzzzzz")  # with nothing to draw there is no chart to wait for
    expect(page.locator("#panel-listing .entry")).to_have_count(0)
    expect(page.locator("#panel-listing .nothing")).to_be_visible()


@pytest.fixture
def hostile_visit(browser: Browser, hostile_site: str) -> Iterator[Visit]:
    # Without the page's policy: what is escaped needs no policy to be harmless.
    with browser.new_context(viewport={"width": 1280, "height": 1000}, bypass_csp=True) as context:
        yield visit_to(context, hostile_site)


def test_the_strings_of_a_table_stay_text(hostile_visit: Visit) -> None:
    page = hostile_visit.go()
    expect(page.locator("h1")).to_have_text(re.sub(r"\s+", " ", HOSTILE))
    page.locator("#takeover").focus()
    for key in ("Home", "ArrowRight"):
        page.keyboard.press(key)
        hover = page.locator("#takeover .hoverlayer .hovertext")
        expect(hover).to_contain_text("<img")
        expect(hover).to_contain_text("$x^2$")
    page.keyboard.press("Enter")
    expect(page.locator("#t-details .account li").first).to_be_visible()
    assert page.evaluate("window.bitten") is None
    assert page.locator("#explorer img, #explorer b b, #explorer [href^=javascript]").count() == 0
    assert [text for text in hostile_visit.complaints if "error" in text] == []


def test_a_click_on_a_fold_leads_to_the_true_scale(visit: Visit) -> None:
    page = visit.go()
    label = page.locator("#takeover .tracefold-labels text").first.bounding_box()
    lane = page.locator("#takeover").bounding_box()
    assert label is not None
    assert lane is not None
    page.mouse.click(label["x"] + label["width"] / 2, lane["y"] + lane["height"] - 12)
    visit.settled("?scale=true")


def test_the_answer_to_a_link_is_asked_for_as_soon_as_the_pointer_comes_to_it(visit: Visit) -> None:
    page = visit.go()
    chip = page.locator("#t-actor-DEU")
    address = "/_chart" + (chip.get_attribute("href") or "")
    with page.expect_response(lambda answer: answer.url.endswith(address)):
        chip.hover()
    chip.click()
    visit.settled(address.removeprefix("/_chart"))
    assert len([asked for asked in visit.requests if asked.endswith(address)]) == 1


def test_of_links_that_a_pointer_sweeps_over_only_the_first_and_the_last_are_asked_for(visit: Visit) -> None:
    page = visit.go()
    chips = page.locator("[id^=t-actor-]:visible")
    addresses = ["/_chart" + str(address) for address in chips.evaluate_all("all => all.map((a) => a.search)")]
    assert len(addresses) > 3
    before = len(visit.requests)
    with page.expect_response(lambda answer: answer.url.endswith(addresses[-1])):
        chips.evaluate_all("""all => all.forEach((chip, place) =>
          chip.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, clientX: place })))""")
    asked = [urlsplit(address) for address in visit.requests[before:]]
    assert [f"{url.path}?{url.query}" for url in asked if url.path == "/_chart"] == [addresses[0], addresses[-1]]
