"""The chart of a snapshot: what all marks have alike stands once, in the page's symbols and in its style."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from string import ascii_lowercase
from types import MappingProxyType

from dashboard.chart.metrics import LABEL_GAP
from dashboard.chart.places import HEADER
from dashboard.drawing.elements import number, part_id
from dashboard.drawing.layers import DATE_BAR, EFFECTIVE_BAR, HEAD, HIT, TEXT_DROP, TICK_DROP
from dashboard.drawing.shapes import PILL_HEIGHT, SHAPES, arrow
from dashboard.publish.snapshot.markup import Content, Node
from timeline_data.kinds import FAMILIES

_FAMILY_OF = {path: family for family, path in SHAPES.items()}
_SAID_BY_STYLE = frozenset({"x", "y"})


def mark_id(family: str) -> str:
    """The id of the mark of a family: short, and without a digit, which an event's id has (`elements.anchor`)."""
    return f"m{ascii_lowercase[FAMILIES.index(family)]}"


def shape_id(family: str) -> str:
    """The id of the path in it."""
    return f"p{ascii_lowercase[FAMILIES.index(family)]}"


def glyph_id(family: str) -> str:
    """The id of the path as a box is cut by it: the glyph of an entry of the list, and the class of its first line."""
    return f"g{ascii_lowercase[FAMILIES.index(family)]}"


def glyph_rules(families: Iterable[str]) -> str:
    """The style that gives the entries of the list their glyphs."""
    return "".join(f".{glyph_id(one)}::after{{clip-path:url(#{glyph_id(one)})}}" for one in families)


def mark_rules() -> str:
    """The style that says what `drawn` leaves out of ticks, bars, connectors, marks, labels and pills."""
    half, drop = number(PILL_HEIGHT / 2), number(TEXT_DROP)
    return (
        f".tick rect{{y:{number(HEADER - 6)}px;width:1px;height:5px;transform:translateX(-.5px)}}"
        f".tick text{{transform:translateY({number(HEADER - 11)}px)}}"
        f".date rect{{height:{DATE_BAR:g}px}}.effective rect{{height:{EFFECTIVE_BAR:g}px}}"
        f".link circle{{r:{HEAD}px}}.halo{{r:var(--radius,{HIT}px)}}"
        f".event text:not(.lag){{transform:translate({LABEL_GAP:g}px,{drop}px)}}"
        f".event .end:not(.lag){{transform:translate({-LABEL_GAP:g}px,{drop}px)}}"
        f".cluster rect{{y:-{half}px;height:{PILL_HEIGHT}px;rx:{half}px}}"
        f".cluster text{{text-anchor:middle;transform:translateY({TICK_DROP:g}px)}}"
    )


def drawn(content: Content) -> Content:
    """A drawing of a chart without what its page says already.

    A mark is called by its label, else by the heading of its event, and its link says whose it is.
    """
    return tuple(child if isinstance(child, str) else _node(child) for child in content)


def called(content: Content) -> Iterator[str]:
    """The ids of the headings by which marks of a drawing are called."""
    for child in content:
        if isinstance(child, Node):
            if child.tag == "a" and "aria-labelledby" in child.attributes:
                yield child.attributes["aria-labelledby"]
            yield from called(child.children)


def _node(node: Node) -> Node:
    classes = node.attributes.get("class", "").split()
    if "event" in classes:
        return _mark(node)
    part = _owned(node.without("overflow") if node.tag == "svg" else node)
    if "lane-name" in classes:
        return replace(part, children=tuple(_lane_name(node.children)))
    children, change = drawn(node.children), next((_CHANGES[name] for name in classes if name in _CHANGES), None)
    if change is None:
        return replace(part, children=children)
    return replace(_unclassed(part, "target"), children=tuple(map(change, children)))  # which most connectors are


def _unclassed(node: Node, name: str) -> Node:
    """The element without one of its classes."""
    classes = " ".join(one for one in node.attributes["class"].split() if one != name)
    return node.having(**{"class": classes}) if classes else node.without("class")


def _owned(node: Node) -> Node:
    """A part whose events are among its classes, each a number, as assets/snapshot.js reads them."""
    if "data-of" not in node.attributes:
        return node
    return node.having(**{"class": f"{node.attributes['class']} {node.attributes['data-of']}"}).without("data-of")


def _mark(node: Node) -> Node:
    if node.tag != "a":
        return node
    kept = tuple(_of_mark(child) for child in drawn(node.children) if isinstance(child, Node) and child.tag != "title")
    mark = replace(node, children=kept).without("data-of")
    return mark if _is_labelled(kept) else mark.having(**{"aria-labelledby": part_id(node.attributes["data-of"])})


def _of_mark(node: Node) -> Node:
    """A part of a mark: its shape and its ring by reference, its label as the style has it."""
    classes = node.attributes.get("class", "").split()
    if node.tag == "path" and node.attributes["d"] in _FAMILY_OF:
        return Node("use", {"href": f"#{mark_id(_FAMILY_OF[node.attributes['d']])}"})
    if "label" in classes:
        label = _unclassed(node, "label")  # which every text of a mark is
        return label if "lag" in classes else label.without(*_SAID_BY_STYLE)
    kept = (one for one in node.children if isinstance(one, str) or one.attributes.get("class") != "ring")
    return replace(node, children=tuple(one if isinstance(one, str) else _of_mark(one) for one in kept))


def _pill(child: Node | str) -> Node | str:
    if isinstance(child, str) or child.tag == "title":
        return child
    if child.tag == "rect":
        return child.without("y", "height", "rx")
    if child.tag == "text":
        return child.without("class", "y")
    return replace(child, children=tuple(map(_pill, child.children)))


def _date(child: Node | str) -> Node | str:
    """The stroke of a date and its words, where the style puts them."""
    if isinstance(child, str):
        return child
    return Node("rect") if child.tag == "line" else child.without("y")


def _bar(child: Node | str) -> Node | str:
    return child.without("height") if isinstance(child, Node) and child.tag == "rect" else child


def _tip(child: Node | str) -> Node | str:
    """What a connector ends in: an arrowhead by reference, or a dot."""
    if isinstance(child, str) or child.tag != "path":
        return child if isinstance(child, str) else child.without("r")
    tip = child.attributes["d"].removeprefix("M0 ").partition("L")[0]
    way = next(
        way for way, sign in (("down", -1), ("up", 1)) if arrow(way, sign * float(tip), HEAD) == child.attributes["d"]
    )
    return Node("use", {"href": f"#{way}", "y": tip})


_CHANGES: Mapping[str, Callable[[Node | str], Node | str]] = MappingProxyType(
    {"cluster": _pill, "link": _tip, "tick": _date, "span": _bar}
)
"""What becomes of the children of a part, by its class."""


def _lane_name(children: Content) -> Content:
    """The lines of a name; the whole of it is said in a title only where they leave some of it out."""
    title, *lines = (child for child in children if isinstance(child, Node))
    whole = " ".join("".join(map(str, line.children)) for line in lines)
    return tuple(lines) if title.children == (whole,) else children


def _is_labelled(content: Content) -> bool:
    """Whether there is a text in a part of a drawing."""
    return any(child.tag == "text" or _is_labelled(child.children) for child in content if isinstance(child, Node))
