"""One page in several languages from the same page in each of them: what is the same in all stands once.

Words with which a text begins or ends in all of them stand once too. What differs is marked with its language,
`<p lang="en">…<p lang="id">…`, or within a text by an element of that name, `<e->…</e-><i->…</i->` (in a drawing
`<tspan>…</tspan><tspan lang="id">…</tspan>`, the first language unnamed): whichever is shorter. Rules of style show the
one that is chosen, so that this needs no script. A text attribute that differs keeps the words of the first language,
with the others beside it: `aria-label="…" data-id-aria-label="…"`.

Quotations and what there is in one language only bear `lang` too; they stand in `a`, `q`, `blockquote`, `cite` or `i`,
which are never chosen between.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from markupsafe import Markup

from dashboard.publish.snapshot.markup import RAW, Content, Node, parse, tidied, write, write_short

QUOTING = frozenset({"a", "q", "blockquote", "cite", "i"})
"""The elements whose `lang` is that of what they quote."""
WORDED = frozenset({"aria-label", "title", "data-counted", "data-place", "data-left-out"})
_NAMING = ("id", "data-of", "data-event", "href", "class")
_ALONE = frozenset(
    {"a", "b", "button", "blockquote", "input", "label", "li", "summary", "select", "td", "th", *QUOTING}
)
"""Elements that are not repeated for another wording, nor what holds them: names, which are known by their place."""

Variants = dict[str, Node | str]
"""What stands at one place, by language; it may be missing in some."""


def merged(pages: Mapping[str, str]) -> Markup:
    """The markup of one page from its markup in each language; the first language is the page's own."""
    return write_short(together(pages))


def together(pages: Mapping[str, str]) -> Content:
    """What stands in that page."""
    return _merged({lang: tidied(parse(markup)) for lang, markup in pages.items()}, drawn=False)


def _merged(contents: Mapping[str, Content], *, drawn: bool) -> Content:
    first, *others = contents
    items: list[Variants] = [{first: child} for child in contents[first]]
    for lang in others:
        items = _aligned(items, contents[lang], lang)
    return tuple(node for variants in items for node in _joined(variants, tuple(contents), drawn))


def _aligned(items: list[Variants], content: Content, lang: str) -> list[Variants]:
    """The items with the content of a further language beside what is most like it."""
    found: list[Variants] = []
    ours = [next(iter(item.values())) for item in items]
    for same, a0, a1, b0, b1 in _matches([_whole(one) for one in ours], [_whole(one) for one in content]):
        if same:
            found += [{**item, lang: child} for item, child in zip(items[a0:a1], content[b0:b1], strict=True)]
            continue
        names = [_name(one) for one in ours[a0:a1]], [_name(one) for one in content[b0:b1]]
        for alike, c0, c1, d0, d1 in _matches(*names):
            left, right = items[a0 + c0 : a0 + c1], content[b0 + d0 : b0 + d1]
            if alike:
                found += [{**item, lang: child} for item, child in zip(left, right, strict=True)]
            else:
                found += [*left, *({lang: child} for child in right)]
    return found


def _matches(left: list[object], right: list[object]) -> list[tuple[bool, int, int, int, int]]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [(tag == "equal", a0, a1, b0, b1) for tag, a0, a1, b0, b1 in matcher.get_opcodes()]


def _whole(child: Node | str) -> object:
    return child if isinstance(child, str) else str(write((child,)))


def _name(child: Node | str) -> object:
    """What makes two parts the same part in other words."""
    if isinstance(child, str):
        return ""
    named = next(((key, child.attributes[key]) for key in _NAMING if key in child.attributes), None)
    return child.tag, named


def _joined(variants: Variants, languages: tuple[str, ...], drawn: bool) -> Content:
    """What stands at one place for all languages together."""
    values = list(variants.values())
    if len(variants) == len(languages) and all(value == values[0] for value in values):
        return (values[0],)
    nodes = {lang: value for lang, value in variants.items() if isinstance(value, Node)}
    if not nodes and len(variants) == len(languages):
        return _worded({lang: value for lang, value in variants.items() if isinstance(value, str)}, drawn)
    if len(nodes) < len(languages):
        return tuple(_marked(value, lang, languages, drawn) for lang, value in variants.items())
    first = nodes[languages[0]]
    if first.tag in RAW or any(not _alike(first, node) for node in nodes.values()):
        return _copies(nodes, languages, drawn)
    inside = drawn or first.tag == "svg"
    children = _merged({lang: node.children for lang, node in nodes.items()}, drawn=inside)
    one = (replace(first, attributes=_attributes(nodes), children=children),)
    if all(map(_may_be_repeated, nodes.values())):
        return min((one, _copies(nodes, languages, drawn)), key=lambda content: len(write_short(content)))
    return one


def _worded(texts: Mapping[str, str], drawn: bool) -> Content:
    """A text in all languages: the words that all of them begin and end with stand once."""
    languages, words = tuple(texts), [re.split(r"(?<= )", text) for text in texts.values()]
    before = _alike_at_first(words)
    after = _alike_at_first([list(reversed(left[before:])) for left in words])
    first = words[0]
    rests = {lang: "".join(said[before : len(said) - after]) for lang, said in zip(texts, words, strict=True)}
    if not all(rest.strip() for rest in rests.values()):
        return tuple(_marked(text, lang, languages, drawn) for lang, text in texts.items())
    # The space before the words that end all of them stands with them.
    gap = " " if after and all(rest.endswith(" ") for rest in rests.values()) else ""
    marked = (_marked(rest.removesuffix(gap), lang, languages, drawn) for lang, rest in rests.items())
    around = "".join(first[:before]), gap + "".join(first[len(first) - after :])
    return tuple(child for child in (around[0], *marked, around[1]) if child)


def _alike_at_first(lists: Sequence[Sequence[str]]) -> int:
    """With how many of the same words all of them begin."""
    return next(
        (place for place, words in enumerate(zip(*lists, strict=False)) if len(set(words)) > 1), min(map(len, lists))
    )


def _may_be_repeated(node: Node) -> bool:
    """Whether an element may stand once for each language: a short one, with nothing in it that stands once."""
    return (
        node.tag not in _ALONE
        and "id" not in node.attributes
        and all(isinstance(child, str) or (child.flat and child.tag not in _ALONE) for child in node.children)
    )


def _copies(nodes: Mapping[str, Node], languages: tuple[str, ...], drawn: bool) -> Content:
    return tuple(_marked(node, lang, languages, drawn) for lang, node in nodes.items())


def _alike(one: Node, other: Node) -> bool:
    """Whether two elements differ in their words alone, their content aside."""
    names = (one.attributes.keys() | other.attributes.keys()) - WORDED
    return one.tag == other.tag and all(one.attributes.get(name) == other.attributes.get(name) for name in names)


def _attributes(nodes: Mapping[str, Node]) -> dict[str, str]:
    first = next(iter(nodes.values())).attributes
    found = dict(first)
    for lang, node in nodes.items():
        words = {name: value for name, value in node.attributes.items() if name in WORDED and first.get(name) != value}
        found |= {f"data-{lang.lower()}-{name}": value for name, value in words.items()}
    return found


def _marked(value: Node | str, lang: str, languages: tuple[str, ...], drawn: bool) -> Node | str:
    """The part as that of one language; only the page's own keeps its ids, since an id stands once."""
    if isinstance(value, str):
        if not value.strip():
            return value
        if drawn:
            return Node("tspan", {} if lang == languages[0] else {"lang": lang}, (value,))
        return Node(element_of(lang, languages), {}, (value,))
    if lang != languages[0]:
        value = _nameless(value)
    if value.tag in QUOTING or "lang" in value.attributes:
        return Node("span", {"lang": lang}, (value,))
    return value.having(lang=lang)


DRAWN = "tspan:not([lang],[class],[x])"
"""What in a drawing holds a text of the first language alone: every other `tspan` has a class or a place of its own."""


def element_of(lang: str, languages: Collection[str]) -> str:
    """The name of the element around a text of that language, one of its own (HTML, 4.13.3).

    It stands thousands of times: the first letter alone, where no other of the languages begins with it.
    """
    name = lang.lower()
    alone = sum(other.lower().startswith(name[:1]) for other in languages) == 1
    return f"{name[:1] if alone else name}-"


def _nameless(node: Node) -> Node:
    children = tuple(_nameless(child) if isinstance(child, Node) else child for child in node.children)
    return replace(node.without("id"), children=children)
