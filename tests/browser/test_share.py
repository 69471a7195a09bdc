"""The share panel in a browser: its codes are those of the view in sight, can be copied, and work where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.kit.conftest import ARTICLE, file_server

WAYS = ("frame", "growing", "picture")


def opened(page: Page) -> Page:
    """The page with its share panel open."""
    page.locator("#t-share-summary").click()
    expect(page.locator("#t-share-frame")).to_be_visible()
    return page


def test_the_codes_follow_the_address(visit: Visit) -> None:
    page = opened(visit.go("?actors=NATO~RUS&lang=id"))
    page.locator("#t-share-summary").click()
    before = {way: page.locator(f"#t-share-{way}").input_value() for way in WAYS}
    page.get_by_role("button", name="Perbesar").click()
    expect(page).to_have_url(re.compile("zoom="))
    opened(page)
    query = visit.search.replace("&", "&amp;")
    old = "?actors=NATO~RUS&amp;lang=id"
    for way in WAYS:
        code = page.locator(f"#t-share-{way}").input_value()
        assert code == before[way].replace(old, query), way
        assert code.count(query) == (2 if way == "picture" else 1)


def test_a_code_is_copied_by_the_keyboard(visit: Visit) -> None:
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(visit.go())
    page.locator("#t-share-copy-growing").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#announcement")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#t-share-growing").input_value()


@pytest.fixture
def codes(browser: Browser, site: str) -> Iterator[dict[str, str]]:
    """The codes of the default view as they stand in the page without a script."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        page.locator("#t-share-summary").click()
        yield {way: page.locator(f"#t-share-{way}").input_value() for way in WAYS}


@pytest.mark.parametrize("way", WAYS)
def test_a_code_works_in_an_article(
    browser: Browser, site: str, codes: dict[str, str], way: str, tmp_path: Path
) -> None:
    (tmp_path / "article.html").write_text(ARTICLE.format(code=codes[way]), encoding="utf-8")
    with file_server(tmp_path) as newspaper, browser.new_context(viewport={"width": 1000, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{newspaper}article.html")
        if way == "picture":
            expect(page.locator("img")).to_have_js_property("complete", True)
            assert page.locator("img").evaluate("image => image.naturalWidth") == 1200
            expect(page.get_by_role("link")).to_have_attribute("href", site)
            return
        inner = page.frame_locator("iframe")
        expect(inner.locator(".chart")).to_be_visible()
        height = inner.locator("html").evaluate("html => Math.ceil(html.getBoundingClientRect().height)")
        if way == "growing":
            expect(page.locator("iframe")).to_have_js_property("clientHeight", height)
        else:
            assert page.locator("iframe").evaluate("frame => frame.clientHeight") >= height
