"""How large things are: widths of text in the chart's own face, and the fixed measures of the layout.

The face has neither kerning nor ligatures, so a text is as wide as the sum of its advances in every renderer
that does not round them to whole pixels: draw text with `text-rendering: geometricPrecision`.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache

from dashboard.asset_folder import find_assets

ROW_HEIGHT = 36.0
"""Pixels from one row of a lane to the next."""

MARK_Y = 16.0
"""The centre of a mark, and of the label beside it, in pixels below the top of its row."""

BAR_Y = 29.0
"""The centre of a bar, in pixels below the top of its row."""

MARK_RADIUS = 6.0
"""Half the width and height of a mark, in pixels."""

LABEL_GAP = 11.0
"""Pixels from the centre of a mark to the near end of its label."""

LABEL_SIZE = 13.0
"""Font size of labels, in pixels."""

SMALL_SIZE = 11.0
"""Font size of ticks, folds and clusters, in pixels."""

GUTTER = 132.0
"""Pixels left of the axis for the names of the lanes; no part of the axis."""

UNKNOWN_ADVANCE = 0.7
"""Width in em of a letter that the face lacks, which another face of the reader's system draws: rather too wide."""

WIDE_ADVANCE = 1.0
"""Width in em of an East Asian wide character (Unicode Standard Annex 11)."""

PICTURE_ADVANCE = 1.4
"""Width in em of an emoji or another picture sign."""


def text_width(text: str, size: float, weight: str = "regular") -> float:
    """The width in pixels of `text` on one line, `size` pixels large; `weight` is "regular" or "semibold".

    Exact for what the face holds; a generous estimate for other characters. Raises KeyError for another weight.
    """
    advances = _read_advances(weight)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    total = 0.0
    for character in text:
        advance = advances.get(character)
        total += _guess_advance(character) if advance is None else advance
    return total * size


def _guess_advance(character: str) -> float:
    """The width in em of a character that the face lacks."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0.0
    if unicodedata.category(character) == "So":
        return PICTURE_ADVANCE
    return WIDE_ADVANCE if unicodedata.east_asian_width(character) in {"W", "F"} else UNKNOWN_ADVANCE


@cache
def _read_advances(weight: str) -> Mapping[str, float]:
    """The advance widths in em of one weight, by character."""
    metrics = json.loads((find_assets() / "fonts" / "metrics.json").read_text(encoding="utf-8"))
    em = metrics["units_per_em"]
    return {character: int(width) / em for width, characters in metrics[weight].items() for character in characters}
