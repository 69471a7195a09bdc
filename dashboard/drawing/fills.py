"""What a bar is filled with where its date is uncertain or its ends are soft."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.drawing.elements import element


def hatching(name: str, side: str) -> Markup:
    """The pattern of an uncertain bar."""
    attributes = {"id": name, "class": side, "width": 4, "height": 4, "patternUnits": "userSpaceOnUse"}
    line = element("path", {"class": "hatch", "d": "M-1 1 1-1M0 4 4 0M3 5 5 3"})
    return element("pattern", attributes, line)


def fading(name: str, start: bool, end: bool) -> Markup:
    """The mask that lets a bar fade at the ends that are known only roughly."""
    stops = [(0, 0 if start else 1), *([(0.4, 1)] if start else []), *([(0.6, 1)] if end else []), (1, 0 if end else 1)]
    shades = [element("stop", {"offset": at, "stop-color": "#fff", "stop-opacity": shade}) for at, shade in stops]
    gradient = element("linearGradient", {"id": f"{name}-shade"}, *shades)
    light = element("rect", {"width": 1, "height": 1, "fill": f"url(#{name}-shade)"})
    return gradient + element("mask", {"id": name, "maskContentUnits": "objectBoundingBox"}, light)
