from __future__ import annotations

import re
from itertools import combinations
from math import cos, pi, sin

import pytest

from dashboard.chart.metrics import LABEL_GAP
from dashboard.drawing.shapes import SHAPES, arrow, pill_width, shape
from timeline_data.kinds import FAMILIES

Point = tuple[float, float]


def corners(path: str) -> list[Point]:
    """The outline of one of our paths; arcs as their end points, the statement's circle in 64 steps."""
    if path == SHAPES["statement"]:
        return [(6 * cos(2 * pi * k / 64), 6 * sin(2 * pi * k / 64)) for k in range(64)]
    points: list[Point] = []
    for name, written in re.findall(r"([Mmhvlaz])([^A-Za-z]*)", path.replace("M", "zM", 1) + " "):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", written)]
        x, y = points[-1] if points else (0.0, 0.0)
        if name == "M":
            if len(points) > 0:
                break
            points += list(zip(numbers[::2], numbers[1::2], strict=True))
        elif name == "h":
            points.append((x + numbers[0], y))
        elif name == "v":
            points.append((x, y + numbers[0]))
        elif name == "l":
            points.append((x + numbers[0], y + numbers[1]))
        elif name == "a":
            points.append((x + numbers[5], y + numbers[6]))
    return points


def area(points: list[Point]) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1], strict=True))) / 2


def test_every_family_has_its_own_shape() -> None:
    assert set(SHAPES) == set(FAMILIES)
    assert all(one != other for one, other in combinations(SHAPES.values(), 2))
    assert shape("unheard_of") == SHAPES["other"]


@pytest.mark.parametrize("family", ["statement", "agreement", "restriction", "expulsion", "force"])
def test_shapes_are_of_about_the_same_weight(family: str) -> None:
    assert 90 < area(corners(SHAPES[family])) < 125


@pytest.mark.parametrize("family", SHAPES)
def test_shapes_stay_clear_of_their_labels(family: str) -> None:
    assert max(abs(x) for x, _ in corners(SHAPES[family])) <= LABEL_GAP - 3


@pytest.mark.parametrize(
    ("direction", "tip"), [("down", "M0 -9L"), ("up", "M0 9L"), ("right", "M-9 0L"), ("left", "M9 0L")]
)
def test_arrows_keep_their_gap(direction: str, tip: str) -> None:
    assert arrow(direction, gap=9).startswith(tip)


def test_pills_grow_with_their_text() -> None:
    assert [pill_width(text) for text in ("2", "35", "999", "1.2k")] == [18, 22, 26, 30]
