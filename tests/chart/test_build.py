"""What holds for the Chart of any table at any axis width."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.chart.build import build_chart
from dashboard.chart.model import LEVELS, MIN_AXIS_PX, Chart
from dashboard.view import View
from tests.chart.boxes import drawn, labels, overlaps, ticks
from tests.chart.tables import event_tables, seeded_table
from timeline_data.table import EventTable

WIDTHS = st.floats(MIN_AXIS_PX, LEVELS[-1] * 1.2)
VIEWS = st.sampled_from(
    [
        "from=..",
        "from=..&scale=true",
        "from=..&lang=id",
        "actors=A~C~F",
        "actors=A~F&match=between",
        "from=2014&to=2021-06",
    ]
)
ANY = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def chart_of(table: EventTable, address: str) -> tuple[EventTable, Chart]:
    """The selected table and its Chart."""
    view = View.parse(address, table)
    selected = view.select(table)
    return selected, build_chart(selected, view, table)


@ANY
@given(event_tables(), VIEWS, WIDTHS)
def test_no_label_meets_a_label_or_anything_drawn(table: EventTable, address: str, px: float) -> None:
    _, chart = chart_of(table, address)
    assert overlaps(drawn(chart, px), "label") == []


@ANY
@given(event_tables(), VIEWS, WIDTHS)
def test_labels_and_ticks_stay_on_the_axis(table: EventTable, address: str, px: float) -> None:
    _, chart = chart_of(table, address)
    assert all(box.x0 >= 0 and box.x1 <= px for box in labels(chart, px))
    assert all(box.x0 >= -1 and box.x1 <= px + 1 for box in ticks(chart, px))


@ANY
@given(event_tables(), VIEWS, WIDTHS)
def test_every_event_is_in_exactly_one_mark_or_cluster(table: EventTable, address: str, px: float) -> None:
    selected, chart = chart_of(table, address)
    told = [mark.event for mark in chart.marks if mark.range.holds(px)]
    told += [event for cluster in chart.clusters if cluster.range.holds(px) for event in cluster.events]
    assert sorted(told) == sorted(selected.by_id)


@ANY
@given(event_tables(), VIEWS, WIDTHS)
def test_ticks_never_collide(table: EventTable, address: str, px: float) -> None:
    _, chart = chart_of(table, address)
    assert overlaps(ticks(chart, px), "tick") == []


@ANY
@given(event_tables(), VIEWS)
def test_a_wider_axis_only_adds(table: EventTable, address: str) -> None:
    _, chart = chart_of(table, address)
    lasting = [part.range for parts in (chart.marks, chart.ticks, chart.spans, chart.deadlines) for part in parts]
    assert all(drawn.to_px == float("inf") for drawn in lasting)
    assert all(line.full.to_px == float("inf") and line.stub.to_px == line.full.from_px for line in chart.connectors)
    for narrow, wide in pairwise(LEVELS):
        said = [{(label.event, label.role) for label in chart.labels if label.range.holds(px)} for px in (narrow, wide)]
        assert said[0] <= said[1]
        apart = [{cluster.events for cluster in chart.clusters if cluster.range.holds(px)} for px in (narrow, wide)]
        assert all(any(set(fine) <= set(coarse) for coarse in apart[0]) for fine in apart[1])


@ANY
@given(event_tables(), VIEWS)
def test_no_fold_hides_an_event_or_a_span(table: EventTable, address: str) -> None:
    _, chart = chart_of(table, address)
    for fold in chart.folds:
        assert not any(fold.u0 < mark.u < fold.u1 for mark in chart.marks)
        assert not any(fold.u0 < cluster.u < fold.u1 for cluster in chart.clusters)
        assert not any(span.u0 < fold.u1 and fold.u0 < span.u1 for span in chart.spans)


@ANY
@given(event_tables(), VIEWS, WIDTHS)
def test_every_fold_says_how_long_it_is(table: EventTable, address: str, px: float) -> None:
    _, chart = chart_of(table, address)
    assert len(chart.folds) <= 15
    for fold in chart.folds:
        assert sum(label.range.holds(px) for label in fold.labels) == 1


@ANY
@given(event_tables(), VIEWS, WIDTHS)
def test_whole_connectors_strike_no_mark_and_no_other_line(table: EventTable, address: str, px: float) -> None:
    _, chart = chart_of(table, address)
    whole = [line for line in chart.connectors if line.full.holds(px)]
    boxes = drawn(chart, px)
    for line in whole:
        top, bottom = sorted((line.y0, line.y1))
        struck = [
            box
            for box in boxes
            if box.what in ("mark", "cluster", "span")
            and box.of != line.event
            and box.x0 < line.u * px < box.x1
            and box.y0 < bottom
            and top < box.y1
        ]
        assert struck == []
    for first, second in combinations(whole, 2):
        apart = abs(first.u - second.u) * px >= 8
        (top, bottom), (other_top, other_bottom) = (sorted((line.y0, line.y1)) for line in (first, second))
        assert apart or bottom <= other_top or other_bottom <= top


@ANY
@given(event_tables(), VIEWS)
def test_equal_input_gives_an_equal_chart(table: EventTable, address: str) -> None:
    assert chart_of(table, address)[1] == chart_of(table, address)[1]


@ANY
@given(event_tables(most=12), st.data())
def test_a_selection_moves_nothing(table: EventTable, data: st.DataObject) -> None:
    event = data.draw(st.sampled_from(sorted(table.by_id)))
    _, plain = chart_of(table, "from=..")
    _, selected = chart_of(table, f"from=..&event={event}")
    assert (selected.marks, selected.ticks, selected.connectors) == (plain.marks, plain.ticks, plain.connectors)
    titles = [[label for label in chart.labels if label.role == "title"] for chart in (plain, selected)]
    assert titles[0] == titles[1]


@pytest.mark.parametrize("count", [100, 1000])
@pytest.mark.parametrize("px", [LEVELS[0], 1100.0, LEVELS[20]])
def test_large_tables_stay_readable(count: int, px: float) -> None:
    selected, chart = chart_of(seeded_table(count), "from=..")
    assert overlaps(drawn(chart, px), "label") == []
    assert len(labels(chart, px)) >= min(count // 20, 10)
    told = [mark.event for mark in chart.marks if mark.range.holds(px)]
    told += [event for cluster in chart.clusters if cluster.range.holds(px) for event in cluster.events]
    assert sorted(told) == sorted(selected.by_id)
