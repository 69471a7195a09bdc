from __future__ import annotations

from dataclasses import replace

from dashboard.chart.build import build_chart
from dashboard.chart.fading import parted
from dashboard.chart.model import Chart
from dashboard.view import View
from tests.drawing.samples import CHART, TABLE

PARTS = ("marks", "clusters", "spans", "deadlines", "connectors", "arcs", "labels")


def test_nothing_is_lost_and_nothing_drawn_twice() -> None:
    chart = replace(CHART, faded=frozenset({"m-1", "m-3", "m-5"}))
    distinct, faded = parted(chart)
    for part in PARTS:
        halves = (*getattr(distinct, part), *getattr(faded, part))
        assert len(halves) == len(getattr(chart, part))
        assert set(halves) == set(getattr(chart, part))
    assert {mark.event for mark in faded.marks} == chart.faded
    assert [cluster.events for cluster in faded.clusters] == [("m-3", "m-5")]
    assert all("m-1" not in (arc.event, arc.other) for arc in distinct.arcs)


def test_without_fading_the_chart_is_whole() -> None:
    distinct, faded = parted(CHART)
    assert distinct is CHART
    assert not any(getattr(faded, part) for part in PARTS)


def chart_of(address: str) -> Chart:
    view = View.parse(address, TABLE)
    return build_chart(view.shown(TABLE), view, TABLE)


def test_a_view_that_fades_the_rest_holds_the_whole_window() -> None:
    shown, hidden = chart_of("kinds=expulsion&from=2021&rest=fade"), chart_of("kinds=expulsion&from=2021")
    assert hidden.faded == frozenset()
    assert [mark.event for mark in hidden.marks] == ["expel-2021"]
    assert shown.faded == {"mission-2021", "talk-2021"}
    assert {mark.event for mark in shown.marks} == {"expel-2021", *shown.faded}
    assert shown.marks[0].event == "expel-2021"  # what is faded claims room last
