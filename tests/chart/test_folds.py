"""The rule of the folds: what is long enough, how many there are, and that it depends on nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart.folds import SHORTEST_DAYS, empty_stretches, folded_stretches

stretches = st.lists(
    st.tuples(st.integers(0, 9000), st.integers(1, 300)).map(lambda p: (float(p[0]), float(p[0] + p[1]))), min_size=1
)


@given(stretches)
def test_at_most_fifteen_and_all_empty(occupied: list[tuple[float, float]]) -> None:
    window = max(last for _, last in occupied) - min(first for first, _ in occupied)
    folds = folded_stretches(occupied, window)
    assert len(folds) <= 15
    for first, last in folds:
        assert last - first > SHORTEST_DAYS
        assert not any(a < last and first < b for a, b in occupied)


@given(stretches, st.integers(0, 9000))
def test_one_more_event_changes_only_the_fold_that_it_falls_in(occupied: list[tuple[float, float]], day: int) -> None:
    before = set(folded_stretches(occupied, 9300))
    after = set(folded_stretches([*occupied, (float(day), day + 1.0)], 9300))
    gone = before - after
    assert all(first < day + 1 and day < last for first, last in gone)
    assert all(
        any(a <= first and last <= b for a, b in gone) or last <= day or first > day for first, last in after - before
    )


def test_a_short_gap_in_a_busy_month_is_never_folded() -> None:
    days = [(6.0, 7.0), (7.0, 8.0), (18.0, 19.0), (32.0, 33.0)]
    assert empty_stretches(days) == [(8.0, 18.0), (19.0, 32.0)]
    assert folded_stretches(days, 46) == []


def test_a_gap_of_years_is_folded_and_overlapping_stretches_count_once() -> None:
    occupied = [(0.0, 30.0), (10.0, 400.0), (1500.0, 1501.0)]
    assert folded_stretches(occupied, 1501) == [(400.0, 1500.0)]
