"""The default view of the bundled table: what the product promises of it, in pixels and words."""

from __future__ import annotations

import pytest

from dashboard.chart.build import build_chart
from dashboard.chart.entries import is_disputed
from dashboard.chart.metrics import GUTTER
from dashboard.chart.model import Chart
from dashboard.view import View
from tests.chart.boxes import drawn, labels, overlaps
from timeline_data.calendar_days import day_number
from timeline_data.table import EventTable

AXIS_OF_1280 = 1280 - GUTTER - 2 * 24
MEASURES = ("rus-mission-2021", "rus-mlm-2021", "rus-nio-2021")
ANCHORS = ("crimea-treaty-2014", "nato-expel-2021", *MEASURES, "deadline-2021-11-01")


@pytest.fixture(scope="module")
def chart(bundled: EventTable) -> Chart:
    view = View.parse("", bundled)
    return build_chart(view.select(bundled), view, bundled)


def u_of(chart: Chart, event: str) -> float:
    return next(mark.u for mark in chart.marks if mark.event == event)


def test_the_expulsion_and_the_announcement_have_room_between_them(chart: Chart) -> None:
    room = (u_of(chart, "rus-mission-2021") - u_of(chart, "nato-expel-2021")) * AXIS_OF_1280
    assert room >= 120


def test_the_anchors_stand_alone_with_their_labels(chart: Chart) -> None:
    said = {box.of for box in labels(chart, AXIS_OF_1280)}
    alone = {mark.event for mark in chart.marks if mark.range.holds(AXIS_OF_1280)}
    assert set(ANCHORS) <= said & alone
    assert overlaps(drawn(chart, AXIS_OF_1280), "label") == []


def test_the_measures_answer_the_expulsion_twelve_days_later(chart: Chart) -> None:
    answers = {arc.event: (arc.other, arc.words, arc.shown) for arc in chart.arcs}
    for measure in MEASURES:
        assert answers[measure] == ("nato-expel-2021", "12 days later", True)
    lag = [label for label in chart.labels if label.role == "lag" and label.event in MEASURES]
    assert [label.text for label in lag if label.range.holds(AXIS_OF_1280)] == ["12 days later"]


def test_two_bars_end_in_the_deadline_of_1_november(chart: Chart) -> None:
    ends = {span.event: span for span in chart.spans if span.role == "effective" and span.event in MEASURES}
    assert sorted(ends) == ["rus-mission-2021", "rus-mlm-2021"]
    assert ends["rus-mission-2021"].soft_end
    assert not ends["rus-mlm-2021"].soft_end
    deadline = next(d for d in chart.deadlines if d.events == ("rus-mission-2021", "rus-mlm-2021"))
    assert deadline.u == u_of(chart, "deadline-2021-11-01") == ends["rus-mlm-2021"].u1


def test_crimea_stands_at_the_other_end_and_the_folds_between_say_how_long_they_are(chart: Chart) -> None:
    assert u_of(chart, "crimea-treaty-2014") < chart.folds[0].u0
    assert chart.folds[-1].u1 < u_of(chart, "nato-expel-2021")
    assert [fold.words for fold in chart.folds] == ["≈ 4 yr", "≈ 3.5 yr"]
    lengths = [(fold.to_day - fold.from_day + 1) / 365.25 for fold in chart.folds]
    assert lengths == pytest.approx([4.0, 3.5], abs=0.05)


def test_no_fold_within_october_2021(bundled: EventTable) -> None:
    for address in ("from=2021-10&to=2021-11-15", "from=2014", "from=.."):
        view = View.parse(address, bundled)
        chart = build_chart(view.select(bundled), view, bundled)
        first, last = day_number(2021, 10, 7), day_number(2021, 10, 18)
        assert not any(fold.from_day < last and first < fold.to_day for fold in chart.folds), address


def test_events_of_which_accounts_differ_are_marked_and_the_legend_says_so(bundled: EventTable) -> None:
    view = View.parse("", bundled)
    shown = view.select(bundled)
    chart = build_chart(shown, view, bundled)
    disputed = {mark.event for mark in chart.marks if mark.disputed}
    assert disputed == {event.id for event in shown.events if is_disputed(bundled, event.id)}
    assert {"nato-expel-2021", "rus-mission-2021"} <= disputed < {mark.event for mark in chart.marks}
    assert "disputed" in {entry.key for entry in chart.legend}
    agreed = shown.take([event.id not in disputed for event in shown.events])
    assert "disputed" not in {entry.key for entry in build_chart(agreed, view, bundled).legend}
