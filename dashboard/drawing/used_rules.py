"""The rules of a stylesheet that a page uses, so that a small page carries no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TAGS = re.compile(r"<([a-z][a-z0-9]*)")
_NAMES = re.compile(r'\b(?:class|id)="([^"]*)"')
_WORDS = re.compile(r"[A-Za-z_][\w-]*")
_UNDECIDED = re.compile(r"\[[^\]]*\]|::?[a-z-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
"""What of a selector says nothing sure about names: attributes, and pseudo-classes with what they hold."""
_ALWAYS = frozenset({"html", "body", "root"})
_GROUPS = ("@media", "@container", "@supports")


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector, and the tags, classes and ids that it needs."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its `selectors` and declarations, or an at-rule with its `head` and the rules or words in it."""

    head: str = ""
    selectors: tuple[Selector, ...] = ()
    body: str = ""
    rules: tuple[Rule, ...] = ()


def used_rules(rules: str, markup: str, scripts: str = "") -> str:
    """The rules of which every tag, class and id stands in `markup` or is a word of `scripts`, in their order.

    `rules` are as `sheet_rules` gives them. What a rule asks beyond names (attributes, states) counts as met.
    """
    names = frozenset(name for found in _NAMES.findall(markup) for name in found.split())
    known = names | frozenset(_TAGS.findall(markup)) | _words(scripts) | _ALWAYS
    return "".join(_kept(_read(rules), known))


def _kept(rules: tuple[Rule, ...], known: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.rules:
            if inner := "".join(_kept(rule.rules, known)):
                yield f"{rule.head}{{{inner}}}"
        elif rule.body and rule.head:
            yield f"{rule.head}{{{rule.body}}}"
        elif met := [selector.text for selector in rule.selectors if selector.names <= known]:
            yield f"{','.join(met)}{{{rule.body}}}"


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text))


@lru_cache(maxsize=8)
def _read(rules: str) -> tuple[Rule, ...]:
    """The rules taken apart, which is the same for every page."""
    return tuple(_rule(head, body) for head, body in _blocks(rules))


def _rule(head: str, body: str) -> Rule:
    if head.startswith(_GROUPS):
        return Rule(head=head, rules=_read(body))
    if head.startswith("@"):
        return Rule(head=head, body=body)
    needed = (Selector(text, _words(_UNDECIDED.sub(" ", text))) for text in _selectors(head))
    return Rule(selectors=tuple(needed), body=body)


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
