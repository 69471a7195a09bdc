"""The chart of a snapshot: what all marks have alike stands once, in the page's symbols and in its style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase

from dashboard.chart.metrics import LABEL_GAP
from dashboard.drawing.elements import number, part_id
from dashboard.drawing.layers import HEAD, HIT, TEXT_DROP, TICK_DROP
from dashboard.drawing.shapes import PILL_HEIGHT, SHAPES, arrow
from dashboard.publish.snapshot.markup import Content, Node
from timeline_data.kinds import FAMILIES

_FAMILY_OF = {path: family for family, path in SHAPES.items()}
_SAID_BY_STYLE = frozenset({"x", "y"})


def shape_id(family: str) -> str:
    """The id of the path of a family: short, and without a digit, which an event's id has (`elements.anchor`)."""
    return f"p{ascii_lowercase[FAMILIES.index(family)]}"


def glyph_id(family: str) -> str:
    """The id of the symbol of a family."""
    return f"g{ascii_lowercase[FAMILIES.index(family)]}"


def head_id(way: str) -> str:
    """The id of the arrowhead of connectors, `up` or `down`."""
    return f"p-{way}"


def mark_rules() -> str:
    """The style that says what `drawn` leaves out of marks, labels and pills."""
    half, drop = number(PILL_HEIGHT / 2), number(TEXT_DROP)
    return (
        f".ring{{r:{HIT}px}}"
        f".label:not(.lag){{transform:translate({LABEL_GAP:g}px,{drop}px)}}"
        f".label.end:not(.lag){{transform:translate({-LABEL_GAP:g}px,{drop}px)}}"
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
    if "cluster" in classes:
        return replace(node, children=tuple(map(_pill, drawn(node.children))))
    if "link" in classes:
        return replace(node, children=tuple(map(_head, node.children))).without("overflow")
    if "lane-name" in classes:
        return replace(node, children=tuple(_lane_name(node.children)))
    return replace(node.without("overflow") if node.tag == "svg" else node, children=drawn(node.children))


def _mark(node: Node) -> Node:
    if node.tag != "a":
        return node
    kept = tuple(_of_mark(child) for child in drawn(node.children) if isinstance(child, Node) and child.tag != "title")
    mark = replace(node, children=kept).without("data-of")
    return mark if _is_labelled(kept) else mark.having(**{"aria-labelledby": part_id(node.attributes["data-of"])})


def _of_mark(node: Node) -> Node:
    """A part of a mark: its shape by reference, its ring and its label as the style has them."""
    classes = node.attributes.get("class", "").split()
    if node.tag == "path" and node.attributes["d"] in _FAMILY_OF:
        return Node("use", {"href": f"#{shape_id(_FAMILY_OF[node.attributes['d']])}"})
    if "ring" in classes:
        return node.without("r")
    if "label" in classes:
        return node if "lag" in classes else node.without(*_SAID_BY_STYLE)
    return replace(node, children=tuple(one if isinstance(one, str) else _of_mark(one) for one in node.children))


def _pill(child: Node | str) -> Node | str:
    if isinstance(child, str) or child.tag == "title":
        return child
    if child.tag == "rect":
        return child.without("y", "height", "rx")
    if child.tag == "text":
        return child.without("class", "y")
    return replace(child, children=tuple(map(_pill, child.children)))


def _head(child: Node | str) -> Node | str:
    """An arrowhead by reference."""
    if isinstance(child, str) or child.tag != "path":
        return child
    tip = child.attributes["d"].removeprefix("M0 ").partition("L")[0]
    way = next(
        way for way, sign in (("down", -1), ("up", 1)) if arrow(way, sign * float(tip), HEAD) == child.attributes["d"]
    )
    return Node("use", {"href": f"#{head_id(way)}", "y": tip})


def _lane_name(children: Content) -> Content:
    """The lines of a name; the whole of it is said in a title only where they leave some of it out."""
    title, *lines = (child for child in children if isinstance(child, Node))
    whole = " ".join("".join(map(str, line.children)) for line in lines)
    return tuple(lines) if title.children == (whole,) else children


def _is_labelled(content: Content) -> bool:
    """Whether there is a text in a part of a drawing."""
    return any(child.tag == "text" or _is_labelled(child.children) for child in content if isinstance(child, Node))
