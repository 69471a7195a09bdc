"""Markup read back as a browser would: the elements, their attributes and their text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


@dataclass
class Element:
    """One element; `text` is all the text below it."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def find(self, name: str, **wanted: str) -> list[Element]:
        """All elements below of that name whose attributes are as wanted (`class_` names one of the classes)."""
        found = []
        for child in self.children:
            if child.name == name and all(child.has(key.rstrip("_"), value) for key, value in wanted.items()):
                found.append(child)
            found += child.find(name, **wanted)
        return found

    def has(self, key: str, value: str) -> bool:
        """Whether the attribute has the value, or the class is among its classes."""
        held = self.attributes.get(key) or ""
        return value in held.split() if key == "class" else held == value

    def all(self) -> list[Element]:
        """Every element below."""
        return [self, *(element for child in self.children for element in child.all())]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        self._open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        names = [element.name for element in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


def read(markup: str) -> Element:
    """The root of the markup's elements."""
    reader = _Reader()
    reader.feed(str(markup))
    reader.close()
    return reader.root
