"""The frame of a fixed size against what a browser makes of the page in it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard.publish.edition import Edition
from dashboard.publish.embed import page as embed_page
from dashboard.publish.frame import HIGHEST, LIST_HEIGHT, Content, fitted, fitted_height
from dashboard.view import View
from timeline_data.table import EventTable

BOTTOM = "selector => document.querySelector(selector)?.getBoundingClientRect().bottom ?? 0"


@pytest.mark.parametrize(
    "query", ["", "lang=id", "actors=NATO~RUS&from=2021-10&to=2021-11", "from=2021-10-06&to=2021-10-06", "from=2022"]
)
def test_chart_and_legend_are_in_sight_and_little_else(bundled: EventTable, page: Page, query: str) -> None:
    view = View.parse(query, bundled)
    content = Content.of(view, bundled)
    page.set_content(embed_page(bundled, view, Edition(site="https://timeline.example/")))
    expect(page.locator("noscript")).to_have_count(0)  # what waits for the chart is there
    for width in (640, 720, 800, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 600})
        height = fitted_height(content, width)
        legend, all_of_it = page.evaluate(BOTTOM, ".legend"), page.evaluate(BOTTOM, "main")
        assert min(legend, HIGHEST) <= height, width
        assert height <= max(legend + 350, LIST_HEIGHT), width
        assert height <= max(all_of_it + 120, 240), width
    for width in (320, 480, 639):
        assert fitted_height(content, width) <= LIST_HEIGHT


def test_a_view_without_events_has_a_low_frame(bundled: EventTable) -> None:
    content = Content.of(View.parse("q=nothing-of-the-kind", bundled), bundled)
    assert fitted(content).height < 300


def test_no_frame_is_larger_than_asked(bundled: EventTable) -> None:
    content = Content.of(View.parse("from=..", bundled), bundled)
    assert fitted(content).width == 800
    assert (fitted(content, 1, 1).width, fitted(content, 1, 1).height) == (1, 1)
    assert fitted(content, 9999).width == 1280
