"""How the length of a fold is written: in full where there is room, else shorter, else upright."""

from __future__ import annotations

from dashboard.chart.metrics import SMALL_SIZE, text_width
from dashboard.chart.model import LEVELS, MIN_AXIS_PX, Fold, FoldLabel, Range
from dashboard.chart.scale import Scale
from timeline_data.language.words import duration_words

ROOM = 4.0
"""Free pixels beside a fold's label."""


def label_folds(scale: Scale, language: str) -> tuple[Fold, ...]:
    """The folds of a scale, each with labels of which exactly one is in range at every axis width."""
    return tuple(_fold(stretch, place, language) for stretch, place in scale.folds)


def _fold(stretch: tuple[float, float], place: tuple[float, float], language: str) -> Fold:
    days = round(stretch[1] - stretch[0])
    full, compact = duration_words(days, language), duration_words(days, language, compact=True)
    share = place[1] - place[0]
    full_from, compact_from = _level_with_room(full, share), _level_with_room(compact, share)
    steps = [(compact, True, MIN_AXIS_PX), (compact, False, compact_from), (full, False, full_from)]
    ends = [min(compact_from, full_from), full_from, float("inf")]
    labels = tuple(
        FoldLabel(text, vertical, Range(start, end))
        for (text, vertical, start), end in zip(steps, ends, strict=True)
        if start < end
    )
    return Fold(place[0], place[1], round(stretch[0]), round(stretch[1]) - 1, full, labels)


def _level_with_room(label: str, share: float) -> float:
    wanted = text_width(label, SMALL_SIZE) + ROOM
    return next((level for level in LEVELS if share * level >= wanted), float("inf"))
