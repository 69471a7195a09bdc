"""A picture that is too narrow for a chart: the events one below the other, with the headline, legend and source line
of every picture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dashboard.chart.entries import Entry, who_to_whom
from dashboard.chart.model import Chart, Fold
from dashboard.drawing.elements import element, joined, number
from dashboard.drawing.picture import (
    Block,
    Heading,
    cut,
    footer_block,
    heading_block,
    held,
    legend_block,
    lines_block,
    picture_rules,
    stacked,
    text_block,
    wrapped,
)
from dashboard.drawing.shapes import SPLIT, shape
from dashboard.drawing.svg import FADED
from dashboard.drawing.theme import palette
from timeline_data.language.words import text

MARGIN = 20.0
TITLE_PX = 22.0
EVENT_PX = 15.0
SMALL_PX = 12.0
INDENT = 26.0
"""From the thread that runs through the marks to the words."""
THREAD = 8.0
GAP = 14.0
MOST_ANSWERS = 3
Row = Entry | Fold


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows: its `rows` in order of time, the `selected` event, the ids of those that are `faded`, and how
    many `more` events there are than it has room for.
    """

    rows: Sequence[Row]
    selected: str = ""
    faded: Collection[str] = ()
    more: int = 0


def list_picture(listed: Listed, chart: Chart, width: float, heading: Heading, theme: str = "light") -> Markup:
    """An SVG document `width` px wide and as high as its events ask. `chart` has the language, the legend and the
    sentences.
    """
    inner = width - 2 * MARGIN
    keys = [entry for entry in chart.legend if entry.group != "sign"]
    parts = stacked(
        [
            heading_block(heading, inner, TITLE_PX),
            _thread(listed, chart.language, inner),
            text_block(_more(listed, chart.language), "small", SMALL_PX, inner),
            legend_block(keys, inner),
            footer_block(heading.footer, inner),
        ],
        gap=18,
    )
    height = number(parts.height + 2 * MARGIN)
    colours = palette(theme)
    rules = (
        f".happened{{font-size:{EVENT_PX:g}px;font-weight:600;fill:{colours.ink}}}.reply{{font-size:{SMALL_PX:g}px;"
        f"fill:{colours.arc}}}.pause{{font-size:{SMALL_PX:g}px}}.thread{{stroke:{colours.rule};stroke-width:2}}"
        f".pause-line{{stroke-dasharray:2 4}}.event path{{stroke:{colours.paper}}}"
        f".title{{font-size:{TITLE_PX:g}px}}"
    )
    return element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg", "lang": chart.language, "width": number(width), "height": height,
            "viewBox": f"0 0 {number(width)} {height}", "role": "img",
        },
        element("title", {}, heading.title or heading.caption),
        element("desc", {}, " ".join(chart.alternative)),
        element("style", {}, Markup(picture_rules(colours) + rules)),  # noqa: S704 - made of constants
        element("rect", {"class": "paper", "width": number(width), "height": height}),
        element("g", {"transform": f"translate({number(MARGIN)} {number(MARGIN)})"}, parts.drawing),
    )  # fmt: skip


def _thread(listed: Listed, lang: str, width: float) -> Block:
    """The rows, and between their marks the line that holds them together."""
    y = 0.0
    drawn: list[Markup] = []
    places: list[tuple[float, bool]] = []
    for row in listed.rows:
        block = _pause(row, lang) if isinstance(row, Fold) else _event(row, listed, lang, width)
        places.append((y + 9, isinstance(row, Fold)))
        drawn.append(element("g", {"transform": f"translate(0 {number(y)})"}, block.drawing))
        y += block.height + GAP
    return Block(joined([*_lines(places), *drawn]), max(y - GAP, 0))


def _more(listed: Listed, lang: str) -> str:
    return text(lang, "pictures.more", n=listed.more) if listed.more else ""


def _lines(places: Sequence[tuple[float, bool]]) -> Iterator[Markup]:
    """From mark to mark; dashed to and from a pause."""
    for (y0, paused), (y1, pausing) in pairwise(places):
        name = "thread pause-line" if paused or pausing else "thread"
        ends = {"x1": number(THREAD), "x2": number(THREAD), "y1": number(y0), "y2": number(y1)}
        yield element("line", {"class": name, **ends})


def _pause(fold: Fold, lang: str) -> Block:
    words = element(
        "text", {"class": "pause", "x": number(INDENT), "y": "13"}, text(lang, "describe.pause", length=fold.words)
    )
    return Block(words, 18)


def _event(event: Entry, listed: Listed, lang: str, width: float) -> Block:
    room = width - INDENT
    when = held(" · ".join(part for part in (event.date, who_to_whom(event)) if part))
    effective = f"{text(lang, 'describe.effective')} {event.effective}" if event.effective else ""
    differ = text(lang, "page.disputed") if event.disputed else ""
    told = stacked(
        [
            text_block(cut(when, SMALL_PX, room, most=2), "small", SMALL_PX, room),
            text_block(event.title.text, "happened", EVENT_PX, room, "semibold", 1.25),
            *(lines_block(wrapped(words, SMALL_PX, room), "reply", SMALL_PX) for words in _answers(event, lang)),
            text_block(held(" · ".join(part for part in (effective, differ) if part)), "small", SMALL_PX, room),
        ],
        gap=2,
    )
    names = f"event {event.side}{' chosen' if event.id == listed.selected else ''}"
    mark = [element("path", {"d": shape(event.family)})]
    if event.disputed:
        mark.append(element("path", {"class": "split", "d": SPLIT}))
    if event.id == listed.selected:
        mark.insert(0, element("circle", {"class": "ring", "r": "12"}))
    place = {"class": names, "transform": f"translate({number(THREAD)} 9)"}
    whole = joined(
        [element("g", place, *mark), element("g", {"transform": f"translate({number(INDENT)} 0)"}, told.drawing)]
    )
    if event.id in listed.faded:
        whole = element("g", {"opacity": FADED}, whole)
    return Block(whole, told.height)


def _answers(event: Entry, lang: str) -> Iterator[str]:
    """What the event answers, and how many more there are than are told."""
    for other in event.answers[:MOST_ANSWERS]:
        key = "describe.answer" if other.lag else "describe.answer_undated"
        yield f"{text(lang, key, lag=other.lag)} {other.date}: {other.title.text}"
    if len(event.answers) > MOST_ANSWERS:
        yield f"+{len(event.answers) - MOST_ANSWERS}"
