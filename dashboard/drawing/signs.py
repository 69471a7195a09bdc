"""The signs of the legend other than the shapes: small drawings of what the chart draws large."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from dashboard.drawing.elements import element
from dashboard.drawing.shapes import PILL_HEIGHT, SPLIT, arrow

WIDTH, HEIGHT = 30, 16


def _bar(x: float, width: float, height: float = 6, **more: str) -> Markup:
    attributes = {"x": f"{x:g}", "y": f"{8 - height / 2:g}", "width": f"{width:g}", "height": f"{height:g}", **more}
    return element("rect", attributes)


def _line(x1: float, y1: float, x2: float, y2: float, name: str) -> Markup:
    return element("line", {"class": name, "x1": f"{x1:g}", "y1": f"{y1:g}", "x2": f"{x2:g}", "y2": f"{y2:g}"})


def _path(d: str, name: str | None = None, at: str | None = None) -> Markup:
    return element("path", {"class": name, "d": d, "transform": at})


_SIGNS: Mapping[str, Markup] = MappingProxyType(
    {
        "arrow": _line(15, 0, 15, 10, "thin") + _path(arrow("down", size=3.5), at="translate(15 16)"),
        "joint": _line(15, 1, 15, 15, "bold") + element("circle", {"cx": 15, "cy": 8, "r": "4"}),
        "span": _bar(2, 26),
        "effective": _bar(2, 24, 3) + _line(26, 2, 26, 14, "bold"),
        "soft": _bar(2, 12) + _bar(15, 5, opacity="0.65") + _bar(21, 4, opacity="0.4") + _bar(26, 3, opacity="0.2"),
        "hatched": _bar(2.5, 25, 7, **{"class": "outline"})
        + _path("M4 11.5 11 4.5M9 11.5 16 4.5M14 11.5 21 4.5M19 11.5 26 4.5", "thin"),
        "disputed": element("circle", {"cx": 15, "cy": 8, "r": "7"}) + _path(SPLIT, "split", "translate(15 8)"),
        "open": _bar(2, 20) + _path(arrow("right", size=5), at="translate(29 8)"),
        "arc": _path("M2 1C3 12 4 12 22 12", "arc") + _path(arrow("right", size=3.5), "arc-head", "translate(28 12)"),
        "fold": _bar(0, 9, 14, **{"class": "band"}) + _bar(21, 9, 14, **{"class": "band"}),
        "cluster": element("rect", {"class": "pill", "x": 4, "y": -1, "width": 22, "height": PILL_HEIGHT, "rx": 9})
        + element("text", {"class": "mid", "x": 15, "y": 12}, "7"),
    }
)  # fmt: skip


def sign_parts(key: str) -> Markup:
    """What a sign is drawn of, in a box of WIDTH by HEIGHT px; nothing for a sign that there is not."""
    return _SIGNS.get(key, Markup())


def sign(key: str) -> Markup:
    """A sign by itself; the words stand beside it."""
    box = {"class": f"sign sign-{key}", "width": WIDTH, "height": HEIGHT, "viewBox": f"0 -1 {WIDTH} {HEIGHT + 2}"}
    return element("svg", {**box, "aria-hidden": "true"}, sign_parts(key))
