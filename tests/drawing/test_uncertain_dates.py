"""What is uncertain is seen to be: hatched bars and marks, soft ends, in every form that a reader meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, expect

from dashboard.publish import pictures
from dashboard.view import View
from tests.browser.conftest import served
from tests.publish.pixels import pixels
from tests.snapshot.conftest import pages_of
from timeline_data.dates import parse
from timeline_data.table import Event, EventTable

Picture = NDArray[np.int16]
Box = dict[str, float]

DATES = {"month": "2014-03", "month?": "2014-05?", "month~": "2014-08~", "month%": "2014-12%"}
DAYS = {"day": "2015-04-01", "day?": "2015-06-01?"}
TABLE = EventTable(
    events=tuple(
        Event(name, parse(date), {"": name}, kind="statement", initiators=("A",), importance=3)
        for name, date in (DATES | DAYS).items()
    )
)
SOFT = {"month~", "month%"}
HATCHED = {"month?", "month%", "day?"}


@dataclass(frozen=True)
class Seen:
    """A form as pixels, and where its bars and its marks are, from left to right."""

    picture: Picture
    bars: list[Box]
    marks: list[Box]


@pytest.fixture(scope="module", params=["light page", "explorer", "snapshot", "SVG", "PNG"])
def seen(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """One form of the table. In the explorer Plotly draws over the SVG, a PNG is drawn as its SVG is: to the pixel."""
    form, view = request.param, View.parse("", TABLE)
    with served(TABLE) as site, browser.new_context(viewport={"width": 1280, "height": 1000}) as context:
        page = context.new_page()
        if form == "light page":
            _go(page, f"{site}embed", ".chart")
        elif form == "explorer":
            _go(page, site, "html.taken")
        elif form == "snapshot":
            _go(page, _written(tmp_path_factory.mktemp("seen")), "html.scripted")
        else:
            page.set_content(f'<body style="margin:0">{pictures.svg(TABLE, view)}')
        page.evaluate("document.fonts.ready.then(() => true)")
        yield Seen(
            pixels(pictures.png(TABLE, view) if form == "PNG" else page.screenshot()),
            _boxes(page, ".span rect:first-child"),
            _boxes(page, ".event :is(path:not(.split, .stripes), use)"),
        )


def _go(page: Page, address: str, awaited: str) -> None:
    page.goto(address)
    expect(page.locator(awaited)).to_be_attached(timeout=20_000)


def _written(folder: Path) -> str:
    path = folder / "seen.html"
    path.write_text(pages_of(TABLE, ""), encoding="utf-8")
    return path.as_uri()


def _boxes(page: Page, selector: str) -> list[Box]:
    chart = page.locator("svg:is(.axis-drawing, body > *)")
    found: list[Box] = chart.locator(selector).evaluate_all(
        "nodes => nodes.map(node => (({x, y, width, height}) => ({x, y, width, height}))(node.getBoundingClientRect()))"
    )
    return sorted(found, key=lambda box: box["x"])


def strength(picture: Picture, box: Box) -> NDArray[np.float64]:
    """How far each column of a part's middle row is from the paper around it."""
    row = picture[round(box["y"] + box["height"] / 2), round(box["x"]) + 1 : round(box["x"] + box["width"]) - 1]
    return np.asarray(np.abs(row - picture[round(box["y"]) - 30, round(box["x"])]).sum(axis=1), np.float64)


def stripes(along: NDArray[np.float64]) -> int:
    """How often a row changes between colour and paper."""
    return int(np.count_nonzero(np.diff(along > along.max() / 2)))


def test_bars_of_uncertain_dates_are_hatched_and_ends_of_approximate_ones_are_soft(seen: Seen) -> None:
    for name, box in zip(DATES, seen.bars, strict=True):
        along = strength(seen.picture, box)
        assert (stripes(along) > box["width"] / 8) is (name in HATCHED), name
        fifth = len(along) // 5
        ends, middle = along[:fifth].max(), along[2 * fifth : 3 * fifth].max()
        assert bool(ends < 0.8 * middle) is (name in SOFT), name


def test_marks_of_uncertain_days_are_hatched(seen: Seen) -> None:
    assert len(seen.marks) == len(DATES) + len(DAYS)
    rings = (box | {"x": box["x"] + box["width"] / 2 - 6, "width": 12} for box in seen.marks[-2:])
    day, uncertain = (stripes(strength(seen.picture, box)) for box in rings)
    assert (day, uncertain > 3) == (0, True)
