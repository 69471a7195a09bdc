"""The time scale: ascending, invertible, and evenly paced between folds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.chart.folds import folded_stretches
from dashboard.chart.scale import FOLD_SHARE, make_scale

starts = st.lists(st.integers(0, 20_000), min_size=1, max_size=40, unique=True).map(sorted)


@given(starts)
def test_it_ascends_and_can_be_inverted(days: list[int]) -> None:
    occupied = [(float(day), day + 1.0) for day in days]
    scale = make_scale(days[0], days[-1] + 1, folded_stretches(occupied, days[-1] - days[0] + 1))
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(scale.points))
    assert scale.points[0][1] == 0
    assert scale.points[-1][1] == pytest.approx(1)
    for day in days:
        assert 0 < scale.u(day) < 1
        assert scale.day(scale.u(day)) == pytest.approx(day, abs=1e-3)


@given(starts)
def test_a_day_is_equally_wide_everywhere_outside_folds(days: list[int]) -> None:
    occupied = [(float(day), day + 1.0) for day in days]
    scale = make_scale(days[0], days[-1] + 1, folded_stretches(occupied, days[-1] - days[0] + 1))
    widths = [(scale.u(last) - scale.u(first)) / (last - first) for first, last in scale.segments if last > first]
    assert max(widths) == pytest.approx(min(widths), rel=1e-6)


def test_a_fold_takes_its_share_whatever_its_length() -> None:
    scale = make_scale(0, 4000, [(100, 1900), (2000, 3900)])
    assert [round(end - start, 6) for _, (start, end) in scale.folds] == [FOLD_SHARE, FOLD_SHARE]
