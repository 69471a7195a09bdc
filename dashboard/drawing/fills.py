"""What a bar is filled with where its date is uncertain or its ends are soft."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from markupsafe import Markup

from dashboard.chart.model import Span
from dashboard.drawing.elements import element

HATCH = 2.83
"""How far the lines of the hatching, 1 px wide, are from each other in px: the diagonal of a tile of 4 px, halved."""
_SOFT = MappingProxyType({(True, False): "start", (False, True): "end", (True, True): "both"})


def paint(span: Span, ids: str) -> dict[str, str]:
    """The attributes of a bar's rectangle that name its fill; none for a firm bar, which has its side's colour.

    A soft end is a gradient of the colour. Stripes cannot be one, so a hatched bar with a soft end has a mask, which
    takes a browser far longer to draw.
    """
    if not span.hatched:
        return {"fill": f"url(#{_shade(span, ids)})"} if _softness(span) else {}
    hatching = {"fill": f"url(#{ids}-hatch-{span.side})", "fill-opacity": "1"}
    return hatching | veil(span, ids)


def veil(span: Span, ids: str) -> dict[str, str]:
    """The attribute that lets all of a hatched bar, its outline too, fade at its soft ends."""
    return {"mask": f"url(#{ids}-veil-{_softness(span)})"} if _softness(span) else {}


def definitions(spans: Iterable[Span], ids: str) -> list[Markup]:
    """What `paint` and `veil` refer to, once each."""
    made = {}
    for span in spans:
        softness = _softness(span)
        if span.hatched:
            made[f"hatch-{span.side}"] = _hatching(f"{ids}-hatch-{span.side}", span.side)
            if softness:
                made[f"veil-{softness}"] = _veil(f"{ids}-veil-{softness}", span)
        elif softness:
            made[f"{softness}-{span.side}"] = _gradient(_shade(span, ids), span, f"shade {span.side}")
    return [made[name] for name in sorted(made)]


def _softness(span: Span) -> str:
    """Which ends of a bar fade: `start`, `end`, `both` or, of a firm one, nothing."""
    return _SOFT.get((span.soft_start, span.soft_end), "")


def _shade(span: Span, ids: str) -> str:
    return f"{ids}-soft-{_softness(span)}-{span.side}"


def _hatching(name: str, side: str) -> Markup:
    attributes = {"id": name, "class": side, "width": 4, "height": 4, "patternUnits": "userSpaceOnUse"}
    return element("pattern", attributes, element("path", {"class": "hatch", "d": "M-1 1 1-1M0 4 4 0M3 5 5 3"}))


def _gradient(name: str, span: Span, classes: str | None) -> Markup:
    """From nothing at a soft end to the whole colour at two fifths of the bar."""
    start = [(0, 0), (0.4, None)] if span.soft_start else []
    end = [(0.6, None), (1, 0)] if span.soft_end else []
    stops = [element("stop", {"offset": at, "stop-opacity": shade}) for at, shade in [*start, *end]]
    return element("linearGradient", {"id": name, "class": classes}, *stops)


def _veil(name: str, span: Span) -> Markup:
    """A mask lets through what lies under its white."""
    gradient = _gradient(f"{name}-shade", span, "veil")
    light = element("rect", {"width": 1, "height": 1, "fill": f"url(#{name}-shade)"})
    return gradient + element("mask", {"id": name, "maskContentUnits": "objectBoundingBox"}, light)
