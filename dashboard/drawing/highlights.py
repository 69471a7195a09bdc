"""Where a text search hits, marked: the letters as they were written, found as the search finds them."""

from __future__ import annotations

from markupsafe import Markup, escape

from timeline_data.table import folded


def highlight(text: str, query: str) -> Markup:
    """The text, escaped, with every part that a word of `query` matches in `<mark>`.

    Case, diacritics and compatibility forms do not count, as in the search itself (`folded`). A letter that is
    hit in part (`ﬁ` by `f`) is marked as a whole, and so are the marks that stand on it.
    """
    parts, written = [], 0
    for start, end in hits(text, query):
        parts += [escape(text[written:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        written = end
    return Markup("").join([*parts, escape(text[written:])])


def hits(text: str, query: str) -> list[tuple[int, int]]:
    """The parts of `text` that a word of `query` matches, as (start, end), in order and apart from one another."""
    words = folded(query).split()
    if not words:
        return []
    places: list[int] = []  # of each letter of the folded text, the letter of the text that it comes from
    pieces = []
    for place, letter in enumerate(text):
        piece = folded(letter)
        pieces.append(piece)
        places += [place] * len(piece)
    whole = "".join(pieces)
    marked = [False] * len(text)
    for word in words:
        at = whole.find(word)
        while at >= 0:
            first, last = places[at], places[at + len(word) - 1]
            while last + 1 < len(text) and not pieces[last + 1]:
                last += 1
            marked[first : last + 1] = [True] * (last + 1 - first)
            at = whole.find(word, at + 1)
    return _runs(marked)


def _runs(marked: list[bool]) -> list[tuple[int, int]]:
    edges = [
        place
        for place, (left, right) in enumerate(zip([False, *marked], [*marked, False], strict=True))
        if left != right
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))
