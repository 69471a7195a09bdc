"""Each code of the kit in an article on another site than the kit: wide and narrow, light and dark, without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import micawber
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.complaints import complaints_of
from tests.kit.conftest import Newspaper


@contextmanager
def reading(browser: Browser, **context: Any) -> Iterator[Page]:
    """A page of a reader; at its end nothing may have been complained of and only this machine asked."""
    complaints: list[str] = []
    with browser.new_context(**{"viewport": {"width": 1000, "height": 900}, **context}) as made:
        page = made.new_page()
        complaints_of(page, complaints)
        page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
        page.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None)
        page.on("request", lambda request: complaints.append(request.url) if "127.0.0.1" not in request.url else None)
        yield page
        assert complaints == []


@pytest.mark.parametrize("way", ["growing", "living", "wordpress-block"])
@pytest.mark.parametrize("width", [360, 1000])
def test_a_frame_is_as_high_as_what_it_holds(browser: Browser, newspaper: Newspaper, way: str, width: int) -> None:
    with reading(browser, viewport={"width": width, "height": 900}) as page:
        page.goto(newspaper.write(newspaper.code(way)))
        frame = page.locator("iframe")
        frame.scroll_into_view_if_needed()
        inner = page.frame_locator("iframe")
        expect(inner.locator("h1")).to_have_text("From Crimea to the closed missions, 2014–2021")
        expect(inner.locator(".chart")).to_be_visible(visible=width > 640)
        height = inner.locator("html").evaluate("html => Math.ceil(html.getBoundingClientRect().height)")
        expect(frame).to_have_js_property("clientHeight", height)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert frame.get_attribute("title") == "From Crimea to the closed missions, 2014–2021"
        inner.locator("[data-choice]").first.click()
        expect(inner.locator("[data-choice]").first).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("way", ["frame", "growing"])
def test_without_scripts_a_frame_can_be_read(browser: Browser, newspaper: Newspaper, way: str) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(newspaper.write(newspaper.code(way)))
        inner = page.frame_locator("iframe")
        expect(inner.locator(".chart")).to_be_visible()
        assert inner.locator(".entry").count() > 10
        box = page.locator("iframe").bounding_box()
        legend = inner.locator(".legend").bounding_box()
        assert box is not None
        assert legend is not None
        assert legend["y"] + legend["height"] < box["y"] + box["height"], "the chart with its legend is in sight"


@pytest.mark.parametrize(
    ("width", "scheme", "name"),
    [
        (1000, "light", "timeline.png"),
        (1000, "dark", "timeline-dark.png"),
        (360, "light", "timeline-narrow.png"),
        (360, "dark", "timeline-narrow-dark.png"),
    ],
)
@pytest.mark.parametrize("way", ["picture", "living"])
def test_the_picture_suits_the_screen(
    browser: Browser, newspaper: Newspaper, way: str, width: int, scheme: str, name: str
) -> None:
    scripts = way == "picture"  # a living one stays a picture without them
    with reading(
        browser, viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
    ) as page:
        page.goto(newspaper.write(newspaper.code(way)))
        image = page.locator("img")
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.currentSrc") == newspaper.cdn + name
        assert image.evaluate("image => image.naturalWidth") > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("link").click()
        expect(page.locator("h1")).to_have_text("From Crimea to the closed missions, 2014–2021")


def test_a_sharp_screen_gets_the_sharper_picture(browser: Browser, newspaper: Newspaper) -> None:
    with reading(browser, device_scale_factor=2) as page:
        page.goto(newspaper.write(newspaper.code("picture")))
        page.locator("img").scroll_into_view_if_needed()
        expect(page.locator("img")).to_have_js_property("currentSrc", f"{newspaper.cdn}timeline@2x.png")


def test_a_picture_takes_its_room_before_it_is_there(browser: Browser, newspaper: Newspaper) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with browser.new_context(viewport={"width": 1000, "height": 900}) as context:
        page = context.new_page()
        page.route(re.compile(r"\.png$"), hold)
        with page.expect_request(re.compile(r"\.png$")):
            page.goto(newspaper.write(newspaper.code("picture")), wait_until="domcontentloaded")
        before = page.locator("#after").bounding_box()
        expect(page.locator("img")).to_have_js_property("complete", False)
        for route in held:
            route.continue_()
        expect(page.locator("img")).to_have_js_property("complete", True)
        assert page.locator("#after").bounding_box() == before
        assert page.locator("img").evaluate("image => image.naturalWidth") > 0


def test_an_editing_system_reads_the_answers_of_the_folder(newspaper: Newspaper) -> None:
    registry = micawber.ProviderRegistry()
    registry.register(rf"{re.escape(newspaper.cdn)}\S*", micawber.Provider(f"{newspaper.cdn}oembed/640.json"))
    answer = registry.request(f"{newspaper.cdn}index.html", maxwidth=640)
    assert (answer["type"], answer["width"]) == ("rich", 640)
    assert f'src="{newspaper.cdn}index.html"' in answer["html"]
    assert f"'{newspaper.cdn}*', '{newspaper.cdn}oembed/640.json'" in newspaper.code("wordpress-address")


def test_the_head_of_the_page_leads_to_its_card_and_its_answer(browser: Browser, newspaper: Newspaper) -> None:
    with reading(browser) as page:
        page.goto(newspaper.cdn)
        card = page.locator('meta[property="og:image"]').get_attribute("content") or ""
        answer = page.locator('link[type="application/json+oembed"]').get_attribute("href") or ""
        assert page.request.get(card).headers["content-type"] == "image/png"
        assert json.loads(page.request.get(answer).text())["version"] == "1.0"
