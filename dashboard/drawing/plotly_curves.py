"""An SVG path as points: Plotly draws no curve through given control points."""

from __future__ import annotations

import re
from math import comb

Corner = tuple[float, float]

CURVE_STEPS = 16
_COMMAND = re.compile(r"([MLHVCQ])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")


def flattened(path: str) -> list[Corner]:
    """The points of a path of the absolute commands M, L, H, V, C and Q, each curve in CURVE_STEPS straight pieces."""
    points: list[Corner] = []
    for name, written in _COMMAND.findall(path):
        numbers = [float(found) for found in _NUMBER.findall(written)]
        if name == "H":
            points.append((numbers[0], points[-1][1]))
        elif name == "V":
            points.append((points[-1][0], numbers[0]))
        else:
            corners = list(zip(numbers[::2], numbers[1::2], strict=True))
            points += corners if name in "ML" else _bezier([points[-1], *corners])
    return points


def _bezier(corners: list[Corner]) -> list[Corner]:
    """The points of a Bézier curve behind its first, by Bernstein's polynomials."""
    degree = len(corners) - 1
    made = []
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        weights = [comb(degree, k) * t**k * (1 - t) ** (degree - k) for k in range(degree + 1)]
        x, y = (sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
        made.append((x, y))
    return made
