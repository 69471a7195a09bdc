"""The axis zooms in its frame: more is told, the middle stays, and nothing else moves."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.embed.conftest import Reader

MIDDLE = """() => {
  const scroll = document.querySelector('.scroll'), axis = document.querySelector('.axis');
  return (scroll.scrollLeft + scroll.clientWidth / 2) / axis.clientWidth;
}"""
SIZE = "() => [...document.querySelectorAll('.axis, .scroll')].map(part => part.clientWidth).sort((a, b) => a - b)"
WHOLE = "from=..&importance=1"


def shown(page: Page) -> set[str]:
    """The labels that are drawn."""
    labels = "nodes => nodes.filter(node => node.getClientRects().length).map(node => node.textContent)"
    return set(page.locator(".axis .label").evaluate_all(labels))


def test_buttons_zoom_about_the_middle_and_back(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed?{WHOLE}")
    more, less, whole = (page.get_by_role("button", name=name) for name in ("Zoom in", "Zoom out", "Show all"))
    before, height = shown(page), page.evaluate("document.documentElement.scrollHeight")
    expect(less).to_have_attribute("aria-disabled", "true")
    more.click()
    assert abs(page.evaluate(MIDDLE) - 0.5) < 0.01
    page.locator(".scroll").evaluate("frame => frame.scrollTo({left: 300, behavior: 'instant'})")
    middle = page.evaluate(MIDDLE)
    more.click()
    assert abs(page.evaluate(MIDDLE) - middle) < 0.01
    frame, axis = page.evaluate(SIZE)
    assert abs(axis - 4 * frame) < 4
    assert shown(page) > before
    assert page.evaluate("document.documentElement.scrollWidth") <= 1100
    assert abs(page.evaluate("document.documentElement.scrollHeight") - height) <= 20  # a scroll bar may stand below
    less.click()
    whole.click()
    assert shown(page) == before
    expect(whole).to_have_attribute("aria-disabled", "true")


def test_a_counted_pill_opens_into_its_events(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed?{WHOLE}")
    pills = [pill for pill in page.locator("a.cluster").all() if pill.is_visible()]
    pill = next(pill for pill in pills if " t" in f" {pill.get_attribute('class')}")
    events = str(pill.get_attribute("data-of")).split()
    pill.press("Enter")
    expect(pill).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.of").split()[0] in events
    expect(page.locator("a:focus")).to_be_in_viewport()


def test_keys_zoom_about_the_focused_event(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    mark = page.locator(".event[data-of=crimea-treaty-2014]")
    mark.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    frame, axis = page.evaluate(SIZE)
    assert axis > 3.9 * frame
    expect(mark).to_be_focused()
    expect(mark.locator("circle")).to_be_in_viewport()
    page.keyboard.press("0")
    assert page.evaluate(SIZE)[0] == page.evaluate(SIZE)[1]


def test_the_zoom_of_the_address_is_in_sight(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed?zoom=2021-10-01/2021-11-02")
    expect(page.locator(".event[data-of=rus-mission-2021] circle")).to_be_in_viewport()
    expect(page.locator(".event[data-of=nato-review-2014] circle")).not_to_be_in_viewport()
    frame, axis = page.evaluate(SIZE)
    assert axis > 2 * frame


def test_a_mouse_draws_the_zoomed_axis_along(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed")
    left = "document.querySelector('.scroll').scrollLeft"
    box = page.locator(".scroll").bounding_box()
    assert box
    x, y = box["x"] + box["width"] - 60, box["y"] + box["height"] - 30
    for zoomed in (False, True):
        if zoomed:
            page.get_by_role("button", name="Zoom in").click()
        before = page.evaluate(left)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 100, y, steps=4)
        page.mouse.up()
        page.mouse.move(x - 200, y)
        assert page.evaluate(left) - before == (100 if zoomed else 0)


def test_the_middle_stays_when_the_frame_gets_another_width(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed?zoom=2021-10-01/2021-11-02")
    middle = page.evaluate(MIDDLE)
    for width in (800, 500, 1300):  # at 500 px there is no chart
        page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(f"Math.abs(({MIDDLE})() - {middle}) < 0.02")
    expect(page.locator(".event[data-of=rus-mission-2021] circle")).to_be_in_viewport()


def test_an_open_event_leaves_with_the_chart(reader: Reader, site: str) -> None:
    page = reader.open(f"{site}embed?event=rus-mission-2021")
    expect(page.locator("[data-panel]")).to_be_visible()
    page.set_viewport_size({"width": 500, "height": 900})
    expect(page.locator("[data-panel]")).to_be_hidden()
