"""Readers who see, hold or print the page otherwise: forced colours, less motion, larger letters, paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.conftest import open_page, page_of

EVENT = "?event=rus-mission-2021"
OPEN_ALL = "document.querySelectorAll('#explorer details').forEach((node) => { node.open = true; })"
WIDER = """() => [...document.querySelectorAll("body *")].filter((node) => {
  const box = node.getBoundingClientRect();
  const held = (other) => other && (getComputedStyle(other).overflowX !== "visible" || held(other.parentElement));
  const outside = box.width && (box.right > innerWidth + 1 || box.left < -1);
  return outside && !held(node.parentElement) && !node.closest(".unseen, .skip");
}).map((node) => node.outerHTML.slice(0, 120))"""
STYLE = "(node, name) => getComputedStyle(node)[name]"


@pytest.mark.parametrize("size", [(320, 640), (640, 500)], ids=["a narrow phone", "200 % of 1,280 px"])
def test_nothing_is_wider_than_the_screen(browser: Browser, site: str, size: tuple[int, int]) -> None:
    with page_of(browser, viewport={"width": size[0], "height": size[1]}) as page:
        for address in (EVENT, f"{EVENT}&tab=table&lang=id", f"{EVENT}&tab=sources", "?q=zzzz", f"embed{EVENT}"):
            open_page(page, site + address)
            page.evaluate(OPEN_ALL)
            assert page.evaluate(WIDER) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address


def test_with_letters_twice_as_large(browser: Browser, site: str) -> None:
    with page_of(browser) as page:
        open_page(page, site + EVENT)
        page.add_style_tag(content="html { font-size: 32px }")
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_less_motion_is_none(browser: Browser, site: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((node) => {
      const style = getComputedStyle(node);
      return style.scrollBehavior !== "auto" || /[1-9]/.test(style.transitionDuration + style.animationDuration);
    }).map((node) => node.outerHTML.slice(0, 120))"""
    for preference, expected in (("reduce", False), ("no-preference", True)):
        with page_of(browser, dash=True, reduced_motion=preference) as page:
            open_page(page, site)
            expect(page.locator("html.taken")).to_be_attached(timeout=20_000)
            assert bool(page.evaluate(moving)) == expected, preference


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_everything_apart(browser: Browser, site: str, scheme: str) -> None:
    with page_of(browser, dash=True, forced_colors="active", color_scheme=scheme) as page:
        open_page(page, f"{site}{EVENT}&theme={'light' if scheme == 'dark' else 'dark'}")
        expect(page.locator("html.taken")).to_be_attached(timeout=20_000)
        paper = _style(page, "body", "backgroundColor")
        sides = [
            _style(page, f"#takeover [class*=tracemarks-]{side} .point", "fill")
            for side in ("[class*='-a-']", "[class*='-b-']")
        ]
        assert len({paper, *sides}) == 3, "marks of the two sides and the ground"
        assert _style(page, "#takeover [class*=tracering-] .point", "stroke") != paper
        chips = [_style(page, f"#t-theme-{theme}", "backgroundColor") for theme in ("light", "dark")]
        assert chips[0] != chips[1], "a chip that is chosen"
        assert _style(page, ".entry.chosen", "outlineStyle") == "solid"
        assert _style(page, ".legend .swatch.a", "backgroundColor") not in {
            paper,
            _style(page, ".legend .swatch.b", "backgroundColor"),
        }


def _style(page: Page, selector: str, name: str) -> Any:
    return page.locator(selector).first.evaluate(STYLE, name)


@pytest.mark.parametrize("address", [f"{EVENT}&theme=dark", f"{EVENT}&zoom=2021-10-01/2021-11-10", f"embed{EVENT}"])
def test_on_paper(browser: Browser, site: str, address: str) -> None:
    # A4 without its margins
    with page_of(browser, viewport={"width": 688, "height": 1000}) as page:
        page.emulate_media(media="print")
        open_page(page, site + address)
        shown = page.locator("button, input, select, textarea, form, nav, summary.chip, .chip, .skip").locator(
            "visible=true"
        )
        assert shown.evaluate_all("nodes => nodes.map((node) => node.outerHTML.slice(0, 120))") == []
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".caption").first).to_be_visible()
        for part in (".entry", ".entry .sources :is(li, a)"):
            assert page.locator(part).count() == page.locator(part).locator("visible=true").count() > 0, part
        chart = page.locator("svg.axis-drawing").bounding_box()
        assert chart is not None
        assert chart["x"] >= 0
        assert chart["x"] + chart["width"] <= 688, "all of the chart is on the sheet"
        assert page.evaluate(WIDER) == []
        assert _style(page, "html", "colorScheme") == "light"
        pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True))
        assert len(pages) > 1


def test_the_sheet_says_how_to_cite_it(browser: Browser, site: str) -> None:
    with page_of(browser) as page:
        open_page(page, site)
        expect(page.locator(".in-print")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".in-print")).to_contain_text("[Interactive timeline]. Part of")
        expect(page.locator(".in-print")).to_contain_text(site)
