"""An event opens right under the chart, by key and by tap, and leads on in time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.embed.conftest import Reader, reader_of

FIRST, ANSWER, ANSWERED = "nato-review-2014", "rus-mission-2021", "nato-expel-2021"


def focused(page: Page) -> str:
    """What the focused mark belongs to."""
    return str(page.evaluate("document.activeElement.dataset.of || document.activeElement.className"))


def test_a_tap_opens_the_entry_under_the_chart(browser: Browser, site: str) -> None:
    with reader_of(browser, has_touch=True) as reader:
        page = reader.open(f"{site}embed")
        page.locator(f".event[data-of={ANSWER}] > svg > path").first.tap()
        panel = page.locator("[data-panel]")
        expect(panel).to_be_visible()
        entry = page.locator(f"li[id={ANSWER}]")
        for part in ("h3", ".when", ".parties", ".summary", ".sources"):
            assert panel.locator(part).text_content() == entry.locator(part).text_content()
        expect(panel.locator(".sources")).to_be_visible()
        boxes = [page.locator(name).bounding_box() for name in (".chart", "[data-panel]", ".legend")]
        tops = [box["y"] for box in boxes if box]
        assert tops == sorted(tops)
        assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == (
            page.locator("[id]").count()
        )
        panel.get_by_role("button", name="Close").tap()
        expect(panel).to_be_hidden()


def test_keys_open_lead_on_and_close(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    panel = page.locator("[data-panel]")
    page.locator(".axis a[tabindex='0']").focus()
    assert focused(page) == FIRST
    page.keyboard.press("Enter")
    expect(panel).to_be_focused()
    expect(panel.locator("[data-place]")).to_have_text("1 of 16")
    title = panel.locator("h3").inner_text()
    page.keyboard.press("ArrowRight")
    expect(panel.locator("[data-place]")).to_have_text("2 of 16")
    assert panel.locator("h3").inner_text() != title
    expect(page.get_by_role("status")).to_contain_text("18 March 2014 · Russia")
    page.keyboard.press("ArrowLeft")
    assert panel.locator("h3").inner_text() == title
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert focused(page) == FIRST


def test_the_chart_is_one_stop_of_the_tab_key(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    page.locator(".scroll").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.axis') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.axis') === null")


def test_arrows_follow_time_and_go_between_lanes(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    mark = page.locator(f".event[data-of={ANSWER}]")
    place = "element => [element, document.activeElement].map(e => e.querySelector('circle').getBoundingClientRect())"
    for key, axis, way in (("ArrowUp", "y", -1), ("ArrowDown", "y", 1), ("ArrowLeft", "x", -1), ("ArrowRight", "x", 1)):
        mark.focus()
        page.keyboard.press(key)
        old, new = mark.evaluate(place)
        assert (new[axis] - old[axis]) * way >= 0
        assert focused(page) != ANSWER
    page.keyboard.press("Home")
    assert focused(page) == FIRST
    page.keyboard.press("End")
    assert focused(page) == "deadline-2021-11-01"


def test_buttons_at_the_ends_lead_nowhere_and_keep_the_focus(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed?event={FIRST}")
    before = page.get_by_role("button", name="Previous")
    expect(before).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Next").click()
    expect(before).not_to_have_attribute("aria-disabled", "true")
    before.click()
    expect(page.locator("[data-place]")).to_have_text("1 of 16")
    expect(before).to_be_focused()


def test_an_answer_leads_to_what_it_answers(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    page.locator(f".event[data-of={ANSWER}]").press("Enter")
    page.locator("[data-panel] .answer a").press("Enter")
    expect(page.locator(f".event[data-of={ANSWERED}]")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-panel]")).to_be_focused()
    assert "#" not in page.url


@pytest.mark.parametrize("width", [360, 1100])
def test_the_event_of_the_address_stands_open(browser: Browser, site: str, width: int) -> None:
    with reader_of(browser, viewport={"width": width, "height": 900}) as reader:
        page = reader.open(f"{site}embed?event={ANSWER}")
        expect(page.locator("[data-panel]")).to_be_visible(visible=width > 640)
        expect(page.locator(f"li[id={ANSWER}].chosen")).to_be_attached()
        assert page.evaluate("scrollY") == 0
