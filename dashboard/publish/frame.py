"""The frame in an article that holds the embed: how large it is.

A plain frame cannot grow with what it holds, so it is made as high as what a reader should see of it at first: the
whole chart with its legend and the line that opens the list or, where the list is the timeline, a screen of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from dashboard.chart.build import build_chart
from dashboard.chart.metrics import text_width
from dashboard.chart.model import Chart
from dashboard.publish.edition import Edition
from dashboard.publish.titles import Titles, titles
from dashboard.view import View
from timeline_data.table import EventTable

CHART_FROM = 640
"""The width in px from which on the embed shows its chart; below it the list is the timeline."""

WIDTH, WIDEST = 800, 1280
"""The width in px of a frame that nobody asked a width for, and of the widest."""

COLUMN = 720
"""The width in px of an article's column, for the height of a frame that is as wide as it."""

LOWEST, LIST_HEIGHT, HIGHEST = 240, 640, 1000
"""Heights in px: of the lowest frame, of a list that is the timeline, and of the highest frame; a reader scrolls on."""

ENTRY, LIST_LINE = 250, 60
"""The height in px of an entry of the list, rather more than less, and of the line below a chart that opens it."""

CHROME, FOOT = 96, 70
"""The height in px of the controls, gaps and the scroll bar around a chart, and of the source line."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in px."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Content:
    """What decides the size of a view's frame: its words, its chart, and the number of events in its list."""

    words: Titles
    chart: Chart
    events: int

    @classmethod
    def of(cls, view: View, table: EventTable, edition: Edition = Edition(), chart: Chart | None = None) -> Content:
        """The content of the embed of one view of the whole `table`; `chart` is the view's, if there is one already."""
        shown = view.shown(table)
        return cls(titles(view, table, edition), chart or build_chart(shown, view, table), len(shown.events))


def fitted(content: Content, most_width: int | None = None, most_height: int | None = None) -> Size:
    """The frame that fits, no wider and no higher than asked, in px."""
    width = min(most_width or WIDTH, WIDEST)
    height = fitted_height(content, width)
    return Size(width, min(height, most_height or height))


def fitted_height(content: Content, width: int) -> int:
    """The height of a frame of this width, both in px; in steps of ten."""
    heading, listed = _heading(content.words, width), content.events * ENTRY + FOOT
    if width < CHART_FROM or not content.events:
        high: float = min(heading + listed, LIST_HEIGHT)
    else:
        above = heading + content.chart.height + _legend(content.chart, width) + CHROME
        high = min(above + LIST_LINE + FOOT, HIGHEST)
    return max(LOWEST, ceil(high / 10) * 10)


def _heading(words: Titles, width: int) -> int:
    size = min(max(25.6, 19.2 + 0.02 * width), 37.6)  # as `.headline` of timeline.css
    sentence = "" if words.sentence == words.caption else words.sentence
    return (
        _lines(words.title, size, width) * ceil(size * 1.2)
        + _lines(sentence, 17, min(width, 704)) * 26
        + _lines(words.caption, 15, width) * 23
        + 20
    )


def _legend(chart: Chart, width: int) -> int:
    widths = [text_width(entry.words, 14) + 44 for entry in chart.legend]
    return ceil(1.15 * sum(widths) / width) * 23


def _lines(words: str, size: float, width: int) -> int:
    """The lines that a text takes, rather one more than one less."""
    return ceil(1.08 * text_width(words, size) / max(width - 24, 100)) if words else 0
