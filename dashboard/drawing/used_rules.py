"""The rules of a stylesheet that a page uses, so that a small page carries no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAGS = re.compile(r"<([a-z][a-z0-9]*)")
_NAMES = re.compile(r'\b(?:class|id)="([^"]*)"')
_WORDS = re.compile(r"[A-Za-z_][\w-]*")
_UNDECIDED = re.compile(r"\[[^\]]*\]|::?[a-z-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
"""What of a selector says nothing sure about names: attributes, and pseudo-classes with what they hold."""
_ALWAYS = frozenset({"html", "body", "root"})
_GROUPS = ("@media", "@container", "@supports")


def used_rules(rules: str, markup: str, scripts: str = "") -> str:
    """The rules of which every tag, class and id stands in `markup` or is a word of `scripts`, in their order.

    `rules` are as `sheet_rules` gives them. What a rule asks beyond names (attributes, states) counts as met.
    """
    names = frozenset(name for found in _NAMES.findall(markup) for name in found.split())
    known = names | frozenset(_TAGS.findall(markup)) | frozenset(_WORDS.findall(scripts)) | _ALWAYS
    return "".join(_kept(rules, known))


def _kept(rules: str, known: frozenset[str]) -> Iterator[str]:
    for head, body in _blocks(rules):
        if head.startswith(_GROUPS):
            if inner := "".join(_kept(body, known)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif selectors := [selector for selector in _selectors(head) if _met(selector, known)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _blocks(rules: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its braces and what stands in them."""
    start = opened = depth = 0
    for place, letter in enumerate(rules):
        if letter == "{":
            opened = opened if depth else place
            depth += 1
        elif letter == "}":
            depth -= 1
            if not depth:
                yield rules[start:opened].strip(), rules[opened + 1 : place]
                start = place + 1


def _selectors(head: str) -> Iterator[str]:
    """The parts of a list of selectors."""
    depth = start = 0
    for place, letter in enumerate(head):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            yield head[start:place].strip()
            start = place + 1
    yield head[start:].strip()


def _met(selector: str, known: frozenset[str]) -> bool:
    return all(name in known for name in _WORDS.findall(_UNDECIDED.sub(" ", selector)))
