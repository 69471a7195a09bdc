"""The social card: headline, the heart of the chart and its source on 1200 × 630 px, to be read at half that size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.chart.metrics import text_width
from dashboard.chart.model import MIN_AXIS_PX, Chart
from dashboard.drawing.elements import element, number
from dashboard.drawing.layers import Layers, Links
from dashboard.drawing.picture import Block, Heading, cut, picture_rules, stacked, text_block, wrapped
from dashboard.drawing.placement import FixedPlacement
from dashboard.drawing.svg import LANE_LETTERS_PX, NAME_LEFT, all_layers, lane_names
from dashboard.drawing.theme import Palette, palette

WIDTH, HEIGHT = 1200, 630
MARGIN = 52.0
INNER = WIDTH - 2 * MARGIN
HEADLINES = ((60, 1), (50, 1), (54, 2), (44, 2), (38, 3))
"""Sizes of the headline in px, and the lines that each may take: the first that holds it all is taken."""
HEADLINE_LEADING = 1.12
SENTENCE_PX = 26.0
SOURCE_PX = 21.0
GAP = 16.0
LEAST_SCALE, MOST_SCALE = 1.5, 2.1
"""How much larger than in a page the chart is drawn; its labels are 13 px there."""
NAME_RIGHT = 14.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above and below the chart, and the height in px that is left for it."""

    above: Block
    below: Block
    room: float
    rules: str


def frame(heading: Heading, colours: Palette) -> Frame:
    """Headline, sentence and source line of a card."""
    size, words = _headline(heading.title)
    title = text_block(words, "headline", size, INNER, "semibold", HEADLINE_LEADING)
    lines = len(wrapped(words, size, INNER, "semibold"))
    # a sentence that would have to be cut leaves its room to the chart
    fits = len(wrapped(heading.sentence, SENTENCE_PX, INNER)) <= (2 if lines == 1 else 1)
    sentence = heading.sentence if fits else ""
    above = stacked([title, text_block(sentence, "standfirst", SENTENCE_PX, INNER, leading=1.25)], gap=14)
    below = text_block(source_line(heading.footer), "source", SOURCE_PX, INNER, leading=1)
    rules = (
        f".headline{{font-size:{size:g}px;font-weight:600;fill:{colours.ink}}}"
        f".standfirst{{font-size:{SENTENCE_PX:g}px;fill:{colours.ink}}}.source{{font-size:{SOURCE_PX:g}px}}"
    )
    room = HEIGHT - 2 * MARGIN - above.height - below.height - GAP * (2 if below.height else 1)
    return Frame(above, below, room, rules)


def _headline(title: str) -> tuple[float, str]:
    """The size of the headline, and as much of it as there is room for."""
    for size, most in HEADLINES:
        if len(wrapped(title, size, INNER, "semibold")) <= most:
            return size, title
    size, most = HEADLINES[-1]
    return size, cut(title, size, INNER, most, "semibold")


def source_line(parts: Sequence[str]) -> str:
    """As many of the parts, the first of them first, as one line holds."""
    line = cut(parts[0], SOURCE_PX, INNER, most=1) if parts else ""
    for part in parts[1:]:
        longer = f"{line} · {part}"
        if text_width(longer, SOURCE_PX) <= INNER:
            line = longer
    return line


def largest_scale(chart: Chart, room: float) -> float:
    """The largest scale at which the chart fits into a card with this much room; it may be under LEAST_SCALE."""
    return min(room / chart.height, INNER / (name_room(chart) + MIN_AXIS_PX), MOST_SCALE)


def name_room(chart: Chart) -> float:
    """The width in px, as yet unscaled, that the lanes' names need beside the axis."""
    widest = max((text_width(lane.name, LANE_LETTERS_PX, "semibold") for lane in chart.lanes), default=0)
    return min(NAME_LEFT + widest + NAME_RIGHT, 2 * MIN_AXIS_PX / 5)


def social_card(chart: Chart | None, heading: Heading, theme: str, lang: str) -> Markup:
    """The card as an SVG document; without a chart it is headline, sentence and source."""
    colours = palette(theme)
    around = frame(heading, colours)
    size = {"width": number(WIDTH), "height": number(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "lang": lang, **size, "role": "img"},
        element("title", {}, heading.title),
        element("style", {}, Markup(picture_rules(colours) + around.rules)),  # noqa: S704 - made of constants
        element("rect", {"class": "paper", "width": number(WIDTH), "height": number(HEIGHT)}),
        _moved(MARGIN, MARGIN, around.above.drawing),
        _heart(chart, around) if chart is not None else Markup(),
        _moved(MARGIN, HEIGHT - MARGIN - around.below.height, around.below.drawing),
    )


def _heart(chart: Chart, around: Frame) -> Markup:
    """The chart, as large as it goes, in the middle of its room."""
    scale = largest_scale(chart, around.room)
    names = name_room(chart)
    layers = Layers(chart, FixedPlacement(INNER / scale - names), Links(event=None))
    axis = element("g", {"transform": f"translate({number(names)} 0)"}, all_layers(layers))
    top = MARGIN + around.above.height + GAP + (around.room - chart.height * scale) / 2
    place = f"translate({number(MARGIN)} {number(top)}) scale({scale:.4f})"
    return element("g", {"transform": place}, lane_names(chart, names), axis)


def _moved(x: float, y: float, drawing: Markup) -> Markup:
    return element("g", {"transform": f"translate({number(x)} {number(y)})"}, drawing)
