"""The picture that is too narrow for a chart: every event is in it, and nothing leaves it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from dashboard.chart.build import build_chart
from dashboard.drawing.list_picture import MARGIN, MOST_ANSWERS, Listed, list_picture
from dashboard.drawing.picture import Heading
from dashboard.drawing.reading import told
from dashboard.publish import pictures
from dashboard.view import View
from tests.chart.tables import event_tables
from timeline_data.language.words import text
from timeline_data.table import EventTable

SVG = "{http://www.w3.org/2000/svg}"
OUTSIDE = """(margin) => {
    const frame = document.querySelector("svg").getBoundingClientRect();
    return [...document.querySelectorAll("svg text, svg path")]
        .filter((one) => !one.closest("defs"))
        .map((one) => [one.textContent, one.getBoundingClientRect()])
        .filter(([, box]) => box.left < frame.left + margin - 14 || box.right > frame.right - margin + 1
            || box.bottom > frame.bottom || box.top < frame.top)
        .map(([words]) => words);
}"""


def picture(table: EventTable, query: str = "", width: float = 400) -> ElementTree.Element:
    view = View.parse(query, table)
    shown = view.shown(table)
    chart = build_chart(shown, view, table)
    rows = Listed(told(shown, table, view.lang, chart.folds), chart.selected, chart.faded)
    return ElementTree.fromstring(
        list_picture(rows, chart, width, Heading("Headline", "Sentence", "Caption", ("Foot",)))
    )


def said(drawing: ElementTree.Element) -> str:
    return " ".join("".join(part.itertext()) for part in drawing.iter(f"{SVG}text"))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_event_of_the_view_is_in_it_in_order_of_time(bundled: EventTable, lang: str) -> None:
    view = View.parse(f"lang={lang}", bundled)
    words = said(picture(bundled, f"lang={lang}"))
    titles = [event.title[lang] for event in view.shown(bundled).events]
    places = [words.find(title) for title in titles]
    assert -1 not in places
    assert places == sorted(places)


def test_long_empty_stretches_and_answers_are_told(bundled: EventTable) -> None:
    drawing = picture(bundled, "lang=id")
    words = said(drawing)
    assert words.count(text("id", "describe.pause", length="")) == 2
    assert "12 hari kemudian, menanggapi 6 Oktober 2021: NATO mengusir delapan" in words
    dashed = [line for line in drawing.iter(f"{SVG}line") if "pause-line" in line.get("class", "")]
    assert len(dashed) == 4


def test_of_many_answers_the_first_are_told_and_the_rest_counted(bundled: EventTable) -> None:
    most = max(bundled.events, key=lambda event: len(bundled.related_from(event.id)))
    number = len(bundled.related_from(most.id))
    assert number > MOST_ANSWERS
    assert f"+{number - MOST_ANSWERS}" in said(picture(bundled, "from=..", 640))


def test_what_there_is_no_room_for_is_counted(bundled: EventTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_LISTED", 5)
    view = View.parse("from=2021-10&to=2021-11&event=nato-open-talks-2021", bundled)
    words = said(ElementTree.fromstring(pictures.svg(bundled, view, 400)))
    told_titles = [event.title["en"] for event in view.shown(bundled).events if event.title["en"] in words]
    assert len(told_titles) == 5
    assert f"and {len(view.shown(bundled)) - 5} less important events" in words


def test_the_chosen_event_has_a_ring_and_what_is_left_out_is_faint(bundled: EventTable) -> None:
    drawing = picture(bundled, "from=2021-10&to=2021-11&event=rus-mission-2021&actors=RUS&role=act&rest=fade")
    groups = list(drawing.iter(f"{SVG}g"))
    assert sum("chosen" in group.get("class", "") for group in groups) == 1
    assert sum(circle.get("class") == "ring" for circle in drawing.iter(f"{SVG}circle")) == 1
    assert any(group.get("opacity") for group in groups)


@pytest.mark.parametrize("query", ["lang=id", "from=..", "q=zzzz", "from=2021-10&to=2021-11&event=rus-mission-2021"])
@pytest.mark.parametrize("width", [320, 400, 659])
def test_nothing_leaves_the_picture(bundled: EventTable, browser: Browser, query: str, width: int) -> None:
    page = browser.new_page()
    page.set_content(f'<body style="margin:0">{pictures.svg(bundled, View.parse(query, bundled), width)}</body>')
    page.evaluate("document.fonts.ready")
    assert page.locator("svg").first.bounding_box()["width"] == width  # type: ignore[index]
    assert page.evaluate(OUTSIDE, MARGIN) == []
    page.close()


@settings(max_examples=30)
@given(event_tables(), st.integers(320, 659))
def test_any_table_gives_a_picture_that_can_be_read_as_xml(table: EventTable, width: int) -> None:
    drawing = picture(table, "from=..", width)
    assert float(drawing.get("width", "")) == width
    assert float(drawing.get("height", "")) > 0
