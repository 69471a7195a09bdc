"""Where a share of the axis lies: in per cent of an axis of any width, or in pixels of one width."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from markupsafe import Markup

from dashboard.chart.model import LEVELS, MIN_AXIS_PX, Range
from dashboard.drawing.elements import element, number

_LEVEL = {width: step for step, width in enumerate(LEVELS)}
_CLASSES = re.compile(r'class="([^"]*)"')
Attributes = Mapping[str, str | None]
NO_ATTRIBUTES: Attributes = MappingProxyType({})
ARC_UNITS = 1000.0
"""The width, in its own units, of the layer of arcs that a fluid drawing stretches."""


class Placement(Protocol):
    """How a drawing turns shares of the axis into attributes."""

    def x(self, u: float) -> str:
        """The attribute of a share, or of the difference of two."""

    def at(self, u: float, y: float, *content: str, part: Attributes = NO_ATTRIBUTES) -> Markup:
        """Content that has a size in px, with its 0 0 at a share and a height, as a `part` of these attributes."""

    def classes(self, active: Range) -> str | None:
        """The classes that show a thing at its widths only; None where it is not drawn at all."""

    def stretched(self, height: float, *paths: str) -> Markup:
        """A layer of paths whose x is in `unit`s."""

    def unit(self, u: float) -> float:
        """The x of a share within `stretched`."""


@dataclass(frozen=True, slots=True)
class FluidPlacement:
    """Any width: per cent, nested `<svg>` elements, and a class for each bound of a range."""

    def x(self, u: float) -> str:
        """Per cent of the axis."""
        return f"{u * 100:.3f}".rstrip("0").rstrip(".") + "%"

    def at(self, u: float, y: float, *content: str, part: Attributes = NO_ATTRIBUTES) -> Markup:
        """A nested `<svg>`, which moves with the axis and is not stretched by it."""
        place = {"x": self.x(u), "y": number(y) if y else None, "overflow": "visible"}
        return element("svg", {**part, **place}, *content)

    def classes(self, active: Range) -> str | None:
        """`f7` is hidden under LEVELS[7], `t9` from LEVELS[9] on."""
        if active.from_px >= min(active.to_px, LEVELS[-1] + 1):
            return None
        names = []
        if active.from_px > MIN_AXIS_PX:
            names.append(f"f{_LEVEL[active.from_px]}")
        if active.to_px < math.inf:
            names.append(f"t{_LEVEL[active.to_px]}")
        return " ".join(names)

    def unit(self, u: float) -> float:
        """Thousandths of the axis."""
        return u * ARC_UNITS

    def stretched(self, height: float, *paths: str) -> Markup:
        """A layer as wide as the axis; strokes keep their width by the stylesheet."""
        box = f"0 0 {ARC_UNITS:g} {number(height)}"
        attributes = {"class": "arcs", "width": "100%", "height": number(height), "viewBox": box}
        return element("svg", {**attributes, "preserveAspectRatio": "none"}, *paths)


@dataclass(frozen=True, slots=True)
class FixedPlacement:
    """An axis of one width in px: what is out of range there is left out."""

    axis_px: float

    def x(self, u: float) -> str:
        """Pixels from the left end of the axis."""
        return number(u * self.axis_px)

    def at(self, u: float, y: float, *content: str, part: Attributes = NO_ATTRIBUTES) -> Markup:
        """A group moved to its place."""
        return element("g", {**part, "transform": f"translate({self.x(u)} {number(y)})"}, *content)

    def classes(self, active: Range) -> str | None:
        """No class, or None where the axis is out of range."""
        return "" if active.holds(self.axis_px) else None

    def unit(self, u: float) -> float:
        """Pixels."""
        return u * self.axis_px

    def stretched(self, height: float, *paths: str) -> Markup:  # noqa: ARG002 - nothing is stretched here
        """A plain group."""
        return element("g", {"class": "arcs"}, *paths)


def breakpoints(drawing: str | None = None) -> str:
    """The stylesheet of the widths: under a level its `f` things go, from it on its `t` things go.

    With a `drawing` it has only the rules that the classes of that markup ask for, else those of all LEVELS.
    """
    return "".join(
        f"@container axis (width{sign}{number(level)}px){{.{letter}{step}{{display:none}}}}"
        for step, level in enumerate(LEVELS)
        for letter, sign in (("f", "<"), ("t", ">="))
        if drawing is None or f"{letter}{step}" in _names_in(drawing)
    )


@lru_cache(maxsize=8)
def _names_in(drawing: str) -> frozenset[str]:
    return frozenset(name for names in _CLASSES.findall(drawing) for name in names.split())
