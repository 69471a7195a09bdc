"""The Plotly figure of a Chart: the same things in the same places as the Chart, every string harmless."""

from __future__ import annotations

import html
import json
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart.build import build_chart
from dashboard.chart.metrics import GUTTER
from dashboard.chart.model import LEVELS, MIN_AXIS_PX, Chart, Range
from dashboard.drawing.plotly_curves import flattened
from dashboard.drawing.plotly_figure import CONFIG, drawing, figure
from dashboard.drawing.plotly_layers import SYMBOLS
from dashboard.drawing.plotly_style import shape_rules
from dashboard.drawing.plotly_traces import HOVER_LETTERS, Piece, escape, in_range, line, point, trace, wrapped
from dashboard.drawing.shapes import SHAPES
from dashboard.drawing.theme import DARK, LIGHT
from dashboard.view import View
from tests.chart.tables import event_tables
from timeline_data.table import EventTable

bounds = st.sampled_from([*LEVELS, float("inf")])


@pytest.fixture(scope="module")
def chart(bundled: EventTable) -> Chart:
    view = View.parse("event=rus-mission-2021", bundled)
    return build_chart(view.select(bundled), view, bundled)


def points(full: dict[str, Any], key: str) -> list[Any]:
    return [value for trace_ in full["data"] if trace_["uid"].startswith(key) for value in trace_["customdata"]]


def test_every_event_has_one_mark_with_its_words(chart: Chart) -> None:
    hover = {mark.event: f"about {mark.event}" for mark in chart.marks}
    full = drawing(chart, hover, LIGHT)
    marks = [t for t in full["data"] if t["uid"].startswith("marks-")]
    placed = {
        event: (x, y, words)
        for t in marks
        for event, x, y, words in zip(t["customdata"], t["x"], t["y"], t["hovertext"], strict=True)
    }
    assert placed == {mark.event: (mark.u, mark.y, f"about {mark.event}") for mark in chart.marks}


def test_the_selected_event_is_ringed(chart: Chart) -> None:
    full = drawing(chart, {}, LIGHT)
    (ring,) = [t for t in full["data"] if t["uid"].startswith("ring-")]
    (mark,) = [mark for mark in chart.marks if mark.event == "rus-mission-2021"]
    assert (ring["x"], ring["y"]) == ([mark.u], [mark.y])
    assert full["layout"]["meta"]["selected"] == mark.u


def test_the_basic_bundle_can_draw_all_of_it(chart: Chart) -> None:
    made = figure(chart, {}, LIGHT)
    assert {trace_.type for trace_ in made.data} == {"scatter"}
    assert not made.layout.annotations
    assert not made.layout.shapes
    assert not made.layout.xaxis.rangebreaks
    assert made.layout.xaxis.type == "linear"


def test_a_figure_by_itself_names_its_lanes_and_leaves_out_what_has_no_room(chart: Chart) -> None:
    narrow, wide = (figure(chart, {}, DARK, width) for width in (GUTTER + MIN_AXIS_PX, 2400))
    assert isinstance(narrow, go.Figure)
    assert list(wide.layout.yaxis.ticktext) == [f"<b>{escape(lane.name)}</b>" for lane in chart.lanes]

    def texts(made: go.Figure) -> int:
        return sum(len(t.text) for t in made.data if t.name.startswith("labels-title"))

    assert texts(narrow) < texts(wide)
    assert narrow.layout.height == chart.height


def test_plotly_accepts_the_whole_drawing_and_json_holds_it(chart: Chart) -> None:
    full = drawing(chart, {}, LIGHT, (0.2, 0.4))
    go.Figure(full)
    assert json.loads(json.dumps(full, allow_nan=False))["layout"]["xaxis"]["range"] == [0.2, 0.4]


def test_nothing_is_offered_that_sends_data_away() -> None:
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["displaylogo"] is False


@given(table=event_tables(most=12))
def test_any_table_draws_and_shows_exactly_what_is_in_range(table: EventTable) -> None:
    view = View(query=View.parse("from=..", table).query)
    made = build_chart(table, view, table)
    full = drawing(made, {}, LIGHT)
    for axis in (MIN_AXIS_PX, 1148.0, 4000.0):
        shown = {"data": [in_range(t, axis) for t in full["data"]]}
        assert sorted(points(shown, "marks-")) == sorted(m.event for m in made.marks if m.range.holds(axis))
        pills = sorted("\n".join(c.events) for c in made.clusters if c.range.holds(axis))
        assert sorted(points(shown, "clusters-")) == pills
        titles = sorted(label.text for label in made.labels if label.range.holds(axis))
        texts = [t for trace_ in shown["data"] if trace_["uid"].startswith("labels-") for t in trace_["text"]]
        assert sorted(texts) == sorted(map(escape, titles))


@given(st.lists(st.tuples(bounds, bounds), min_size=1, max_size=6), st.floats(1, 20_000))
def test_in_range_keeps_whole_pieces(ranges: list[tuple[float, float]], axis: float) -> None:
    lines = [line(Range(a, b), (place, 0.0), (place, 1.0)) for place, (a, b) in enumerate(ranges)]
    (full,) = trace("lines", lines, mode="lines")
    kept = [place for place, (a, b) in enumerate(ranges) if Range(a, b).holds(axis)]
    assert in_range(full, axis)["x"] == [x for place in kept for x in (place, place, None)]
    marks: list[Piece] = [point(Range(a, b), place, 0, symbol=str(place)) for place, (a, b) in enumerate(ranges)]
    (full,) = trace("marks", marks, mode="markers", marker={"size": 3})
    assert in_range(full, axis)["marker"] == {"size": 3, "symbol": [str(place) for place in kept]}


@given(st.text())
def test_escaped_text_holds_no_tag_entity_or_formula(text: str) -> None:
    made = escape(text)
    assert not set(made) & set("<>$")
    assert made.count("&") == sum(text.count(letter) for letter in "&<>$")


@given(st.text(max_size=300))
def test_hover_lines_are_short(text: str) -> None:
    for part in wrapped(text).split("<br>"):
        assert len(html.unescape(part)) <= HOVER_LETTERS


def test_every_family_has_a_symbol_and_a_rule() -> None:
    assert SYMBOLS.keys() == SHAPES.keys()
    for family, path in SHAPES.items():
        assert f'-{family}"] .point{{d:path("{path}")}}' in shape_rules()


def test_a_path_becomes_points() -> None:
    corners = flattened("M0 0L10 0V5H2Q2 9 6 9C7 9 8 9 8 20")
    assert corners[:4] == [(0, 0), (10, 0), (10, 5), (2, 5)]
    assert corners[-1] == (8, 20)
    assert (6.0, 9.0) in corners
