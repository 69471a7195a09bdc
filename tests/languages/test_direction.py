"""A language whose lines run from right to left mirrors the page; time goes on from left to right."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.asset_folder import find_assets
from dashboard.view import TABS
from tests.accessibility.conftest import open_page
from tests.languages.pseudo import MIRRORED, WRAPPED
from timeline_data.language.words import LANGUAGES, direction

EVENT = "event=rus-mission-2021"
START_EDGES = {
    "h1": "#explorer",
    "#panel-controls .caption": "#explorer",
    "#t-actor-NATO": "#explorer",
    "#t-tab-chart": "#explorer",
    "#t-share-summary": "#explorer",
    "#panel-listing .entry > .glyph": "#explorer",
    "#panel-details .details h2 .glyph": "#panel-details",
    "#t-share-address": ".share-parts",
}
"""What stands at the start of its line, and in what."""
EDGES = """([inner, outer]) => {
  const [box, frame] = [inner, outer].map((selector) => document.querySelector(selector).getBoundingClientRect());
  return [box.left - frame.left, frame.right - box.right];
}"""
MARKS = """(nodes) => nodes.map((node) => node.querySelector("path").getBoundingClientRect().x
  - node.closest("svg.axis-drawing").getBoundingClientRect().x)"""
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|[{; ](?:left|right):|(?:text-align|float): (?:left|right)"
)
OF_THE_CHART = (".overview-name", ".zoom-tools", ".brush", "#takeover")


def of_page(page: Page, address: str) -> dict[str, Any]:
    open_page(page, address)
    page.evaluate("document.querySelector('#t-share').open = true")
    return {
        "starts": {inner: page.evaluate(EDGES, [inner, outer]) for inner, outer in START_EDGES.items()},
        "border": page.locator("#panel-details .details").evaluate("n => getComputedStyle(n).borderInlineStartWidth"),
        "marks": page.locator("#panel-chart a.event").evaluate_all(MARKS),
        "ticks": page.locator("#panel-chart .tick text").first.evaluate("n => getComputedStyle(n).direction"),
        "wide": page.evaluate("document.documentElement.scrollWidth > innerWidth"),
    }


def test_the_page_is_mirrored_and_time_is_not(page: Page, site: str) -> None:
    plain, mirrored = (of_page(page, f"{site}?{EVENT}&lang={lang}") for lang in (WRAPPED, MIRRORED))
    assert page.locator("html").get_attribute("dir") == "rtl"
    for part, (left, right) in plain["starts"].items():
        start, end = reversed(mirrored["starts"][part])
        assert start == pytest.approx(left, abs=2), f"{part} starts at the other side"
        assert left < right or end > start - 2, part
    assert mirrored["marks"] == pytest.approx(plain["marks"], abs=1), "marks of the chart stay"
    assert mirrored["ticks"] == "ltr"
    assert not mirrored["wide"]


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_hangs_over_the_edge(page: Page, site: str, tab: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, f"{site}?{EVENT}&tab={tab}&lang={MIRRORED}")
    page.evaluate("document.querySelectorAll('#explorer details').forEach((node) => { node.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 1000})


def test_the_light_page_is_mirrored_too(page: Page, site: str) -> None:
    open_page(page, f"{site}embed?lang={MIRRORED}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    glyph, frame = (page.locator(name).first.bounding_box() for name in (".entry > .glyph", ".timeline"))
    assert glyph is not None
    assert frame is not None
    assert frame["x"] + frame["width"] - glyph["x"] - glyph["width"] < 30
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_only_the_chart_knows_left_and_right() -> None:
    wrong = [
        f"{path.name}: {rule}"
        for path in sorted(find_assets().glob("*.css"))
        for rule in path.read_text(encoding="utf-8").splitlines()
        if PHYSICAL.search(rule) and not any(name in rule for name in OF_THE_CHART)
    ]
    assert wrong == []


def test_the_direction_is_that_of_the_language() -> None:
    assert {direction(lang) for lang in LANGUAGES} == {"ltr"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_in_another_language_says_so(page: Page, site: str, lang: str) -> None:
    """What a page in one language holds in the words of the other; only titles and quotations as published may."""
    open_page(page, f"{site}?{EVENT}&lang={lang}")
    assert page.locator("html").get_attribute("lang") == lang
    other = next(code for code in LANGUAGES if code != lang)
    assert page.locator(f"#t-lang-{other}").get_attribute("lang") == other
    assert page.locator(f"#t-lang-{other}").get_attribute("hreflang") == other
    unmarked = page.locator("#explorer :is(cite, blockquote, q):not([lang])")
    assert unmarked.evaluate_all("nodes => nodes.map((node) => node.outerHTML.slice(0, 160))") == []
    open_page(page, f"{site}?{EVENT}&lang={WRAPPED}")
    titles = page.locator("#panel-listing .entry h3 a")
    assert titles.count() == titles.locator("[lang=en]").count() > 0, "no title is in brackets: they are English"
