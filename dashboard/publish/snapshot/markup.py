"""Markup of our own making as a tree, and a tree as the shortest HTML that means the same.

What is read was written by `element()` and the templates: well-formed, attributes in double quotes, every text
escaped. What is written leaves out what HTML lets out (HTML Living Standard, 13.1.2): quotes around plain values, the
end tags of `li`, `dt`, `dd` and `p`, line breaks between blocks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from markupsafe import Markup, escape

from dashboard.drawing.elements import clean

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
BLOCKS = (
    frozenset(
        {"article", "aside", "blockquote", "details", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure"}
    )
    | {"footer", "form", "h1", "h2", "h3", "h4", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre"}
    | {"section", "summary", "table", "tbody", "td", "template", "th", "thead", "tr", "ul"}
)
IN_LINES = frozenset({"details"})
"""A block that our pages show within lines of text too, where white space beside it counts."""
RAW = frozenset({"textarea", "pre", "title", "option", "script", "style"})
"""Elements that hold nothing but text, to the letter."""

QUOTE = '"'
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\s+[^\s=/>]+(?:=\"[^\"]*\")?)*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"([^\s=/>]+)(?:=\"([^\"]*)\")?")
_PLAIN = re.compile(r"[A-Za-z0-9_#.:%,;()+*~/-]+")
_HOLDS_P = frozenset({"article", "aside", "blockquote", "details", "div", "footer", "header", "li", "main", "section"})
_CLOSES_P = (
    BLOCKS - {"dd", "dt", "figcaption", "legend", "li", "summary"} - {"tbody", "td", "template", "th", "thead", "tr"}
)
_ENDED_BY = MappingProxyType({"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")})
"""Items of lists, and what ends them."""


@dataclass(frozen=True, slots=True)
class Node:
    """One element."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: tuple[Node | str, ...] = ()

    @property
    def flat(self) -> bool:
        """Whether it holds text and nothing else."""
        return all(isinstance(child, str) for child in self.children)

    def having(self, **attributes: str) -> Node:
        """The element with further attributes."""
        return replace(self, attributes={**self.attributes, **attributes})

    def without(self, *names: str) -> Node:
        """The element without some of its attributes."""
        return replace(self, attributes={name: value for name, value in self.attributes.items() if name not in names})


Content = tuple[Node | str, ...]


def parse(markup: str) -> Content:
    """The elements and texts of well-formed markup. Raises ValueError where an element is not closed."""
    opened: list[tuple[str, dict[str, str], list[Node | str]]] = [("", {}, [])]
    at = 0
    for found in _TAG.finditer(markup):
        if found.start() > at:
            opened[-1][2].append(html.unescape(markup[at : found.start()]))
        at = found.end()
        closing, tag, attributes, empty = found.groups()
        if closing:
            name, kept, children = opened.pop()
            if name != tag or not opened:
                raise ValueError(f"</{tag}> closes <{name}>")
            opened[-1][2].append(Node(name, kept, tuple(children)))
            continue
        read = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
        if empty or tag in VOID:
            opened[-1][2].append(Node(tag, read))
        else:
            opened.append((tag, read, []))
    if len(opened) > 1:
        raise ValueError(f"<{opened[-1][0]}> is not closed")
    rest = markup[at:]
    return (*opened[0][2], *([html.unescape(rest)] if rest else []))


def tidied(content: Content, parent: str = "") -> Content:
    """The content without the white space that only parts one block from the next."""
    if parent in RAW:
        return content
    kept: list[Node | str] = []
    for place, child in enumerate(content):
        if isinstance(child, Node):
            kept.append(replace(child, children=tidied(child.children, child.tag)))
        elif child.strip() or not _parts_blocks(content, place, parent):
            kept.append(child if child.strip() else " ")
    return tuple(kept)


def _parts_blocks(content: Content, place: int, parent: str) -> bool:
    """Whether white space stands at the beginning or the end of a block, or beside one."""
    beside = [content[at] if 0 <= at < len(content) else None for at in (place - 1, place + 1)]
    edge = parent in BLOCKS or parent in ("svg", "g", "")
    return any(edge if one is None else isinstance(one, Node) and one.tag in BLOCKS - IN_LINES for one in beside)


def write(content: Iterable[Node | str]) -> Markup:
    """The content as markup that `parse` reads again."""
    return Markup("".join(_pieces(tuple(content), short=False)))  # noqa: S704 - every text and value is escaped below


def write_short(content: Iterable[Node | str]) -> Markup:
    """The content as markup for a browser."""
    return Markup("".join(_pieces(tuple(content), short=True)))  # noqa: S704 - every text and value is escaped below


def _pieces(content: Content, *, short: bool, parent: str = "", drawn: bool = False) -> Iterator[str]:
    for place, child in enumerate(content):
        if isinstance(child, str):
            yield _text(child)
            continue
        inside = drawn or child.tag == "svg"
        attributes = "".join(_attribute(name, value, short) for name, value in child.attributes.items())
        if child.tag in VOID:
            yield f"<{child.tag}{attributes}>"
        elif inside and not child.children:
            yield f"<{child.tag}{attributes}{'' if attributes.endswith(QUOTE) else ' '}/>"
        else:
            yield f"<{child.tag}{attributes}>"
            yield from _pieces(child.children, short=short, parent=child.tag, drawn=inside)
            if not short or not _ends_itself(child.tag, content, place, parent):
                yield f"</{child.tag}>"


def _text(text: str) -> str:
    # A carriage return would be read as a line feed (HTML Living Standard, 13.2.3.5).
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(name: str, value: str, short: bool) -> str:
    if short and not value:
        return f" {name}"
    if short and _PLAIN.fullmatch(value):
        return f" {name}={value}"
    return f' {name}="{escape(clean(value))}"'


def _ends_itself(tag: str, content: Content, place: int, parent: str) -> bool:
    """Whether the end of an item of a list or of a `p` is plain from what follows."""
    after = content[place + 1] if place + 1 < len(content) else None
    if tag in _ENDED_BY:
        ended = isinstance(after, Node) and after.tag in _ENDED_BY[tag]
        return ended or (after is None and tag != "dt")
    if tag != "p":
        return False
    return parent in _HOLDS_P if after is None else isinstance(after, Node) and after.tag in _CLOSES_P
