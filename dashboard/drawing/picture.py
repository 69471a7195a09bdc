"""What a picture has beside the chart itself: its own style, headline, legend and source line, each placed in px."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.chart.metrics import text_width
from dashboard.chart.model import LegendEntry
from dashboard.drawing.elements import element, joined, number
from dashboard.drawing.shapes import SPLIT_WIDTH, STRIPE_WIDTH, shape
from dashboard.drawing.signs import WIDTH as SIGN_WIDTH
from dashboard.drawing.signs import sign_parts
from dashboard.drawing.theme import CHART_FACE, Palette

MARGIN = 24.0
TITLE_PX = 26.0
SENTENCE_PX = 14.0
KEY_PX = 13.0
KEY_LINE = 24.0
KEY_GAP = 22.0
_WORD = re.compile(r"[^ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of a picture: `title`, a `sentence` on the subject, `caption` of what is shown, and the `footer`:
    source, licence, date, credit, one a line.
    """

    title: str = ""
    sentence: str = ""
    caption: str = ""
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the picture and its height in px."""

    drawing: Markup
    height: float


def words_of(text: str) -> list[str]:
    """The parts between which a line may break: at spaces, but not at those that hold two words together."""
    return _WORD.findall(text)


def wrapped(text: str, size: float, width: float, weight: str = "regular") -> list[str]:
    """The text in lines of at most `width` px; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in words_of(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(text: str, size: float, width: float, weight: str = "regular") -> list[str]:
    """The text in as few lines as `wrapped` needs, and these about equally long, so that no word stands alone."""
    lines = wrapped(text, size, width, weight)
    low, high = 0.0, width if len(lines) > 1 else 0.0
    while high - low > 4:
        middle = (low + high) / 2
        narrower = wrapped(text, size, middle, weight)
        if len(narrower) > len(lines) or any(text_width(line, size, weight) > middle for line in narrower):
            low = middle
        else:
            lines, high = narrower, middle
    return lines


def cut(text: str, size: float, width: float, most: int, weight: str = "regular") -> str:
    """As many words of the text as `most` lines hold; an ellipsis stands for the rest."""
    words = words_of(text)
    for kept in range(len(words), 0, -1):
        shorter = " ".join(words[:kept]) + ("…" if kept < len(words) else "")
        lines = wrapped(shorter, size, width, weight)
        if len(lines) <= most and all(text_width(line, size, weight) <= width for line in lines):
            return shorter
    letters = len(text)
    while letters and text_width(text[:letters] + "…", size, weight) > width:
        letters -= 1
    return text[:letters] + "…" if words else ""


def held(text: str) -> str:
    """The text with its middle dots held to what stands before them, so that no line begins with one."""
    return text.replace(" · ", "\N{NO-BREAK SPACE}· ")


def text_block(
    text: str, name: str, size: float, width: float, weight: str = "regular", leading: float = 1.35
) -> Block:
    """A paragraph from its top left, its lines `leading` times `size` apart; empty for no text."""
    return lines_block(balanced(text, size, width, weight), name, size, leading)


def lines_block(lines: Sequence[str], name: str, size: float, leading: float = 1.35) -> Block:
    """The lines as they are, from their top left."""
    line_height = round(size * leading)
    drawn = [
        element("text", {"class": name, "y": number(round(size) + place * line_height)}, line)
        for place, line in enumerate(lines)
    ]
    return Block(joined(drawn), len(lines) * line_height)


def heading_block(heading: Heading, width: float, title_px: float = TITLE_PX) -> Block:
    """Title, sentence and caption, one below the other."""
    return stacked(
        [
            text_block(heading.title, "title", title_px, width, "semibold", 1.2),
            text_block(heading.sentence, "sentence", SENTENCE_PX, width),
            text_block(held(heading.caption), "small", KEY_PX, width),
        ],
        gap=5,
    )


def footer_block(lines: Sequence[str], width: float) -> Block:
    """A rule, and the lines below it."""
    if not lines:
        return Block(Markup(), 0)
    rule = element("line", {"class": "rule", "x2": number(width), "y1": "0.5", "y2": "0.5"})
    return stacked([Block(rule, 4), *(text_block(held(line), "small", 12, width) for line in lines)], gap=3)


def legend_block(entries: Iterable[LegendEntry], width: float) -> Block:
    """The entries of a legend, in as many lines as they need."""
    x, y = 0.0, 0.0
    drawn: list[Markup] = []
    for entry in entries:
        picture, room = _key_drawing(entry)
        taken = room + 6 + text_width(entry.words, KEY_PX)
        if x > 0 and x + taken > width:
            x, y = 0.0, y + KEY_LINE
        words = element("text", {"class": "key", "x": number(room + 6), "y": "16.5"}, entry.words)
        drawn.append(element("g", {"transform": f"translate({number(x)} {number(y)})"}, picture, words))
        x += taken + KEY_GAP
    return Block(joined(drawn), y + KEY_LINE if drawn else 0)


def _key_drawing(entry: LegendEntry) -> tuple[Markup, float]:
    if entry.group == "side":
        square = {"class": f"swatch {entry.key}", "y": "6.5", "width": "11", "height": "11", "rx": "2"}
        return element("rect", square), 11
    if entry.group == "family":
        return element("path", {"class": "glyph", "d": shape(entry.key), "transform": "translate(8 12)"}), 16
    place = {"class": f"sign sign-{entry.key}", "transform": "translate(0 4)"}
    return element("g", place, sign_parts(entry.key)), SIGN_WIDTH


def stacked(blocks: Iterable[Block], gap: float) -> Block:
    """The blocks one below the other; those without a height take no room."""
    y = 0.0
    drawn: list[Markup] = []
    for block in blocks:
        if block.height:
            y += gap if drawn else 0
            drawn.append(element("g", {"transform": f"translate(0 {number(y)})"}, block.drawing))
            y += block.height
    return Block(joined(drawn), y)


def picture_rules(colours: Palette) -> str:
    """The style of a picture: plain colours and plain selectors, for renderers that know no more of CSS."""
    rules = [
        f"text{{font-family:{CHART_FACE};font-size:11px;fill:{colours.muted};text-rendering:geometricPrecision}}",
        ".mid{text-anchor:middle}.end{text-anchor:end}",
        f".paper,.gap{{fill:{colours.paper}}}.band{{fill:{colours.lane}}}.hit,.ring{{fill:none}}",
        f".rule{{stroke:{colours.rule}}}",
        f".base line{{stroke:{colours.rule}}}.tick line{{stroke:{colours.muted}}}",
        f".title{{font-size:{TITLE_PX:g}px;font-weight:600;fill:{colours.ink}}}",
        f".sentence{{font-size:{SENTENCE_PX:g}px;fill:{colours.ink}}}.small{{font-size:12px}}.key{{font-size:13px}}",
        f".label{{font-size:13px;fill:{colours.ink}}}.lane-name{{font-size:13px;font-weight:600}}",
        f".over{{stroke:{colours.lane};stroke-width:6px;stroke-linejoin:round;paint-order:stroke}}",
        f".lag{{font-size:11px;fill:{colours.arc}}}",
        f".arc{{fill:none;stroke:{colours.arc};stroke-width:1.4;stroke-dasharray:5 3.5}}",
        f".arc-head{{fill:{colours.arc}}}",
        f".cluster rect,.pill{{fill:{colours.paper};stroke:{colours.muted};stroke-width:1.2}}",
        f".cluster text{{fill:{colours.ink};font-weight:600}}",
        f".glyph,.sign{{fill:{colours.muted}}}.sign .band{{fill:{colours.rule}}}",
        f".thin,.bold,.outline{{fill:none;stroke:{colours.muted}}}.bold{{stroke-width:2.5}}",
        f".event path{{stroke:{colours.lane};stroke-width:2;paint-order:stroke}}",
        f".event .stripes{{stroke-width:{STRIPE_WIDTH:g}}}",
        f".sign .split{{fill:none;stroke:{colours.paper};stroke-width:{SPLIT_WIDTH:g}}}",
    ]
    for side in ("a", "b", "n"):
        colour = colours.side(side)
        rules += [
            f".event.{side} path,.swatch.{side},.lane-name.{side},.span.{side}{{fill:{colour}}}",
            f".span.{side} .outline{{fill:none;stroke:{colour}}}.{side} .hatch{{fill:none;stroke:{colour}}}",
            f".shade.{side} stop{{stop-color:{colour}}}",
            f".due.{side}{{stroke:{colour};stroke-width:2.5}}.link.{side} line{{stroke:{colour}}}",
            f".link.{side} path,.link.{side} circle{{fill:{colour};fill-opacity:.8}}",
            f".chosen.{side} .ring{{stroke:{colour}}}",
        ]
    rules += [
        ".date,.sign-span rect{fill-opacity:.5}.effective,.sign-effective rect{fill-opacity:.7}",
        ".span path{fill-opacity:1}.veil stop{stop-color:#fff}",
        ".link line{stroke-width:1;stroke-opacity:.55}.joint line{stroke-width:2.5;stroke-opacity:.7}",
    ]
    return "".join(rules)
