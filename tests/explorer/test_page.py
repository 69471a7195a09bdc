"""The page of an address, and what the one callback answers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline_data
from dashboard.explorer import ids
from dashboard.explorer.hover import hover_texts
from dashboard.explorer.page import read_page
from timeline_data.dates import parse
from timeline_data.query import select
from timeline_data.table import Event, EventTable

TABLE = timeline_data.load()


def test_the_answer_is_the_page_as_data(bundled: EventTable) -> None:
    page = read_page(bundled, "?lang=id&event=rus-mission-2021")
    answer, first = page.panel_answer(), page.chart_answer()
    assert {**first["panels"], **answer["panels"]} == page.panels()
    assert set(page.panels()) == set(ids.PANELS)
    assert list(first["panels"]) == [ids.CHART]
    assert ids.CHART not in answer["panels"], "each panel in one answer"
    assert (answer["lang"], answer["address"]) == ("id", "?lang=id&event=rus-mission-2021")
    assert "12 hari kemudian" in answer["panels"][ids.DETAILS]
    assert json.loads(json.dumps(answer, allow_nan=False))["title"] == answer["title"]


def test_the_default_view_needs_no_query(bundled: EventTable) -> None:
    page = read_page(bundled, "")
    assert page.address == ""
    assert page.shown.events == select(bundled, page.view.query).events
    assert 0 < len(page.shown) < len(bundled)


def test_zoom_is_the_part_of_the_axis_in_sight(bundled: EventTable) -> None:
    page = read_page(bundled, "zoom=2021-10-01/2021-10-20")
    u0, u1 = page.drawing_answer()["drawing"]["layout"]["xaxis"]["range"]
    october, november = (page.chart.share(day) for day in page.view.zoom or (0, 0))
    assert 0 < u0 == october < november < u1 < 1
    away = read_page(bundled, "zoom=1800-01-01/1800-02-01").drawing_answer()["drawing"]["layout"]["xaxis"]["range"]
    assert away == [0.0, 1.0]


@given(st.floats(-1000, 3_000_000))
def test_share_is_between_0_and_1_and_grows(day: float) -> None:
    chart = read_page(TABLE, "").chart
    assert 0 <= chart.share(day) <= chart.share(day + 1) <= 1


def test_hover_tells_the_answer_in_words(bundled: EventTable) -> None:
    page = read_page(bundled, "")
    words = hover_texts(page.shown, bundled, "en")["rus-mission-2021"]
    assert words.startswith("18 October 2021 · Russia → NATO<br><b>")
    assert "↩ 12 days later: NATO expels" in words.replace("<br>", " ")


keys = st.sampled_from(
    [
        "actors",
        "match",
        "role",
        "kinds",
        "importance",
        "from",
        "to",
        "zoom",
        "q",
        "lang",
        "scale",
        "event",
        "tab",
        "theme",
        "x",
    ]
)
values = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["NATO~RUS", "between", "2021-10", "..", "2021-10-01/2021-10-20", "true", "id", "-1"]),
)


@settings(max_examples=40)
@given(st.lists(st.tuples(keys, values), max_size=5))
def test_no_address_is_an_error(pairs: list[tuple[str, str]]) -> None:
    answer = read_page(TABLE, "&".join(f"{key}={value}" for key, value in pairs)).panel_answer()
    again = read_page(TABLE, answer["address"]).panel_answer()
    assert again["address"] == answer["address"]
    assert again["panels"][ids.LISTING] == answer["panels"][ids.LISTING]


@pytest.mark.parametrize("lang", ["en", "id"])
def test_an_empty_selection_still_makes_a_page(bundled: EventTable, lang: str) -> None:
    page = read_page(bundled, f"q=zzzz&lang={lang}")
    assert page.chart.empty
    assert page.panel_answer()["panels"][ids.LISTING]


def test_an_event_without_kind_or_status_leaves_no_separator_behind() -> None:
    bare = EventTable((Event("e1", parse("2021-10-06"), {"": "Talks"}),))
    panels = read_page(bare, "event=e1").panels()
    for name in (ids.LISTING, ids.DETAILS):
        assert '<span class="kind">' not in panels[name]


def test_where_only_faded_events_are_left_the_ways_out_stand_above_them(bundled: EventTable) -> None:
    panels = read_page(bundled, "?q=zzzz&rest=fade").panels()
    places = [panels["panel-chart"].index(f'id="{part}"') for part in ("t-way-q", "t-chart", "t-outside")]
    assert places == sorted(places)
    assert "t-no-result" not in read_page(bundled, "?rest=fade").panels()["panel-chart"]
