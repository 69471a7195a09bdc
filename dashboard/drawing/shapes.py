"""The shape of each family of kinds: one path each, centred on 0 0, of about the same area (≈ 112 px²)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "statement": "M-6 0a6 6 0 1 1 12 0a6 6 0 1 1-12 0z",
        "agreement": "M-3.4-5.4h6.8a2 2 0 0 1 2 2v6.8a2 2 0 0 1-2 2h-6.8a2 2 0 0 1-2-2v-6.8a2 2 0 0 1 2-2z",
        "restriction": "M0-7.6 7.6 0 0 7.6-7.6 0z",
        "expulsion": "M-7.6-5.4h15.2l-7.6 12.6z",
        "force": "M-3.9-7 0-3.1 3.9-7 7-3.9 3.1 0 7 3.9 3.9 7 0 3.1-3.9 7-7 3.9-3.1 0-7-3.9z",
        "deadline": "M-5.6-7h11.2v3.4h-3.8v10.8h-3.6v-10.8h-3.8z",
        "other": "M-6.2-6.2h12.4v12.4h-12.4zM-3.4-3.4v6.8h6.8v-6.8z",
    }
)
"""Path data by family. They differ in outline, not only in size or turn."""

SPLIT = "M2.7-8-2.7 8"
SPLIT_WIDTH = 2.2
"""The line, this many pixels wide, that is cut out of a mark where accounts differ: it takes no room."""
STRIPES = "M-7 1 1-7M-7 5 5-7M-5 7 7-5M-1 7 7-1"
STRIPE_WIDTH = 1.2
"""The lines that are cut out of the mark of an uncertain date: they leave it hatched, as an uncertain bar is."""

PILL_HEIGHT = 18
PILL_LETTER = 4


def shape(family: str) -> str:
    """The path of a family; a family that is not known is drawn as `other`."""
    return SHAPES.get(family, SHAPES["other"])


def cuts(hatched: bool, disputed: bool) -> list[tuple[str, str]]:
    """The class and the path of each line that is cut out of a mark."""
    return [*([("stripes", STRIPES)] if hatched else []), *([("split", SPLIT)] if disputed else [])]


def pill_width(text: str) -> int:
    """The width in px of a cluster's pill around its text."""
    return 14 + PILL_LETTER * len(text)


def arrow(direction: str, gap: float = 0.0, size: float = 4.0) -> str:
    """An arrowhead whose tip is `gap` px before 0 0, pointing `up`, `down`, `left` or `right`."""
    length = size * 1.5
    if direction in ("up", "down"):
        sign = 1 if direction == "down" else -1
        back = -sign * (gap + length)
        return f"M0 {-sign * gap:g}L{-size:g} {back:g}H{size:g}z"
    sign = 1 if direction == "right" else -1
    back = -sign * (gap + length)
    return f"M{-sign * gap:g} 0L{back:g} {-size:g}V{size:g}z"
